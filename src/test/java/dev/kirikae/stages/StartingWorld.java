package dev.kirikae.stages;

import dev.kirikae.cloud.CloudBuilder;
import dev.kirikae.cloud.EmbeddedCloud;
import dev.kirikae.cloud.MemoryLedger;
import dev.kirikae.journal.Goal;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.JournalState;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.LiveName;
import dev.kirikae.model.Verdict;
import dev.kirikae.workflow.LedgerWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** A service at noon, with the journal that its stages would have left. */
public enum StartingWorld {
    /** An application without an environment; nothing was ever released. */
    EMPTY,
    /** Blue is live and settled. */
    BLUE_LIVE,
    /** Blue is live and settled, green was launched, and a dead upload had not yet seen it. */
    GREEN_LAUNCHES,
    /** Blue is live and settled; green's launch has failed. */
    GREEN_FAILED,
    /** Blue is live and settled, green waits as its candidate. */
    GREEN_WAITS,
    /** A dead release had begun to try green. */
    GREEN_BEGUN,
    /** A dead release moved the live name to green; its watch is to come. */
    GREEN_SWITCHED,
    /** Green has the live name and is held. */
    GREEN_HELD,
    /** Green is live and settled, blue stands by. */
    GREEN_SETTLED;

    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    static final EnvironmentId BLUE = new EnvironmentId("e-blue000001");
    static final EnvironmentId GREEN = new EnvironmentId("e-green00001");
    static final LiveName NAME = new LiveName("push-api", "ap-northeast-1");
    static final String STACK = "64bit Amazon Linux 2023 v6.1.0 running Node.js 22";

    /** The first that was live; it is gone, and its version is still there. */
    static final EnvironmentId OLD = new EnvironmentId("e-old0000001");

    private static final String OLDS = "20260901-0000000";
    private static final String BLUES = "20261020-aaaaaaa";
    private static final String GREENS = "20261122-bbbbbbb";

    /**
     * The cloud, with its ledger.
     *
     * @param record the configuration that uploads have recorded
     * @param others instances of the one that does not serve; two serve
     * @param more what else is there
     */
    EmbeddedCloud cloud(String record, int others, Consumer<CloudBuilder> more) {
        MemoryLedger ledger = new MemoryLedger();
        CloudBuilder builder = EmbeddedCloud.calm("123456789012", NAME, NOON)
                .ledger(ledger)
                .application("push-api")
                .platforms(List.of(STACK));
        boolean moved = compareTo(GREEN_SWITCHED) >= 0;
        if (this != EMPTY) {
            builder.environment(
                    BLUE, "push-api", "push-api-" + BLUES, moved ? "away-1" : "push-api", "blue", moved ? others : 2);
            builder.version("old");
        }
        if (compareTo(GREEN_LAUNCHES) >= 0) {
            builder.environment(
                    GREEN,
                    "push-api",
                    "push-api-" + GREENS,
                    moved ? "push-api" : "away-1",
                    "green",
                    moved ? 2 : others);
        }
        more.accept(builder);
        write(new LedgerWriter(ledger::append), record);
        return builder.build();
    }

    private void write(LedgerWriter to, String record) {
        if (this == EMPTY) {
            return;
        }
        Instant first = NOON.minus(Duration.ofDays(80));
        to.write(new JournalEntry.Founded(
                JournalState.FORMAT, "1.0.0", "123456789012", "ap-northeast-1", "push-api", "push-api", first));
        made(to, OLDS, OLD, null, record, first);
        launched(to, OLDS, OLD, first);
        to.write(new JournalEntry.Began(OLDS, OLD, null, false, Duration.ofMinutes(10), first.plusSeconds(600)));
        to.write(new JournalEntry.Switched(OLDS, null, OLD, first.plusSeconds(612)));
        to.write(new JournalEntry.Ended(OLDS, JournalEntry.How.SETTLED, "verified", first.plusSeconds(1300)));
        Instant then = NOON.minus(Duration.ofDays(30));
        made(to, BLUES, BLUE, OLD, record, then);
        launched(to, BLUES, BLUE, then);
        switched(to, BLUES, BLUE, OLD, then);
        to.write(new JournalEntry.Ended(BLUES, JournalEntry.How.SETTLED, "verified", then.plusSeconds(1300)));
        to.write(new JournalEntry.Gone(OLD, Duration.ofSeconds(300), NOON.minus(Duration.ofDays(29))));
        if (this != BLUE_LIVE) {
            green(to, record, NOON.minus(Duration.ofHours(2)));
        }
    }

    private void green(LedgerWriter to, String record, Instant at) {
        made(to, GREENS, GREEN, BLUE, record, at);
        if (this == GREEN_FAILED) {
            to.write(new JournalEntry.LaunchFailed(GREENS, GREEN, List.of("out of time"), at.plusSeconds(1800)));
        } else if (this != GREEN_LAUNCHES) {
            launched(to, GREENS, GREEN, at);
        }
        if (this == GREEN_BEGUN) {
            began(to, GREENS, GREEN, BLUE, at);
        }
        if (compareTo(GREEN_SWITCHED) >= 0) {
            switched(to, GREENS, GREEN, BLUE, at);
        }
        if (this == GREEN_HELD) {
            to.write(new JournalEntry.Held(GREENS, "its watch failed", at.plusSeconds(1300)));
        }
        if (this == GREEN_SETTLED) {
            to.write(new JournalEntry.Ended(GREENS, JournalEntry.How.SETTLED, "verified", at.plusSeconds(1300)));
        }
    }

    private static void made(
            LedgerWriter to, String release, EnvironmentId id, EnvironmentId live, String record, Instant at) {
        to.write(new JournalEntry.Took("before-" + release, "a job", "upload", at));
        String version = id.equals(OLD) ? "old" : id.equals(BLUE) ? "blue" : "green";
        String commit = release.substring(9).repeat(6).substring(0, 40);
        String name = "push-api-" + release;
        to.write(new JournalEntry.Opened(release, commit, version, "d1", name, record, live, at));
        Goal made = new Goal.EnvironmentExists(release, name, "away-1", version, STACK, null);
        to.write(new JournalEntry.Intended("op-" + release, made, at, at.plusSeconds(300)));
        to.write(new JournalEntry.Settled("op-" + release, true, true, id, "made", at.plusSeconds(2)));
    }

    private static void began(LedgerWriter to, String release, EnvironmentId id, EnvironmentId live, Instant at) {
        to.write(new JournalEntry.Began(release, id, live, false, Duration.ofMinutes(10), at.plusSeconds(600)));
    }

    private static void switched(LedgerWriter to, String release, EnvironmentId id, EnvironmentId live, Instant at) {
        began(to, release, id, live, at);
        String operation = "swap-" + release;
        Goal moved = new Goal.NameBelongsTo(Goal.Purpose.SWITCH, NAME, live, id);
        to.write(new JournalEntry.Intended(operation, moved, at.plusSeconds(610), at.plusSeconds(910)));
        to.write(new JournalEntry.Settled(operation, true, true, id, "seen", at.plusSeconds(622)));
    }

    private static void launched(LedgerWriter to, String release, EnvironmentId id, Instant at) {
        to.write(new JournalEntry.Launched(release, id, Duration.ofSeconds(300), at.plusSeconds(302)));
        to.write(new JournalEntry.Judged(
                release, JournalEntry.Phase.CANDIDATE, Verdict.VERIFIED, List.of(), at.plusSeconds(310)));
        to.write(new JournalEntry.Prepared(release, at.plusSeconds(310)));
    }
}
