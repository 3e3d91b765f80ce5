package dev.kirikae.app;

import dev.kirikae.app.input.CommandContext;
import dev.kirikae.app.input.GlobalOptions;
import dev.kirikae.app.input.ProcessEnvironment;
import dev.kirikae.app.input.ServiceName;
import dev.kirikae.app.input.UserError;
import dev.kirikae.app.run.ServiceSession;
import dev.kirikae.app.run.StageRunner;
import dev.kirikae.app.world.OpenWorld;
import dev.kirikae.app.world.Survey;
import dev.kirikae.app.world.Worlds;
import dev.kirikae.aws.Regions;
import dev.kirikae.config.InitialFile;
import dev.kirikae.model.Caller;
import dev.kirikae.model.CnameForm;
import dev.kirikae.model.Environment;
import dev.kirikae.model.LiveName;
import dev.kirikae.source.Source;
import dev.kirikae.source.Sources;
import dev.kirikae.source.bundle.BundleTree;
import dev.kirikae.source.remote.Location;
import dev.kirikae.source.tree.BundleEntry;
import dev.kirikae.source.tree.SourceException;
import dev.kirikae.template.Proposals;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.StageResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a service's first {@code kirikae.yml}, or the file that {@code -c} names. What is there is never overwritten.
 */
public final class InitialConfiguration {

    private static final String NAME = "kirikae.yml";
    private static final int LONGEST_NAME = 21;

    private final ProcessEnvironment process;
    private final GlobalOptions globalOptions;

    public InitialConfiguration(ProcessEnvironment process, GlobalOptions globalOptions) {
        this.process = process;
        this.globalOptions = globalOptions;
    }

    /**
     * What was written, and what was guessed.
     *
     * @param file as a person would write its path
     * @param notes a sentence for each guess; empty where nothing was guessed
     */
    public record Written(String file, List<String> notes) {}

    /** @throws UserError where there is a file already: it is never overwritten */
    public void mustBeFree() {
        if (Files.exists(path())) {
            throw UserError.because(shown() + " is there already; remove it first, or name another file with -c");
        }
    }

    /**
     * From what can be known without asking anybody.
     *
     * @throws UserError where a name or region given is none, or the file is there or cannot be written
     */
    public Written write() {
        List<String> notes = new ArrayList<>();
        String application = application(notes);
        String region = region();
        if (region == null) {
            region = "us-east-1";
            notes.add("guessed: region us-east-1; neither --region nor AWS_REGION tells it");
        }
        return write(
                new InitialFile.Facts(
                        application, region, null, prefix(application), null, null, branch(), proposals(), List.of()),
                notes);
    }

    /**
     * From an environment that is there.
     *
     * @param wanted its name or id
     * @param headline gets the first line of the output, once it is known who looks
     * @throws UserError where no application is named, the look does not succeed (with its exit code), there is no such
     *     environment, or the file is there or cannot be written
     */
    public Written writeFrom(String wanted, StageRunner runner, java.util.function.Consumer<String> headline) {
        if (globalOptions.service() == null) {
            throw UserError.because("--from: name the application too, with --service APPLICATION, and its --region");
        }
        try (CommandContext context = CommandContext.withOrWithoutFile(process, globalOptions.withoutFile());
                OpenWorld openWorld = new Worlds(context).open(Map.of())) {
            Survey survey = new Survey();
            StageResult ending = runner.survey(openWorld, survey, survey.whole(ServiceSession.look(context), true));
            headline.accept(openWorld.headline(survey.caller()));
            if (ending.exit() != ExitCode.OK) {
                throw UserError.because(ending.exit(), ending.sentence());
            }
            return write(facts(found(wanted, survey.environments()), survey.caller()), List.of());
        }
    }

    private static Environment found(String wanted, List<Environment> environments) {
        for (Environment environment : environments) {
            if (environment.exists()
                    && (environment.name().equals(wanted)
                            || environment.id().value().equals(wanted))) {
                return environment;
            }
        }
        List<String> names = environments.stream()
                .filter(Environment::exists)
                .map(Environment::name)
                .toList();
        throw UserError.because("--from: there is no environment " + wanted
                + (names.isEmpty() ? "" : "; there are: " + String.join(", ", names)));
    }

    /** Its settings are not written down: a fresh environment inherits them from live. */
    private InitialFile.Facts facts(Environment environment, @Nullable Caller caller) {
        String cname = environment.cname();
        if (cname == null) {
            throw UserError.because("--from: " + environment.name() + " has no CNAME: a worker has no name to move");
        }
        String region = region(cname);
        String application = environment.application();
        return new InitialFile.Facts(
                application,
                region,
                caller == null ? null : caller.account(),
                LiveName.of(cname, region).cname(),
                application.length() > LONGEST_NAME ? application.substring(0, LONGEST_NAME) : null,
                pattern(environment.platform()),
                branch(),
                proposals(),
                List.of());
    }

    /** As its name tells it, else as the look was asked for. */
    private String region(String cname) {
        String named = CnameForm.region(cname);
        String given = globalOptions.region();
        return named != null ? named : given == null ? "us-east-1" : given;
    }

    /** The platform with its minor and patch number left open; null for an ARN, which names one build. */
    private static @Nullable String pattern(String platform) {
        return platform.startsWith("arn:") ? null : platform.replaceAll("v(\\d+)\\.\\d+\\.\\d+", "v$1.*");
    }

    private Written write(InitialFile.Facts facts, List<String> notes) {
        try {
            Files.writeString(path(), InitialFile.write(facts), StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw UserError.because(shown() + " cannot be written: " + e.getMessage());
        }
        return new Written(shown(), notes);
    }

    private Path path() {
        String file = globalOptions.file();
        return process.folder().resolve(file == null ? NAME : file);
    }

    private String shown() {
        return process.shown(path());
    }

    private String application(List<String> notes) {
        String given = globalOptions.service();
        if (given != null) {
            return ServiceName.of(given).application();
        }
        Path name = process.folder().toAbsolutePath().normalize().getFileName();
        String application = prefix(name == null ? "application" : name.toString());
        notes.add("guessed: application " + application + ", after the folder; --service NAME says it");
        return application;
    }

    private static String prefix(String text) {
        String plain =
                text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return plain.length() < 4 ? "my-" + plain : plain;
    }

    private @Nullable String region() {
        String given = globalOptions.region();
        if (given != null) {
            return sound("--region", given);
        }
        for (String variable : List.of("AWS_REGION", "AWS_DEFAULT_REGION")) {
            String usual = process.value(variable);
            if (usual != null) {
                return sound(variable, usual);
            }
        }
        return null;
    }

    private static String sound(String origin, String region) {
        String fault = Regions.fault(region);
        if (fault != null) {
            throw UserError.because(origin + ": " + fault);
        }
        return region;
    }

    /** From what is committed; none where nothing can be told. */
    private List<InitialFile.Proposal> proposals() {
        try (Source source = open()) {
            BundleTree tree = source.tree(source.head().commit(), "", List.of());
            return Proposals.of(new Committed(tree)).stream()
                    .map(each -> new InitialFile.Proposal(each.template(), each.why(), each.with()))
                    .toList();
        } catch (SourceException e) {
            return List.of();
        }
    }

    private record Committed(BundleTree tree) implements Proposals.Repository {
        @Override
        public List<String> paths() {
            return tree.entries().stream().map(BundleEntry::path).toList();
        }

        @Override
        public String text(String path) {
            byte[] content = tree.content(path);
            return content == null ? "" : new String(content, StandardCharsets.UTF_8);
        }
    }

    private Source open() {
        return new Sources(process.cache().resolve("git"), process.home(), null)
                .open(new Location.OnDisk(process.folder()));
    }

    /** Null where master is right, or nothing can be told. */
    private @Nullable String branch() {
        try (Source source = open()) {
            for (String branch : List.of("master", "main")) {
                if (exists(source, branch)) {
                    return branch.equals("master") ? null : branch;
                }
            }
            return source.defaultBranch().name();
        } catch (SourceException e) {
            return null;
        }
    }

    private static boolean exists(Source source, String branch) {
        try {
            return !source.resolve(null, branch).commit().id().isEmpty();
        } catch (SourceException e) {
            return false;
        }
    }
}
