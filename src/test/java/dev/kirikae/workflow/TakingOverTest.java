package dev.kirikae.workflow;

import static dev.kirikae.journal.SampleJournal.BLUE;
import static dev.kirikae.journal.SampleJournal.GREEN;
import static dev.kirikae.workflow.ContextRun.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.journal.Goal;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.SampleJournal;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Lease;
import dev.kirikae.model.Status;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Making a service one's own: by waiting for it, or at once, beside looks at other things. */
class TakingOverTest {

    private static final Effect.LookAtName LOOK = new Effect.LookAtName("push-api");
    private static final Answer.NameSeen SEEN = new Answer.NameSeen(false, "push-api.elasticbeanstalk.com");

    private final ContextRun run = new ContextRun().written(ContextRun.founded(), SampleJournal.blueFound());

    private static Lease theirs(int turn) {
        return new Lease("theirs", "jenkins", "upload", NOON.minusSeconds(600), Duration.ofMinutes(2), turn, false);
    }

    private StageResult takeOver() {
        return run.run(Requests.of("rollback", "mine"), context -> {
            FirstLook first = context.firstLook();
            StageContext.TakenOver taken = context.takeOver(first, List.of(LOOK), Duration.ofSeconds(20));
            return StageResult.of(ExitCode.OK, taken.asRead() + " " + taken.answers(), "");
        });
    }

    private void answering(ContextRun.Answering answering) {
        run.answering((effect, world) -> effect.equals(LOOK) ? SEEN : answering.answer(effect, world));
    }

    @Test
    void whereNobodyWroteMeanwhileLockMarkAndLooksAreOneRound() {
        answering((effect, world) -> world.get());

        assertThat(takeOver().sentence()).isEqualTo("true " + List.of(SEEN));
        assertThat(run.asked(Effect.Round.class))
                .as("the first look and this one")
                .isEqualTo(2);
        assertThat(run.ledger.journal().holder()).isEqualTo("mine");
        assertThat(run.isLockFree()).isTrue();
        assertThat(run.waited()).isZero();
    }

    @Test
    void whoeverHoldsTheLockIsNotWaitedFor() {
        run.ledger.writeLock(theirs(0), null);
        answering((effect, world) -> world.get());

        assertThat(takeOver().exit()).isEqualTo(ExitCode.OK);
        assertThat(run.waited()).isZero();
    }

    @Test
    void whatOthersWroteMeanwhileIsReadBeforeTheMarkIsSetBehindIt() {
        AtomicInteger marks = new AtomicInteger();
        answering((effect, world) -> {
            boolean mark = effect instanceof Effect.Append append && append.entry() instanceof JournalEntry.Took;
            if (mark && marks.incrementAndGet() == 1) {
                run.written(new JournalEntry.Pruned("old", run.now));
            }
            return world.get();
        });

        assertThat(takeOver().sentence()).startsWith("false ");
        assertThat(marks.get()).isEqualTo(2);
        assertThat(run.ledger.journal().holder()).isEqualTo("mine");
    }

    @Test
    void aLockThatWasRenewedMeanwhileIsClaimedAnew() {
        run.ledger.writeLock(theirs(0), null);
        AtomicInteger claims = new AtomicInteger();
        answering((effect, world) -> {
            if (effect instanceof Effect.WriteLock && claims.incrementAndGet() == 1) {
                Answer.LockSeen seen = (Answer.LockSeen) run.ledger.readLock();
                run.ledger.writeLock(theirs(1), seen.tag());
            }
            return world.get();
        });

        assertThat(takeOver().sentence()).startsWith("true ");
        assertThat(claims.get()).as("claimed, claimed anew, given back").isEqualTo(3);
        assertThat(run.isLockFree()).isTrue();
    }

    @Test
    void aClaimThatIsRefusedForGoodEndsTheStage() {
        answering((effect, world) -> effect instanceof Effect.WriteLock
                ? new Answer.Refused(Answer.Trouble.DENIED, "AccessDenied", "may not lock")
                : world.get());

        StageResult ending = takeOver();

        assertThat(ending.exit()).isEqualTo(ExitCode.NOT_ALLOWED);
        assertThat(ending.sentence()).isEqualTo("AccessDenied: may not lock");
    }

    /** Whether the first look still shows what is there, by what happened while the service was made this run's own. */
    @ParameterizedTest
    @CsvSource({"nothing, true", "a wait, false", "an entry, false", "a call was settled, false"})
    void theFirstLookHoldsWhereNothingHappenedSince(String what, boolean holds) {
        AtomicInteger marks = new AtomicInteger();
        if (what.equals("a wait")) {
            run.ledger.writeLock(theirs(0), null);
        }
        if (what.equals("a call was settled")) {
            run.written(new JournalEntry.Intended(
                    "theirs-3", new Goal.EnvironmentGone(BLUE), NOON.minusSeconds(900), NOON.minusSeconds(600)));
        }
        answering((effect, world) -> {
            boolean mark = effect instanceof Effect.Append append && append.entry() instanceof JournalEntry.Took;
            if (mark && marks.incrementAndGet() == 1 && what.equals("an entry")) {
                run.written(new JournalEntry.Pruned("old", run.now));
            }
            return world.get();
        });

        StageResult ending = run.run(Requests.of("release", "mine"), context -> {
            boolean asRead = context.enter(context.firstLook(), false, goal -> true, ContextRun.OBSERVERS);
            return StageResult.of(ExitCode.OK, "" + asRead, "");
        });

        assertThat(ending.sentence()).isEqualTo("" + holds);
        assertThat(run.ledger.journal().open()).isEmpty();
    }

    /** Since the late bound has passed two looks that do not show the goal are enough. */
    @ParameterizedTest(name = "blue {0}, green {1}: {3}")
    @CsvSource(textBlock = """
            READY,  READY*, -, OK,      'e-green00001 owns push-api'
            READY*, READY,  -, OK,      'not done: e-blue000001 owns push-api, and the call can no longer arrive'
            READY*, -,      -, OK,      'not done: e-green00001 is not shown, and the call can no longer arrive'
            READY*, GONE,   -, OK,      'not done: e-green00001 is gone'
            -,      -,      -, PERSON,  ''
            -,      -,      green TERMINATED,  OK,     'not done: what it speaks of is gone'
            -,      -,      green TERMINATING, PERSON, ''
            -,      -,      blue TERMINATED,   PERSON, ''
            READY,  READY,  -, PERSON,  'a person must decide: neither e-blue000001 nor e-green00001 owns the live name'
            READY*, BUSY,   -, UNCLEAR, ''
            """)
    void anIntentThatWasLeftOpenIsSettledByWhatIsSeen(
            String blue, String green, String terminated, ExitCode exit, String evidence) {
        list(blue, "push-api-blue", BLUE);
        list(green, "push-api-it", GREEN);
        run.written(new JournalEntry.Intended(
                "theirs-3", SampleJournal.SWITCH, NOON.minusSeconds(900), NOON.minusSeconds(600)));
        answering((effect, world) -> effect instanceof Effect.LookAtTerminated
                ? new Answer.EnvironmentsSeen(terminated(terminated))
                : world.get());

        StageResult ending = run.entered(context -> StageResult.of(ExitCode.OK, "", ""));

        assertThat(ending.exit()).as(ending.toString()).isEqualTo(exit);
        assertThat(run.ledger.entries().stream()
                        .filter(JournalEntry.Settled.class::isInstance)
                        .map(e -> ((JournalEntry.Settled) e).evidence())
                        .toList())
                .isEqualTo(evidence.isEmpty() ? List.of() : List.of(evidence));
        if (exit == ExitCode.PERSON && evidence.isEmpty()) {
            assertThat(ending.next()).isEqualTo("recover --gone e-green00001 --reason \"…\"");
        }
    }

    private static List<Environment> terminated(String words) {
        if (words.equals("-")) {
            return List.of();
        }
        Status status = Status.valueOf(words.substring(words.indexOf(' ') + 1));
        return List.of(SampleJournal.environment(words.startsWith("green") ? GREEN : BLUE, "it", status, false));
    }

    private void list(String word, String name, EnvironmentId id) {
        if (!word.equals("-")) {
            Status status =
                    word.equals("GONE") ? Status.TERMINATED : word.equals("BUSY") ? Status.UPDATING : Status.READY;
            run.environments.add(SampleJournal.environment(id, name, status, word.endsWith("*")));
        }
    }

    @Test
    void whomTheJournalKnowsToBeGoneIsNotLookedFor() {
        run.written(
                new JournalEntry.Gone(GREEN, null, NOON.minusSeconds(800)),
                new JournalEntry.Intended(
                        "theirs-3", SampleJournal.SWITCH, NOON.minusSeconds(900), NOON.minusSeconds(600)));

        assertThat(run.entered(context -> StageResult.of(ExitCode.OK, "", "")).exit())
                .isEqualTo(ExitCode.OK);
        assertThat(run.asked(Effect.LookAtTerminated.class)).isZero();
    }

    @Test
    void aCallThatWasAnsweredIsWaitedForAsLongAsItMayTake() {
        run.environments.add(SampleJournal.environment(BLUE, "push-api-blue", Status.READY, true));
        run.environments.add(SampleJournal.environment(GREEN, "push-api-it", Status.READY, false));
        run.written(
                new JournalEntry.Intended(
                        "theirs-3", SampleJournal.SWITCH, NOON.minusSeconds(60), NOON.minusSeconds(30)),
                new JournalEntry.Answered("theirs-3", "request-1", NOON.minusSeconds(59)));

        assertThat(run.entered(context -> StageResult.of(ExitCode.OK, "", "")).exit())
                .isEqualTo(ExitCode.OK);
        assertThat(run.waited())
                .as("the switch may take ten minutes from its intent on")
                .isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
        assertThat(run.ledger.journal().open()).isEmpty();
        assertThat(run.ledger.journal().live()).isEqualTo(BLUE);
    }

    @Test
    void onlyWhatIsNamedIsSettled() {
        run.written(new JournalEntry.Intended(
                "theirs-3", new Goal.EnvironmentGone(BLUE), NOON.minusSeconds(900), NOON.minusSeconds(600)));

        run.run(Requests.of("status", "mine"), context -> {
            context.enter(context.firstLook(), false, Goal.NameBelongsTo.class::isInstance, ContextRun.OBSERVERS);
            return StageResult.of(ExitCode.OK, "", "");
        });

        assertThat(run.ledger.journal().open()).hasSize(1);
    }
}
