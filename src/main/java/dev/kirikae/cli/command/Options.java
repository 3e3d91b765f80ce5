package dev.kirikae.cli.command;

import dev.kirikae.app.input.CloudChoice;
import dev.kirikae.app.input.GlobalOptions;
import dev.kirikae.app.input.UserError;
import dev.kirikae.cli.view.Format;
import dev.kirikae.config.Durations;
import dev.kirikae.model.Nearest;
import dev.kirikae.workflow.Allowances;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command understands, before and after its name; each also as a variable {@code KIRIKAE_…}. */
public final class Options {

    /** Where a stage leaves its report when nothing else is said, from the working folder. */
    public static final String REPORT_FOLDER = "kirikae-report";

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "the configuration; else kirikae.yml here or above, up to the root of the git work tree")
    @Nullable
    String file;

    @Option(
            names = "--target",
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            description = "lays kirikae.NAME.yml over it")
    @Nullable
    String target;

    @Option(
            names = "--service",
            paramLabel = "[APPLICATION/]NAME",
            scope = ScopeType.INHERIT,
            description = "works without a file, from the record: status, rollback, recover, history, explain, audit")
    @Nullable
    String service;

    @Option(names = "--region", paramLabel = "R", scope = ScopeType.INHERIT, description = "the region of --service")
    @Nullable
    String region;

    @Option(
            names = "--ledger",
            paramLabel = "s3://BUCKET/PREFIX",
            scope = ScopeType.INHERIT,
            description = "where the journal is; else in the region's Beanstalk bucket below kirikae/")
    @Nullable
    String ledger;

    @Option(
            names = "--cloud",
            paramLabel = "CLOUD",
            scope = ScopeType.INHERIT,
            description = "aws, or local[:DIR[,empty]] for an embedded cloud that is kept in DIR")
    @Nullable
    String cloud;

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            scope = ScopeType.INHERIT,
            description = "text, json: one document on stdout; status also properties")
    @Nullable
    String output;

    @Option(
            names = "--report-dir",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "where a stage leaves its report; else kirikae-report")
    @Nullable
    String reportDir;

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            scope = ScopeType.INHERIT,
            description = "how long to wait for a lock that a living job holds")
    @Nullable
    String patience;

    @Option(
            names = "--allow",
            paramLabel = "GUARD[=NAME]",
            scope = ScopeType.INHERIT,
            description = "passes a guard, for one thing if named; needs --reason; may be given several times")
    @Nullable
    List<String> allow;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            scope = ScopeType.INHERIT,
            description = "why; written into the journal")
    @Nullable
    String reason;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            description = "who; a claim, recorded beside the caller's ARN")
    @Nullable
    String by;

    @Option(
            names = "--advance",
            paramLabel = "DURATION",
            scope = ScopeType.INHERIT,
            description = "lets time pass on a local cloud before the command")
    @Nullable
    String advance;

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "shows each call with its duration, and each entry of the journal as it is written")
    boolean verbose;

    /**
     * @param looksOnly the command changes nothing
     * @param env the variables; one that holds several guards is read here, since an option's own value holds one
     * @throws UserError where a value is none of those expected
     */
    public GlobalOptions globalOptions(String command, boolean looksOnly, Map<String, String> env) {
        Allowances allowed = AllowOption.read(allow, env.get(AllowOption.VARIABLE));
        if (!allowed.isEmpty() && (reason == null || reason.isBlank())) {
            throw UserError.because("--allow: passing a guard needs --reason \"…\", which the journal keeps");
        }
        return new GlobalOptions(
                command,
                new GlobalOptions.Where(
                        file, target, service, region, ledger, cloud == null ? CloudChoice.AWS : CloudChoice.of(cloud)),
                looksOnly,
                duration("--wait", patience),
                new GlobalOptions.Permission(allowed, reason == null ? "" : reason, by == null ? "" : by),
                duration("--advance", advance));
    }

    public Format format() {
        if (output == null) {
            return Format.TEXT;
        }
        return switch (output) {
            case "text" -> Format.TEXT;
            case "json" -> Format.JSON;
            case "properties" -> Format.PROPERTIES;
            default -> throw UserError.because("--output: " + output + " is no format" + expectedFormat(output));
        };
    }

    public boolean verbose() {
        return verbose;
    }

    private static String expectedFormat(String found) {
        String meant = Nearest.question(found, List.of("text", "json", "properties"));
        return meant.isEmpty() ? "; expected text or json, for status and plan also properties" : meant;
    }

    /** Null where nobody named one. */
    public @Nullable String reportFolderGiven() {
        return reportDir;
    }

    String reportFolder() {
        return reportDir == null ? REPORT_FOLDER : reportDir;
    }

    static Duration duration(String option, @Nullable String text) {
        if (text == null) {
            return Duration.ZERO;
        }
        Duration duration = Durations.parse(text);
        if (duration == null) {
            throw UserError.because(option + ": " + text + " is no duration; expected 30s, 10m, 24h or 7d");
        }
        return duration;
    }

    /**
     * The options that name the service, as they are typed again in the next command.
     *
     * @param fileless whether that command works without a file
     */
    List<String> repeated(boolean fileless) {
        List<String> words = new ArrayList<>();
        add(words, "-c", file);
        add(words, "--target", target);
        if (fileless) {
            add(words, "--service", service);
            add(words, "--region", region);
            add(words, "--ledger", ledger);
        }
        if (cloud != null && !cloud.equals("aws")) {
            add(words, "--cloud", cloud.endsWith(",empty") ? cloud.substring(0, cloud.length() - 6) : cloud);
        }
        return words;
    }

    private static void add(List<String> words, String option, @Nullable String value) {
        if (value != null) {
            words.add(option);
            words.add(value);
        }
    }
}
