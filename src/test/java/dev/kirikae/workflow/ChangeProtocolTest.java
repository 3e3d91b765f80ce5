package dev.kirikae.workflow;

import static dev.kirikae.workflow.ContextRun.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.journal.Goal;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.model.EnvironmentId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The protocol of a changing call, by an observer that shows in plain words how things are: before the intent, right before the
 * call, and after it.
 */
class ChangeProtocolTest {

    private static final Goal GOAL = new Goal.VersionGone("old");
    private static final EnvironmentId GREEN = new EnvironmentId("e-green00001");

    private final ContextRun run = new ContextRun();
    private boolean intended;
    private boolean called;

    /** A goal that stands as a look's answer says. */
    static GoalObserver observer(boolean byAnswer, @Nullable EnvironmentId made) {
        return new GoalObserver(
                GOAL,
                new Effect.LookAtName("how it stands"),
                Duration.ofMinutes(10),
                byAnswer,
                answer -> answer instanceof Answer.NameSeen seen
                        ? new GoalObserver.Observation(
                                GoalObserver.GoalStatus.valueOf(seen.fullName()), "it " + seen.fullName(), made)
                        : new GoalObserver.Observation(GoalObserver.GoalStatus.UNSEEN, "nothing was seen", null));
    }

    private static Change change(boolean byAnswer) {
        return Change.of(
                observer(byAnswer, GREEN),
                (operation, signedAt, notAfter) ->
                        new ChangingCall.DeleteVersion(operation, "push-api", "old", false, signedAt, notAfter));
    }

    private static Answer seen(String how) {
        return new Answer.NameSeen(true, how);
    }

    private static Answer said(String word) {
        return switch (word) {
            case "done" -> new Answer.Done("request-1", null);
            case "unknown" -> new Answer.Unknown("no answer");
            case "unsent" -> new Answer.NotSent("its lease had ended");
            case "denied" -> new Answer.Refused(Answer.Trouble.DENIED, "AccessDenied", "may not");
            case "throttled" -> new Answer.Refused(Answer.Trouble.THROTTLED, "Throttling", "Rate exceeded");
            case "busy" -> new Answer.Refused(Answer.Trouble.NOT_READY, "Invalid", "Must be Ready");
            default -> new Answer.Refused(Answer.Trouble.UNSUPPORTED, "Invalid", "a limit");
        };
    }

    private StageResult reach(String first, String again, String said, String after, boolean byAnswer) {
        run.written(ContextRun.founded()).answering((effect, world) -> {
            if (effect instanceof Effect.Append append) {
                intended |= append.entry() instanceof JournalEntry.Intended;
            }
            if (effect instanceof ChangingCall) {
                called = true;
                return said(said);
            }
            return effect instanceof Effect.LookAtName ? seen(called ? after : intended ? again : first) : world.get();
        });
        return run.entered(context -> {
            ChangeResult reached =
                    context.reach(change(byAnswer), seen(first), context.now().plusSeconds(3600));
            return StageResult.of(ExitCode.OK, reached.kind() + ", " + reached.cause(), "");
        });
    }

    /** An ending by its code is one that the protocol itself brings about. */
    @ParameterizedTest(name = "{0}, {1}, {2}, {3}: {4}")
    @CsvSource(textBlock = """
            HOLDS,  -,      -,         -,      'ALREADY, REACHED',       0
            ASTRAY, -,      -,         -,      'CHANGED, NOT_SENT',      0
            GONE,   -,      -,         -,      'CHANGED, NOT_SENT',      0
            BUSY,   -,      -,         -,      'CHANGED, NOT_SENT',      0
            UNSEEN, -,      -,         -,      'CHANGED, NOT_SENT',      0
            BEFORE, HOLDS,  -,         -,      'ALREADY, REACHED',       0
            BEFORE, ASTRAY, -,         -,      'CHANGED, NOT_SENT',      0
            BEFORE, GONE,   -,         -,      'CHANGED, NOT_SENT',      0
            BEFORE, BUSY,   -,         -,      'NOT_NOW, NOT_SENT',      0
            BEFORE, UNSEEN, -,         -,      'NOT_NOW, NOT_SENT',      0
            BEFORE, BEFORE, denied,    -,      'REFUSED, DENIED',        1
            BEFORE, BEFORE, limit,     -,      'REFUSED, REFUSED',       1
            BEFORE, BEFORE, throttled, -,      'NOT_NOW, NOT_SENT',      1
            BEFORE, BEFORE, busy,      -,      'NOT_NOW, NOT_SENT',      1
            BEFORE, BEFORE, unsent,    -,      'NOT_NOW, NOT_SENT',      1
            BEFORE, BEFORE, done,      HOLDS,  'DONE, REACHED',          1
            BEFORE, BEFORE, done,      GONE,   'CHANGED, NOT_SENT',      1
            BEFORE, BEFORE, unknown,   HOLDS,  'DONE, REACHED',          1
            BEFORE, BEFORE, unknown,   BEFORE, 'NEVER_ARRIVED, NOT_SENT', 1
            BEFORE, BEFORE, unknown,   GONE,   'CHANGED, NOT_SENT',      1
            """)
    void comesTo(String first, String again, String said, String after, String kind, int calls) {
        StageResult ending = reach(first, again, said, after, false);

        assertThat(ending.sentence()).isEqualTo(kind);
        assertThat(run.asked(ChangingCall.class)).isEqualTo(calls);
        assertThat(run.ledger.journal().open()).as("open intents").isEmpty();
    }

    /** What cannot be told ends the stage, with the intent open; what a person must decide closes it. */
    @ParameterizedTest(name = "{0}, then {1}: {2}")
    @CsvSource(textBlock = """
            done,    BEFORE, UNCLEAR, 1
            done,    BUSY,   UNCLEAR, 1
            done,    ASTRAY, UNCLEAR, 1
            done,    UNSEEN, UNCLEAR, 1
            unknown, BUSY,   UNCLEAR, 1
            unknown, UNSEEN, UNCLEAR, 1
            unknown, ASTRAY, PERSON,  0
            """)
    void endsTheStage(String said, String after, ExitCode exit, int open) {
        StageResult ending = reach("BEFORE", "BEFORE", said, after, false);

        assertThat(ending.exit()).as(ending.toString()).isEqualTo(exit);
        assertThat(run.ledger.journal().open()).hasSize(open);
        assertThat(run.isLockFree()).isTrue();
        assertThat(run.asked(ChangingCall.class)).isEqualTo(1);
    }

    @Test
    void whereTheAnswerProvesItNothingIsLookedForAfterTheCall() {
        StageResult ending = reach("BEFORE", "BEFORE", "done", "BEFORE", true);

        assertThat(ending.sentence()).isEqualTo("DONE, REACHED");
        assertThat(run.waited()).isZero();
    }

    @Test
    void anAnswerThatWasHeardIsJournaledBeforeItsEffectIsLookedFor() {
        reach("BEFORE", "BEFORE", "done", "BUSY", false);

        assertThat(run.ledger.journal().intents().answered()).hasSize(1);
    }

    @Test
    void aGoalSeenAfterALostAnswerStaysUnsureUntilTheCallCanNoLongerArrive() {
        reach("BEFORE", "BEFORE", "unknown", "HOLDS", false);

        assertThat(run.ledger.journal().name().unsureUntil()).isEqualTo(NOON.plus(Duration.ofMinutes(5)));
        assertThat(run.waited()).as("seen a read lag after the intent").isEqualTo(StageContext.READ_LAG);
    }

    @Test
    void notDoneIsSaidOnlyAfterTheLateBoundAndByTwoLooks() {
        reach("BEFORE", "BEFORE", "unknown", "BEFORE", false);

        assertThat(run.waited()).isBetween(Duration.ofMinutes(5).plus(StageContext.READ_LAG), Duration.ofMinutes(6));
    }

    @Test
    void theCallCarriesTheIntentsTimeAndEndsWithLeaseAndEvidence() {
        reach("BEFORE", "BEFORE", "done", "HOLDS", false);

        ChangingCall call = (ChangingCall) run.asked.stream()
                .filter(ChangingCall.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(call.signedAt()).isEqualTo(NOON);
        assertThat(call.notAfter()).as("the lease, less the margin").isEqualTo(NOON.plusSeconds(105));
        assertThat(run.ledger.entries())
                .anyMatch(e ->
                        e instanceof JournalEntry.Intended i && i.operation().equals(call.operation()));
    }

    @Test
    void evidenceThatEndsBeforeTheLeaseIsTheLastInstant() {
        Instant ends = NOON.plusSeconds(7);
        run.written(ContextRun.founded()).answering((effect, world) -> {
            called |= effect instanceof ChangingCall;
            return effect instanceof ChangingCall
                    ? said("done")
                    : effect instanceof Effect.LookAtName ? seen(called ? "HOLDS" : "BEFORE") : world.get();
        });
        run.entered(context -> StageResult.of(
                ExitCode.OK, context.reach(change(false), seen("BEFORE"), ends).why(), ""));

        assertThat(run.asked.stream().filter(ChangingCall.class::isInstance).map(e -> ((ChangingCall) e).notAfter()))
                .isEqualTo(List.of(ends));
    }

    @Test
    void aRequestToStopBetweenIntentAndCallKeepsTheCallUnsent() {
        run.written(ContextRun.founded()).answering((effect, world) -> {
            if (effect instanceof Effect.LookAtName) {
                run.stoppedAt(run.now);
                return seen("BEFORE");
            }
            return world.get();
        });

        StageResult ending = run.entered(context -> {
            ChangeResult reached =
                    context.reach(change(false), seen("BEFORE"), context.now().plusSeconds(60));
            return StageResult.of(ExitCode.OK, reached.why(), "");
        });

        assertThat(ending.exit()).isEqualTo(ExitCode.STOPPED);
        assertThat(run.asked(ChangingCall.class)).isZero();
        assertThat(run.ledger.journal().open()).isEmpty();
    }

    @Test
    void aSecondLookThatIsRefusedForGoodEndsTheStageWithoutACall() {
        run.written(ContextRun.founded())
                .answering((effect, world) -> effect instanceof Effect.LookAtName
                        ? new Answer.Missing(Answer.Trouble.DENIED, "may not look")
                        : world.get());

        StageResult ending = run.entered(context -> {
            ChangeResult reached =
                    context.reach(change(false), seen("BEFORE"), context.now().plusSeconds(60));
            return StageResult.of(ExitCode.OK, reached.why(), "");
        });

        assertThat(ending.exit()).isEqualTo(ExitCode.NOT_ALLOWED);
        assertThat(ending.sentence()).contains("may not look");
        assertThat(run.asked(ChangingCall.class)).isZero();
        assertThat(run.ledger.journal().open()).isEmpty();
    }
}
