package dev.kirikae.simulate;

import dev.kirikae.cloud.CloudBuilder;
import dev.kirikae.cloud.EmbeddedCloud;
import dev.kirikae.cloud.MemoryLedger;
import dev.kirikae.model.Alarm;
import dev.kirikae.workflow.LedgerWriter;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A world to begin in, and the policy it is treated with.
 *
 * @param blue how many instances blue has
 * @param green how many instances green has
 * @param alarm what the told alarm says at the beginning
 * @param ascending whether an input contains those of lower numbers only, else each contains all
 */
record Scenario(Kind kind, Policy policy, int blue, int green, Alarm.State alarm, boolean ascending) {

    /** What was there before. */
    enum Kind {
        NOTHING("nothing is there"),
        LIVE("blue is live and settled"),
        WAITING("blue is live, green waits as its candidate"),
        SETTLED("green is settled, blue stands by"),
        FOUND("blue is live, and Kirikae did not make it");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    static final Scenario PLAIN = new Scenario(Kind.LIVE, Policy.PLAIN, 2, 2, Alarm.State.OK, false);

    /** A row of the covering array; every other time, its policy in the world of another row. */
    static Scenario drawn(Random random) {
        List<Map<WorldParameter, String>> rows = WorldParameter.coveringArray();
        Map<WorldParameter, String> row = rows.get(random.nextInt(rows.size()));
        Scenario scenario = of(row);
        return random.nextBoolean()
                ? scenario
                : of(rows.get(random.nextInt(rows.size()))).with(scenario.policy());
    }

    static Scenario of(Map<WorldParameter, String> row) {
        Map<WorldParameter, String> file = new EnumMap<>(WorldParameter.class);
        file.putAll(row);
        file.keySet().removeIf(parameter -> parameter.compareTo(WorldParameter.KIND) >= 0);
        return new Scenario(
                Kind.valueOf(row.get(WorldParameter.KIND)),
                new Policy(file),
                Integer.parseInt(row.get(WorldParameter.BLUE)),
                Integer.parseInt(row.get(WorldParameter.GREEN)),
                Alarm.State.valueOf(row.get(WorldParameter.ALARM_STATE)),
                "ascending".equals(row.get(WorldParameter.INPUTS)));
    }

    Scenario of(Kind other) {
        return new Scenario(other, policy, blue, green, alarm, ascending);
    }

    Scenario with(Policy other) {
        return new Scenario(kind, other, blue, green, alarm, ascending);
    }

    EmbeddedCloud cloud() {
        MemoryLedger ledger = new MemoryLedger();
        if (kind != Kind.NOTHING && kind != Kind.FOUND) {
            history(new LedgerWriter(ledger::append));
        }
        CloudBuilder builder = EmbeddedCloud.calm("123456789012", Start.NAME, Start.NOON)
                .ledger(ledger)
                .application("push-api")
                .platforms(List.of(Start.STACK));
        if (isOrdinary()) {
            builder.alarm(Policy.ALARM, alarm, Start.NOON.minus(Duration.ofDays(1)));
        } else if (policy.hasAlarm()) {
            builder.alarm(policy.alarm());
        }
        boolean settled = kind == Kind.SETTLED;
        if (kind != Kind.NOTHING) {
            builder.environment(
                    Start.BLUE,
                    "push-api",
                    "push-api-" + Start.BLUE_RELEASE,
                    settled ? "away-1" : "push-api",
                    "blue",
                    blue);
        }
        if (hasGreen()) {
            builder.environment(
                    Start.GREEN,
                    "push-api",
                    "push-api-" + Start.GREEN_RELEASE,
                    settled ? "push-api" : "away-1",
                    "green",
                    green);
        }
        return builder.build();
    }

    private void history(LedgerWriter writer) {
        String record = policy.json();
        Start.release(
                writer, Start.BLUE_RELEASE, Start.BLUE, null, Start.NOON.minus(Duration.ofDays(30)), true, record);
        if (hasGreen()) {
            Start.release(
                    writer,
                    Start.GREEN_RELEASE,
                    Start.GREEN,
                    Start.BLUE,
                    Start.NOON.minus(Duration.ofHours(2)),
                    kind == Kind.SETTLED,
                    record);
        }
    }

    /** Whether the alarm stays as it is told, instead of following the traffic. */
    private boolean isOrdinary() {
        return policy.says(WorldParameter.ALARM, "told");
    }

    private boolean hasGreen() {
        return kind == Kind.WAITING || kind == Kind.SETTLED;
    }

    /** Whether one commit contains another. */
    boolean contains(String commit, String other) {
        return !ascending || Inputs.age(commit) >= Inputs.age(other);
    }

    @Override
    public String toString() {
        return kind.words + " (" + blue + " and " + green + " instances)"
                + (isOrdinary() ? ", the alarm is " + alarm : "")
                + (ascending ? ", an input contains lower ones only" : "") + "; " + policy;
    }
}
