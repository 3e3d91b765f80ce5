package dev.kirikae.workflow;

import static dev.kirikae.workflow.ContextRun.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.model.Lease;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes of the lock whose answer is lost, late or a refusal, and reads of it that bring nothing. */
class LockWriteTest {

    private final ContextRun run = new ContextRun().written(ContextRun.founded());
    private final AtomicInteger writes = new AtomicInteger();

    private static StageResult ok() {
        return StageResult.of(ExitCode.OK, "done", "");
    }

    private static Lease lease(String nonce, boolean released) {
        return new Lease(nonce, "jenkins", "upload", NOON.minusSeconds(60), Duration.ofMinutes(2), 3, released);
    }

    private Lease stored() {
        return Objects.requireNonNull(((Answer.LockSeen) run.ledger.readLock()).lease());
    }

    private StageResult worked(Duration time) {
        return run.entered(context -> {
            context.pause(context.now().plus(time), "the end of the work");
            return ok();
        });
    }

    @ParameterizedTest
    @CsvSource({"theirs, true, 0", "mine, false, 0", "theirs, false, 120"})
    void whatWasGivenBackOrIsOursIsFreeAtOnce(String nonce, boolean released, int seconds) {
        run.ledger.writeLock(lease(nonce, released), null);

        assertThat(worked(Duration.ZERO).exit()).isEqualTo(ExitCode.OK);
        assertThat(run.waited()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void aWriteWhoseAnswerIsLostIsKnownByItsNonceAndTurn() {
        run.answering((effect, world) -> {
            Answer answer = world.get();
            return effect instanceof Effect.WriteLock && writes.incrementAndGet() == 1
                    ? new Answer.Unknown("no answer")
                    : answer;
        });

        assertThat(worked(Duration.ZERO).exit()).isEqualTo(ExitCode.OK);
        assertThat(writes.get()).as("taken and given back").isEqualTo(2);
        assertThat(run.waited()).isZero();
        assertThat(run.isLockFree()).isTrue();
    }

    @Test
    void aWriteThatNeverArrivedIsMadeAgain() {
        run.answering((effect, world) -> effect instanceof Effect.WriteLock && writes.incrementAndGet() <= 3
                ? new Answer.Unknown("no answer")
                : world.get());

        assertThat(worked(Duration.ZERO).exit()).isEqualTo(ExitCode.OK);
        assertThat(run.waited()).isEqualTo(Duration.ofSeconds(3));
    }

    /** What stands there has this run's nonce, but it is an earlier turn: the renewal itself did not arrive. */
    @Test
    void aRenewalThatNeverArrivedIsNotTakenForTheLeaseBeforeIt() {
        run.answering((effect, world) ->
                effect instanceof Effect.WriteLock write && write.lease().turn() == 1 && writes.incrementAndGet() == 1
                        ? new Answer.Unknown("no answer")
                        : world.get());

        assertThat(worked(Duration.ofSeconds(40)).exit()).isEqualTo(ExitCode.OK);
        assertThat(writes.get()).as("the renewal was sent twice").isEqualTo(2);
    }

    @Test
    void aLedgerThatNeverTakesTheLockEndsTheStageAfterATerm() {
        run.answering(
                (effect, world) -> effect instanceof Effect.WriteLock ? new Answer.Unknown("no answer") : world.get());

        StageResult ending = worked(Duration.ZERO);

        assertThat(ending.exit()).isEqualTo(ExitCode.UNCLEAR);
        assertThat(ending.sentence()).isEqualTo("the lock could not be written: no answer from the ledger");
        assertThat(run.waited())
                .isBetween(Duration.ofMinutes(2), Duration.ofMinutes(2).plusSeconds(2));
    }

    @ParameterizedTest
    @CsvSource({"DENIED, NOT_ALLOWED", "CLOCK, NOT_ALLOWED", "FOREIGN_BUCKET, INTEGRITY"})
    void aRefusalForGoodEndsTheStageHoweverItIsSaid(Answer.Trouble trouble, ExitCode exit) {
        for (Answer answer : new Answer[] {
            new Answer.Missing(trouble, "Code: may not lock"), new Answer.Refused(trouble, "Code", "may not lock")
        }) {
            run.answering((effect, world) -> effect instanceof Effect.WriteLock ? answer : world.get());

            StageResult ending = worked(Duration.ZERO);

            assertThat(ending.exit()).isEqualTo(exit);
            assertThat(ending.sentence()).isEqualTo("Code: may not lock");
        }
    }

    @Test
    void whoeverTakesTheLockBetweenReadAndWriteHasIt() {
        run.answering((effect, world) -> {
            if (effect instanceof Effect.WriteLock && writes.incrementAndGet() == 1) {
                run.ledger.writeLock(lease("theirs", false), null);
            }
            return world.get();
        });

        StageResult ending = worked(Duration.ZERO);

        assertThat(ending.exit()).isEqualTo(ExitCode.LOCKED);
        assertThat(ending.sentence()).startsWith("held by jenkins for upload");
        assertThat(stored().nonce()).isEqualTo("theirs");
    }

    /** A ledger that says it was overtaken, by what is not there: for a term that may be an answer from the past. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void anOvertakenWriteOfALockThatIsUnchangedEndsTheStageAfterATerm(int turn) {
        run.answering((effect, world) -> effect instanceof Effect.WriteLock write
                        && write.lease().turn() >= turn
                        && !write.lease().released()
                ? new Answer.Overtaken()
                : world.get());

        StageResult ending = worked(Duration.ofMinutes(10));

        assertThat(ending.exit()).isEqualTo(ExitCode.UNCLEAR);
        assertThat(ending.sentence())
                .isEqualTo(
                        "the lock could not be written: the ledger says that it has changed, and shows it as it was");
        assertThat(run.waited()).isBetween(Duration.ofMinutes(2), Duration.ofMinutes(3));
    }

    @Test
    void whoLostTheLockIsReplacedThoughTheJournalDoesNotSayByWhom() {
        run.answering((effect, world) -> {
            if (effect instanceof Effect.WriteLock write && write.lease().turn() == 1) {
                run.ledger.writeLock(lease("theirs", false), ((Answer.LockSeen) run.ledger.readLock()).tag());
                writes.incrementAndGet();
            }
            return effect instanceof Effect.ReadJournal && writes.get() > 0
                    ? new Answer.Missing(Answer.Trouble.UNREACHABLE, "no answer")
                    : world.get();
        });

        StageResult ending = worked(Duration.ofMinutes(10));

        assertThat(ending.exit()).isEqualTo(ExitCode.UNCLEAR);
        assertThat(ending.sentence()).isEqualTo("this release was taken over by another job; it has stopped");
        assertThat(stored().nonce()).as("not given back: it is another's").isEqualTo("theirs");
    }

    /** Two that wait for nobody: the one with the last mark in the journal takes the lock back. */
    @Test
    void whoSeizedTheServiceTakesTheLockBackWhileTheJournalIsItsOwn() {
        run.answering((effect, world) -> {
            if (effect instanceof Effect.WriteLock write
                    && write.lease().turn() == 1
                    && writes.incrementAndGet() == 1) {
                run.ledger.writeLock(lease("theirs", false), ((Answer.LockSeen) run.ledger.readLock()).tag());
            }
            return world.get();
        });

        StageResult ending = run.run(Requests.of("rollback", "mine"), context -> {
            context.enter(context.firstLook(), true, goal -> true, ContextRun.OBSERVERS);
            context.pause(context.now().plusSeconds(60), "the end of the work");
            return ok();
        });

        assertThat(ending.exit()).isEqualTo(ExitCode.OK);
        assertThat(stored().nonce()).isEqualTo("mine");
        assertThat(run.isLockFree()).isTrue();
    }

    @Test
    void aReadThatBringsNothingIsMadeAgain() {
        run.ledger.writeLock(lease("theirs", false), null);
        AtomicInteger reads = new AtomicInteger();
        run.answering((effect, world) -> effect instanceof Effect.ReadLock && reads.incrementAndGet() == 3
                ? new Answer.Missing(Answer.Trouble.UNREACHABLE, "no answer")
                : world.get());

        assertThat(worked(Duration.ZERO).exit()).isEqualTo(ExitCode.OK);
        assertThat(run.isLockFree()).isTrue();
    }

    @Test
    void aReadThatIsRefusedForGoodEndsTheStage() {
        run.ledger.writeLock(lease("theirs", false), null);
        AtomicInteger reads = new AtomicInteger();
        run.answering((effect, world) -> effect instanceof Effect.ReadLock && reads.incrementAndGet() > 1
                ? new Answer.Missing(Answer.Trouble.DENIED, "may not read")
                : world.get());

        StageResult ending = worked(Duration.ZERO);

        assertThat(ending.exit()).isEqualTo(ExitCode.NOT_ALLOWED);
        assertThat(ending.sentence()).isEqualTo("may not read");
    }

    @Test
    void aLockThatIsRemovedWhileItIsWatchedIsFree() {
        run.ledger.writeLock(lease("theirs", false), null);
        AtomicInteger reads = new AtomicInteger();
        run.answering((effect, world) -> {
            if (effect instanceof Effect.ReadLock && reads.incrementAndGet() > 1 && writes.get() == 0) {
                return new Answer.LockSeen(null, null);
            }
            if (effect instanceof Effect.WriteLock write) {
                writes.incrementAndGet();
                return write.tag() == null ? new Answer.LockWritten("a tag") : new Answer.LockWritten("another");
            }
            return world.get();
        });

        assertThat(worked(Duration.ZERO).exit()).isEqualTo(ExitCode.OK);
        assertThat(run.waited()).isEqualTo(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @CsvSource({"true, 2", "false, 1"})
    void givingBackIsTriedTwice(boolean lost, int times) {
        run.answering((effect, world) -> {
            boolean back =
                    effect instanceof Effect.WriteLock write && write.lease().released();
            writes.addAndGet(back ? 1 : 0);
            return back && lost && writes.get() == 1 ? new Answer.Unknown("no answer") : world.get();
        });

        assertThat(worked(Duration.ZERO).exit()).isEqualTo(ExitCode.OK);
        assertThat(writes.get()).isEqualTo(times);
        assertThat(run.isLockFree()).isTrue();
    }

    @Test
    void noIndexIsWrittenOfAJournalThatIsNotThereYet() {
        ContextRun empty = new ContextRun();
        empty.entered(context -> ok());
        run.entered(context -> ok());

        assertThat(empty.asked(Effect.WriteIndex.class)).isZero();
        assertThat(empty.isLockFree()).isTrue();
        assertThat(run.asked(Effect.WriteIndex.class)).isEqualTo(1);
    }
}
