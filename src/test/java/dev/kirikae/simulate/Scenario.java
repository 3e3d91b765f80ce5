package dev.kirikae.simulate;

import dev.kirikae.cloud.CloudBuilder;
import dev.kirikae.cloud.EmbeddedCloud;
import dev.kirikae.cloud.MemoryLedger;
import dev.kirikae.model.Alarm;
import dev.kirikae.tale.LedgerWriter;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * A world to begin in, and the policy it is treated with.
 *
 * @param blue how many instances blue has
 * @param green how many instances green has
 * @param pinned whether the alarm stays as it is told, else it follows the traffic
 * @param alarm what it is told at the beginning
 * @param ascending whether an input contains those of lower numbers only, else each contains all
 */
record Scenario(Kind kind, Policy policy, int blue, int green, boolean pinned, Alarm.State alarm, boolean ascending) {

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

    static final Scenario PLAIN = new Scenario(Kind.LIVE, Policy.PLAIN, 2, 2, false, Alarm.State.OK, false);

    static Scenario drawn(Random random) {
        Policy policy = Policy.drawn(random);
        Kind[] kinds = Kind.values();
        int[] sizes = {2, 2, 1, 3};
        Alarm.State[] states = {Alarm.State.OK, Alarm.State.OK, Alarm.State.ALARM, Alarm.State.INSUFFICIENT_DATA};
        return new Scenario(
                kinds[random.nextInt(kinds.length)],
                policy,
                sizes[random.nextInt(sizes.length)],
                sizes[random.nextInt(sizes.length)],
                policy.alarm().equals(Policy.FIXED_ALARM) && random.nextBoolean(),
                states[random.nextInt(states.length)],
                random.nextInt(4) == 0);
    }

    Scenario of(Kind other) {
        return new Scenario(other, policy, blue, green, pinned, alarm, ascending);
    }

    Scenario with(Policy other) {
        return new Scenario(kind, other, blue, green, pinned, alarm, ascending);
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
        if (pinned) {
            builder.alarm(Policy.FIXED_ALARM, alarm, Start.NOON.minus(Duration.ofDays(1)));
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
                + (pinned ? ", the alarm is " + alarm : "")
                + (ascending ? ", an input contains lower ones only" : "") + "; " + policy;
    }
}
