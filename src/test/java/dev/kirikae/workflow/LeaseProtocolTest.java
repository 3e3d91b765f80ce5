package dev.kirikae.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cloud.MemoryLedger;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.JournalState;
import dev.kirikae.model.Caller;
import dev.kirikae.model.Lease;
import dev.kirikae.model.StoredLease;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Who gets the lock, when, and what whoever had it is told. */
class LeaseProtocolTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration TERM = Duration.ofMinutes(2);
    private static final GoalObservers OBSERVERS =
            new GoalObservers("shop", Duration.ofMinutes(10), Duration.ofMinutes(30), Duration.ofMinutes(30));
    private static final StoredLease.Unreadable EMPTY = new StoredLease.Unreadable(false, "a JSON object was expected");

    private final MemoryLedger journal = new MemoryLedger();
    private final List<String> waits = new ArrayList<>();
    private Answer.LockSeen lock = new Answer.LockSeen(null, null);
    private Instant now = NOON;
    private int tags;
    private int remembered;

    private static Request request(Duration patience) {
        return new Request(
                "release",
                new Request.Requester("mine", "oncall", "", "1.0.0"),
                new Request.Address("shop", "shop", null, "ap-northeast-1"),
                Allowances.NONE,
                "",
                new Request.Limits(TERM, patience, Duration.ofMinutes(5), Request.PATIENT));
    }

    private static Workflow entering(Duration patience, boolean seize) {
        return StageContext.stage(request(patience), context -> {
            context.enter(context.firstLook(), seize, goal -> true, OBSERVERS);
            return StageResult.of(ExitCode.OK, "entered", "");
        });
    }

    /** One that works for ten minutes once it is in. */
    private static Workflow working() {
        return StageContext.stage(request(Duration.ZERO), context -> {
            context.enter(context.firstLook(), false, goal -> true, OBSERVERS);
            context.pause(context.now().plus(Duration.ofMinutes(10)), "the end of the work");
            return StageResult.of(ExitCode.OK, "worked", "");
        });
    }

    private void put(Lease lease) {
        lock = new Answer.LockSeen(lease, "tag " + ++tags);
    }

    private void cannotBeRead(StoredLease.Unreadable why) {
        lock = new Answer.LockSeen(null, "tag " + ++tags, why);
    }

    private static Lease theirs(long turn) {
        return new Lease("theirs", "jenkins", "upload", NOON.minusSeconds(600), TERM, turn, false);
    }

    private StageResult run(Workflow workflow) {
        return run(workflow, at -> {});
    }

    /** @param meanwhile what others do, told after each effect what time it is */
    private StageResult run(Workflow workflow, Consumer<Instant> meanwhile) {
        ReplayedRun replay = new ReplayedRun(workflow, now);
        while (true) {
            Step next = replay.next();
            remembered = Math.max(remembered, replay.remembered());
            assertThat(remembered).as("answers remembered").isLessThan(1_000);
            if (next instanceof Step.End end) {
                return end.ending();
            }
            Answer answer = perform(((Step.Do) next).effect());
            meanwhile.accept(now);
            replay.hear(answer, now, false);
        }
    }

    private Answer perform(Effect effect) {
        if (effect instanceof Effect.Wait wait) {
            now = wait.until();
            waits.add(wait.what());
            return new Answer.Waited();
        }
        if (effect instanceof Effect.Round round) {
            return new Answer.RoundSeen(
                    round.parts().stream().map(this::perform).toList());
        }
        if (effect instanceof Effect.LookAtCaller) {
            return new Answer.CallerSeen(new Caller("123456789012", "arn:aws:iam::123456789012:user/oncall"));
        }
        if (effect instanceof Effect.LookAtEnvironments) {
            return new Answer.EnvironmentsSeen(List.of());
        }
        if (effect instanceof Effect.ReadLock) {
            return lock;
        }
        if (effect instanceof Effect.WriteLock write) {
            if (!Objects.equals(write.tag(), lock.tag())) {
                return new Answer.Overtaken();
            }
            put(write.lease());
            return new Answer.LockWritten(Objects.requireNonNull(lock.tag()));
        }
        if (effect instanceof Effect.Append append) {
            return journal.append(append.sequence(), append.previous(), append.entry());
        }
        if (effect instanceof Effect.WriteIndex) {
            return new Answer.Asked();
        }
        return journal.read();
    }

    private Duration waited() {
        return Duration.between(NOON, now);
    }

    @Test
    void oneThatCannotBeReadIsTakenOnceItHasStoodForTwoMinutes() {
        cannotBeRead(EMPTY);

        StageResult ending = run(entering(Duration.ZERO, false));

        assertThat(ending.exit()).isEqualTo(ExitCode.OK);
        assertThat(waited()).isEqualTo(Duration.ofMinutes(2));
        assertThat(waits)
                .isNotEmpty()
                .allSatisfy(
                        what -> assertThat(what).contains("the lock: it cannot be read (a JSON object was expected)"));
        assertThat(lock.lease())
                .isNotNull()
                .satisfies(lease -> assertThat(lease.released()).isTrue());
    }

    @Test
    void whoSeizesTakesOneThatCannotBeReadAtOnce() {
        cannotBeRead(EMPTY);

        assertThat(run(entering(Duration.ZERO, true)).exit()).isEqualTo(ExitCode.OK);
        assertThat(waits).isEmpty();
    }

    @Test
    void oneThatIsSpoiltAgainAndAgainIsNotTaken() {
        cannotBeRead(EMPTY);

        StageResult ending = run(entering(Duration.ofMinutes(30), false), at -> {
            if (Duration.between(NOON, at).toSeconds() % 60 == 0 && lock.unreadable() != null) {
                cannotBeRead(EMPTY);
            }
        });

        assertThat(ending.exit()).isEqualTo(ExitCode.LOCKED);
        assertThat(ending.sentence()).contains("cannot be read");
        assertThat(waited()).isBetween(Duration.ofMinutes(30), Duration.ofMinutes(31));
    }

    @Test
    void oneOfANewerFormIsLeftAlone() {
        cannotBeRead(
                new StoredLease.Unreadable(true, "the lock is newer than this program; use Kirikae 3.1.0 or later"));
        for (boolean seize : new boolean[] {false, true}) {
            StageResult ending = run(entering(Duration.ZERO, seize));

            assertThat(ending.exit()).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(ending.sentence()).contains("use Kirikae 3.1.0");
            assertThat(lock.unreadable()).isNotNull();
        }
    }

    @Test
    void whoHeldOneThatWasEditedStopsAndSaysSo() {
        StageResult ending = run(working(), at -> {
            if (at.equals(NOON.plusSeconds(60))) {
                cannotBeRead(EMPTY);
            }
        });

        assertThat(ending.exit()).isEqualTo(ExitCode.UNCLEAR);
        assertThat(waited()).isLessThan(Duration.ofMinutes(2));
    }

    @Test
    void whoHoldsTheJournalDoesNotReadThatItTookOverFromItself() {
        new LedgerWriter(journal::append)
                .write(new JournalEntry.Founded(
                        JournalState.FORMAT, "1.0.0", "123456789012", "ap-northeast-1", "shop", "shop", NOON));

        StageResult ending = run(working(), at -> {
            if (at.equals(NOON.plusSeconds(60))) {
                cannotBeRead(EMPTY);
            }
        });

        assertThat(ending.exit()).isEqualTo(ExitCode.UNCLEAR);
        assertThat(ending.sentence()).contains("the lock of this release was changed by somebody else");
    }

    @Test
    void aDeadHoldersIsTakenAfterItsTerm() {
        put(theirs(4));

        assertThat(run(entering(Duration.ZERO, false)).exit()).isEqualTo(ExitCode.OK);
        assertThat(waited()).isEqualTo(TERM);
    }

    /** Ten thousand looks at a lock that lives, and what is remembered of the last one. */
    @Test
    void aDayOfWaitingIsRememberedAsOneTurn() {
        put(theirs(0));
        long[] turn = {0};

        StageResult ending = run(entering(Duration.ofHours(24), false), at -> {
            if (at.getEpochSecond() / 30 != turn[0]) {
                turn[0] = at.getEpochSecond() / 30;
                put(theirs(turn[0]));
            }
        });

        assertThat(ending.exit()).isEqualTo(ExitCode.LOCKED);
        assertThat(ending.sentence()).contains("held by jenkins for upload");
        assertThat(waited())
                .isBetween(Duration.ofHours(24), Duration.ofHours(24).plusMinutes(1));
        assertThat(waits).hasSizeGreaterThan(10_000);
        assertThat(remembered).isLessThan(10);
    }
}
