package dev.kirikae.simulate;

import dev.kirikae.config.Configuration;
import dev.kirikae.config.ConfigurationJson;
import dev.kirikae.config.Configurations;
import dev.kirikae.config.Document;
import dev.kirikae.config.Mode;
import dev.kirikae.config.Reading;
import dev.kirikae.stages.Order;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the configuration of a sequence says; words are the file's own.
 *
 * @param alarm the alarm that is named; empty for none
 * @param adopt whether the environment that was found live may be terminated
 * @param setting the value of a setting that environments are made with
 */
record Policy(
        String keep,
        String rejected,
        String drain,
        String onFailure,
        String onInconclusive,
        String alarm,
        String redAtStart,
        String noData,
        String capacity,
        boolean adopt,
        int versions,
        String setting) {

    static final String FIXED_ALARM = "push-5xx";
    static final String BROUGHT_ALARM = "${environment}-5xx";

    static final Policy PLAIN = new Policy(
            "0s", "4h", "none", "rollback", "rollback", "", "block", "inconclusive", "match-live", false, 20, "info");

    private static final String YAML = """
            application: push-api
            region: ap-northeast-1
            live: {cname: push-api}
            environment:
              name: push-api
              platform: 64bit Amazon Linux 2023 v6.* running Node.js 22
              capacity: %s
              settings: {aws:elasticbeanstalk:application:environment: {LOG_LEVEL: %s}}
            adopt: [%s]
            verify:
              health: {stable-for: 10s}
              candidate:
                probes:
                  - name: health
                    http: {path: /health}
                    every: 10s
                    passes: 2
                  - name: version
                    version: {path: /version, json: $.version}
                    every: 10s
                    passes: 2
              live:
                watch: %s
                alarms: [%s]
              on-failure: %s
              on-inconclusive: %s
            standby: {keep: %s, rejected: %s, drain: %s}
            versions: {keep: %d}
            """;

    private static final int KINDS = 64;
    private static final Map<Policy, Loaded> LOADED = new ConcurrentHashMap<>();

    private record Loaded(Order order, String json) {}

    /** One of a number of policies that were drawn once: reading a configuration takes longer than a stage. */
    static Policy drawn(Random random) {
        return any(new Random(random.nextInt(KINDS)));
    }

    private static Policy any(Random random) {
        String[] alarms = {"", "", FIXED_ALARM, BROUGHT_ALARM};
        return new Policy(
                one(random, "0s", "0s", "24h"),
                one(random, "4h", "0s"),
                one(random, "none", "none", "{requests-per-minute: 1, for: 15m}"),
                one(random, "rollback", "rollback", "hold"),
                one(random, "rollback", "hold", "accept"),
                alarms[random.nextInt(alarms.length)],
                one(random, "block", "must-recover", "exclude-while-red", "ignore"),
                one(random, "inconclusive", "ignore", "fail"),
                one(random, "match-live", "match-live", "as-configured"),
                random.nextBoolean(),
                one(random, 20, 20, 1),
                "info");
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static <T> T one(Random random, T... of) {
        return of[random.nextInt(of.length)];
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

    Policy withStandby(String kept, String forRejected, String drained) {
        return new Policy(
                kept,
                forRejected,
                drained,
                onFailure,
                onInconclusive,
                alarm,
                redAtStart,
                noData,
                capacity,
                adopt,
                versions,
                setting);
    }

    Policy withOutcomes(String failed, String inconclusive) {
        return new Policy(
                keep,
                rejected,
                drain,
                failed,
                inconclusive,
                alarm,
                redAtStart,
                noData,
                capacity,
                adopt,
                versions,
                setting);
    }

    Policy withoutAlarm() {
        return new Policy(
                keep,
                rejected,
                drain,
                onFailure,
                onInconclusive,
                "",
                PLAIN.redAtStart,
                PLAIN.noData,
                capacity,
                adopt,
                versions,
                setting);
    }

    Policy withRest(String fromCapacity, boolean adopting, int keptVersions) {
        return new Policy(
                keep,
                rejected,
                drain,
                onFailure,
                onInconclusive,
                alarm,
                redAtStart,
                noData,
                fromCapacity,
                adopting,
                keptVersions,
                setting);
    }

    Policy withSetting(String other) {
        return new Policy(
                keep,
                rejected,
                drain,
                onFailure,
                onInconclusive,
                alarm,
                redAtStart,
                noData,
                capacity,
                adopt,
                versions,
                other);
    }

    boolean hasAlarm() {
        return !alarm.isEmpty();
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
        throw new AssertionError(((Reading.Rejected) reading).problems().toString());
    }

    private String yaml() {
        String alarms = hasAlarm()
                ? "{name: \"" + alarm + "\", red-at-start: " + redAtStart + ", no-data: " + noData + "}"
                : "";
        String watch = hasAlarm() ? "4m" : "30s";
        return YAML.formatted(
                capacity,
                setting,
                adopt ? Start.BLUE.value() : "",
                watch,
                alarms,
                onFailure,
                onInconclusive,
                keep,
                rejected,
                drain,
                versions);
    }

    @Override
    public String toString() {
        return "keep " + keep + ", rejected " + rejected + ", drain " + drain + ", on-failure " + onFailure
                + ", on-inconclusive " + onInconclusive + ", capacity " + capacity + ", adopt " + adopt + ", versions "
                + versions
                + (hasAlarm() ? ", alarm " + alarm + " (red-at-start " + redAtStart + ", no-data " + noData + ")" : "");
    }
}
