package dev.kirikae.config;

import dev.kirikae.config.Configuration.OptionSetting;
import dev.kirikae.model.Secrets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The commented {@code kirikae.yml} that a service begins with. Only its text is made here; what is not known of
 * the service stands in it as a comment with an example, or as the default.
 */
public final class InitialFile {
    private static final Pattern MARK = Pattern.compile("@([A-Z]+)@");

    /** What nothing can be inherited from yet must be named. */
    private static final String FIRST_RELEASE =
            "  # A first release names its instance profile and service role: AWS makes"
                    + " none by itself, and ends a launch\n"
                    + "  # without a profile within seconds. Later ones inherit them from live. In place of {}, on lines of their own:\n"
                    + "  #   aws:autoscaling:launchconfiguration: {IamInstanceProfile: aws-elasticbeanstalk-ec2-role, DisableIMDSv1: \"true\"}\n"
                    + "  #   aws:elasticbeanstalk:environment: {ServiceRole: aws-elasticbeanstalk-service-role}\n";

    private InitialFile() {}

    /**
     * What is known about the service.
     *
     * @param application the Beanstalk application
     * @param account twelve digits; null: unknown
     * @param cname the CNAME that users call, its prefix or whole
     * @param environmentName null: made of the application's name
     * @param platform null: live's own
     * @param branch null: master, else the remote's default branch
     * @param proposals templates to choose from, written as comments
     * @param settings what stands in the file, by namespace in this order; what may not stand there (secrets, for one)
     *     is named in a comment without its value
     */
    public record Facts(
            String application,
            String region,
            @Nullable String account,
            String cname,
            @Nullable String environmentName,
            @Nullable String platform,
            @Nullable String branch,
            List<Proposal> proposals,
            List<OptionSetting> settings) {
        public Facts {
            proposals = List.copyOf(proposals);
            settings = List.copyOf(settings);
        }
    }

    /**
     * A template that may be wanted.
     *
     * @param template its name
     * @param why in half a sentence
     * @param with texts, whole numbers, truth values, lists and maps of these
     */
    public record Proposal(String template, String why, Map<String, Object> with) {}

    /** The text of the file; it reads back without problems if the facts are what AWS allows. */
    public static String write(Facts facts) {
        Map<String, String> values = Map.of(
                "APPLICATION", quoted(facts.application()),
                "ACCOUNT", key("account", facts.account(), "\"123456789012\""),
                "REGION", quoted(facts.region()),
                "CNAME", quoted(facts.cname()),
                "BRANCH", facts.branch() == null ? "null" : quoted(facts.branch()),
                "NAME", key("name", facts.environmentName(), "push-api"),
                "PROPOSALS", proposals(facts.proposals()),
                "PLATFORM", key("platform", facts.platform(), "64bit Amazon Linux 2023 v6.* running Node.js 22"),
                "SETTINGS", settings(facts.settings()));
        return MARK.matcher(TEXT)
                .replaceAll(mark ->
                        Matcher.quoteReplacement(Objects.requireNonNull(values.get(mark.group(1)), mark.group(1))));
    }

    private static String key(String key, @Nullable String value, String example) {
        return value == null ? "# " + key + ": " + example : key + ": " + quoted(value);
    }

    private static String proposals(List<Proposal> proposals) {
        if (proposals.isEmpty()) {
            return "  use: []                          # - {template: …, with: {…}}";
        }
        StringBuilder text = new StringBuilder("  # Proposed from what the repository contains; the first one that is"
                + " wanted takes the place of the brackets.\n  use: []");
        for (Proposal proposal : proposals) {
            text.append("\n    # - {template: ").append(proposal.template());
            if (!proposal.with().isEmpty()) {
                text.append(", with: ").append(flow(proposal.with()));
            }
            text.append("}   # ").append(proposal.why().replaceAll("\\s+", " "));
        }
        return text.toString();
    }

    private static String flow(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> quoted(String.valueOf(entry.getKey())) + ": " + flow(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(InitialFile::flow).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof String string ? quoted(string) : String.valueOf(value);
    }

    private static String settings(List<OptionSetting> settings) {
        Map<String, StringBuilder> kept = new LinkedHashMap<>();
        StringBuilder left = new StringBuilder();
        for (OptionSetting setting : settings) {
            String fault = fault(setting);
            if (fault == null) {
                kept.computeIfAbsent(setting.namespace(), namespace -> new StringBuilder())
                        .append("      ")
                        .append(quoted(setting.name()))
                        .append(": ")
                        .append(quoted(setting.value()))
                        .append('\n');
            } else {
                left.append("    # left out: ")
                        .append(ShownText.plain(setting.namespace()))
                        .append(' ')
                        .append(ShownText.plain(setting.name()))
                        .append(": ")
                        .append(fault)
                        .append('\n');
            }
        }
        if (kept.isEmpty()) {
            return left + FIRST_RELEASE + "  settings: {}";
        }
        StringBuilder text = new StringBuilder(left).append("  settings:");
        kept.forEach((namespace, options) -> text.append("\n    ")
                .append(quoted(namespace))
                .append(":\n")
                .append(options.toString().stripTrailing()));
        return text.toString();
    }

    private static @Nullable String fault(OptionSetting setting) {
        if (!SettingRules.isNamespace(setting.namespace())) {
            return "no namespace of options";
        }
        String fault = SettingRules.fault(setting.namespace(), setting.name(), setting.value());
        Resolved value = new Resolved(setting.value(), setting.value(), List.of(), List.of());
        boolean secret = fault == null && SettingRules.secret(setting.namespace(), setting.name(), value) != null;
        return secret ? "looks like a secret; name its ARN in " + Secrets.NAMESPACE + " instead" : fault;
    }

    private static String quoted(String value) {
        StringBuilder text = new StringBuilder("\"");
        Variables.escape(value).codePoints().forEach(point -> {
            switch (point) {
                case '"', '\\' -> text.append('\\').appendCodePoint(point);
                case '\n' -> text.append("\\n");
                case '\t' -> text.append("\\t");
                default -> {
                    if (point < ' ' || (point >= 0x7F && point < 0xA0) || point == 0x2028 || point == 0x2029) {
                        text.append(String.format(Locale.ROOT, "\\u%04x", point));
                    } else if (point == 0xFEFF || Character.getType(point) == Character.FORMAT) {
                        text.append(String.format(Locale.ROOT, "\\U%08x", point));
                    } else {
                        text.appendCodePoint(point);
                    }
                }
            }
        });
        return text.append('"').toString();
    }

    private static final String TEXT = """
            # How Kirikae releases this service. A key without which a release is possible stands here with its default.
            # Values may hold ${env.NAME}, ${environment}, ${release}, ${commit} and ${version}; $${ is the text ${ itself.
            # kirikae.production.yml beside this file is laid over it by --target production.
            # Every key with its type: docs/configuration.md in Kirikae's repository, or kirikae init --schema for an editor.
            # Templates: kirikae templates.
            kirikae: ">=1.0 <2"                # which versions of Kirikae may read this file

            application: @APPLICATION@
            # service: push-api                # unit of lock, ledger, names and tags; default: the application's name
            @ACCOUNT@                          # any other account is refused
            region: @REGION@

            source:
              # repository: https://git.example.com/push/api.git   # URL or path; default: the repository this file lies in
              branch: @BRANCH@                 # its head is released; null: master, or where there is none the remote's default branch
              directory: ""                    # folder of the repository that becomes the bundle's root
              submodules: false                # true: their files are in the bundle, at any depth
              exclude: []                      # besides export-ignore in .gitattributes and .ebignore

            live:
              cname: @CNAME@                   # the CNAME that users call: its prefix, or the whole name

            environment:
              @NAME@                           # environments are called so, the release's id behind; at most 21 characters
              @PLATFORM@                       # the newest that matches; default: live's own, so needed while nothing is live
              inherit: live                    # option settings from live, none, or [namespace:option, …]
            @SETTINGS@
              capacity: match-live             # never switch to fewer instances than serve now; or as-configured
              tags: {}
            adopt: []                          # ids of environments not made by Kirikae that destroy may terminate

            ebextensions:
              templates: ebextensions-templates   # searched in the released commit first, then in Kirikae's own library
            @PROPOSALS@
            lint: {excuse: []}                 # - {rule: …, file: …, reason: …}

            verify:
              address: {scheme: http, port: 80}   # how both sides are called; host: another Host header; ca: a PEM file
              health: {accept: [Ok, Info], stable-for: 2m}   # Beanstalk's enhanced health
              candidate:
                probes:                        # asked at the candidate's own address before the switch
                  - name: root
                    http: {path: /, expect: {status: 200}}
                    every: 10s                 # between samples
                    timeout: 5s                # of one sample
                    passes: 3                  # good samples in a row that prove it
                    failures: 0                # bad samples forgiven
                    errors: 3                  # samples in a row that could not be taken
                    within: 2m                 # time to prove it; then inconclusive
              live:
                watch: 10m                     # how long after the switch; only time with samples counts
                probes: candidate              # the candidate's again, through the live name; or a list
                alarms: []                     # - {name: "${environment}-5xx", red-at-start: block, no-data: inconclusive}
              on-failure: rollback             # or hold
              on-inconclusive: rollback        # or hold, accept
              accept-unverified: null          # a reason in words; else a release that nothing could fail is refused

            standby:
              keep: 24h                        # destroy refuses earlier
              at-most: 72h                     # not drained by then: destroy --due calls a person
              rejected: 4h                     # age at which rejected and abandoned environments are due
              drain: {requests-per-minute: 1, for: 15m}   # proof that nobody calls it any more; or none
            versions: {keep: 20, delete-bundles: true}   # application versions of this service
            approval: none
            ledger: null                       # s3://bucket/prefix; default: the region's Beanstalk bucket
            deadlines: {launch: 30m, switch: 10m, terminate: 30m, settle: 5m}
            lock: {lease: 2m}                  # how long a silent holder keeps it
            polling: {first: learned, every: 10s}
            """;
}
