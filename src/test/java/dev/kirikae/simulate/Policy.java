package dev.kirikae.simulate;

import dev.kirikae.config.Configuration;
import dev.kirikae.config.ConfigurationJson;
import dev.kirikae.config.Configurations;
import dev.kirikae.config.Document;
import dev.kirikae.config.Mode;
import dev.kirikae.config.Reading;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.stages.Order;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the configuration of a sequence says.
 *
 * @param words by parameter; those that are not of the file say nothing here
 */
record Policy(Map<Parameter, String> words) {

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

    private record Loaded(Order order, String json) {}

    String word(Parameter parameter) {
        return words.getOrDefault(parameter, parameter.plain());
    }

    boolean says(Parameter parameter, String word) {
        return word(parameter).equals(word);
    }

    Policy with(Parameter parameter, String word) {
        Map<Parameter, String> all = new EnumMap<>(Parameter.class);
        all.putAll(words);
        all.put(parameter, word);
        return new Policy(all);
    }

    boolean hasAlarm() {
        return !says(Parameter.ALARM, "none");
    }

    /** As the file names it; empty for none. */
    String alarm() {
        return switch (word(Parameter.ALARM)) {
            case "none" -> "";
            case "brought" -> BROUGHT_ALARM;
            default -> ALARM;
        };
    }

    /** Whether it may be terminated although Kirikae did not make it. */
    boolean isAdopted(EnvironmentId id) {
        return says(Parameter.ADOPT, id.value());
    }

    Order order() {
        return loaded().order();
    }

    Configuration configuration() {
        return order().configuration();
    }

    /** The configuration as an upload records it. */
    String json() {
        return loaded().json();
    }

    private Loaded loaded() {
        return LOADED.computeIfAbsent(this, Policy::load);
    }

    private static Loaded load(Policy policy) {
        Reading reading =
                Configurations.read(new Document("kirikae.yml", policy.yaml()), null, Map.of(), Mode.STRICT, "1.0.0");
        if (reading instanceof Reading.Loaded loaded) {
            Configuration configuration = loaded.configuration();
            return new Loaded(new Order(configuration, null), ConfigurationJson.write(configuration));
        }
        throw new AssertionError(((Reading.Rejected) reading).problems() + "\n" + policy.yaml());
    }

    private String yaml() {
        String text = YAML.replace("<PROBES>", says(Parameter.PROBES, "none") ? "[]" : PROBES)
                .replace("<ALARM>", alarmInWords());
        for (Parameter parameter : Parameter.values()) {
            text = text.replace("<" + parameter + ">", word(parameter));
        }
        return text;
    }

    private String alarmInWords() {
        return hasAlarm()
                ? "{name: \"" + alarm() + "\", red-at-start: " + word(Parameter.RED_AT_START) + ", no-data: "
                        + word(Parameter.NO_DATA) + "}"
                : "";
    }

    @Override
    public String toString() {
        StringBuilder told = new StringBuilder();
        for (Parameter parameter : Parameter.values()) {
            if (!says(parameter, parameter.plain())) {
                told.append(told.isEmpty() ? "" : ", ")
                        .append(parameter)
                        .append(" ")
                        .append(word(parameter));
            }
        }
        return told.isEmpty() ? "plain" : told.toString();
    }
}
