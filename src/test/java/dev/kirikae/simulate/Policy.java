package dev.kirikae.simulate;

import dev.kirikae.config.Configuration;
import dev.kirikae.config.ConfigurationJson;
import dev.kirikae.config.Configurations;
import dev.kirikae.config.Document;
import dev.kirikae.config.Mode;
import dev.kirikae.config.ReadResult;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.stages.step.ServicePolicy;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the configuration of a sequence says.
 *
 * @param words by parameter; those that are not of the file say nothing here
 */
record Policy(Map<WorldParameter, String> words) {

    static final String ALARM = "push-5xx";
    static final String BROUGHT_ALARM = "${environment}-5xx";

    static final Policy PLAIN = new Policy(Map.of());

    private static final String PROBES = """

                  - name: health
                    http: {path: /health}
                    every: 10s
                    passes: <PASSES>
                    failures: <FAILURES>
                    errors: <ERRORS>
                  - name: version
                    version: {path: /version, json: $.version}
                    every: 10s
                    passes: <PASSES>
                    failures: <FAILURES>
                    errors: <ERRORS>""".indent(6).stripTrailing();

    private static final String YAML = """
            application: push-api
            region: ap-northeast-1
            live: {cname: push-api}
            environment:
              name: push-api
              platform: 64bit Amazon Linux 2023 v6.* running Node.js 22
              capacity: <CAPACITY>
              settings: {aws:elasticbeanstalk:application:environment: {LOG_LEVEL: <LOG_LEVEL>}}
            adopt: [<ADOPT>]
            verify:
              health: {accept: <HEALTH>, stable-for: <STABLE_FOR>}
              candidate:
                probes: <PROBES>
              live:
                watch: <WATCH>
                alarms: [<ALARM>]
              on-failure: <ON_FAILURE>
              on-inconclusive: <ON_INCONCLUSIVE>
              accept-unverified: <ACCEPT_UNVERIFIED>
            standby: {keep: <KEEP>, at-most: <AT_MOST>, rejected: <REJECTED>, drain: <DRAIN>}
            versions: {keep: <VERSIONS>}
            deadlines: {switch: <SWITCH_DEADLINE>, launch: <LAUNCH_DEADLINE>}
            lock: {lease: <LEASE>}
            polling: {first: <FIRST_LOOK>}
            """;

    private static final Map<Policy, Loaded> LOADED = new ConcurrentHashMap<>();

    Policy {
        words = Map.copyOf(words);
    }

    private record Loaded(ServicePolicy servicePolicy, String json) {}

    String word(WorldParameter parameter) {
        return words.getOrDefault(parameter, parameter.plain());
    }

    boolean says(WorldParameter parameter, String word) {
        return word(parameter).equals(word);
    }

    Policy with(WorldParameter parameter, String word) {
        Map<WorldParameter, String> all = new EnumMap<>(WorldParameter.class);
        all.putAll(words);
        all.put(parameter, word);
        return new Policy(all);
    }

    boolean hasAlarm() {
        return !says(WorldParameter.ALARM, "none");
    }

    /** As the file names it; empty for none. */
    String alarm() {
        return switch (word(WorldParameter.ALARM)) {
            case "none" -> "";
            case "brought" -> BROUGHT_ALARM;
            default -> ALARM;
        };
    }

    /** Whether it may be terminated although Kirikae did not make it. */
    boolean isAdopted(EnvironmentId id) {
        return says(WorldParameter.ADOPT, id.value());
    }

    ServicePolicy servicePolicy() {
        return loaded().servicePolicy();
    }

    Configuration configuration() {
        return servicePolicy().configuration();
    }

    /** The configuration as an upload records it. */
    String json() {
        return loaded().json();
    }

    private Loaded loaded() {
        return LOADED.computeIfAbsent(this, Policy::load);
    }

    private static Loaded load(Policy policy) {
        ReadResult reading =
                Configurations.read(new Document("kirikae.yml", policy.yaml()), null, Map.of(), Mode.STRICT, "1.0.0");
        if (reading instanceof ReadResult.Loaded loaded) {
            Configuration configuration = loaded.configuration();
            return new Loaded(new ServicePolicy(configuration, null), ConfigurationJson.write(configuration));
        }
        throw new AssertionError(((ReadResult.Rejected) reading).problems() + "\n" + policy.yaml());
    }

    private String yaml() {
        String text = YAML.replace("<PROBES>", says(WorldParameter.PROBES, "none") ? "[]" : PROBES)
                .replace("<ALARM>", alarmInWords());
        for (WorldParameter parameter : WorldParameter.values()) {
            text = text.replace("<" + parameter + ">", word(parameter));
        }
        return text;
    }

    private String alarmInWords() {
        return hasAlarm()
                ? "{name: \"" + alarm() + "\", red-at-start: " + word(WorldParameter.RED_AT_START) + ", no-data: "
                        + word(WorldParameter.NO_DATA) + "}"
                : "";
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (WorldParameter parameter : WorldParameter.values()) {
            if (!says(parameter, parameter.plain())) {
                text.append(text.isEmpty() ? "" : ", ")
                        .append(parameter)
                        .append(" ")
                        .append(word(parameter));
            }
        }
        return text.isEmpty() ? "plain" : text.toString();
    }
}
