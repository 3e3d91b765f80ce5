package dev.kirikae.tale;

import static dev.kirikae.tale.DeskRun.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.model.EnvironmentId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The protocol of a changing call, by a sight that shows in plain words how things stand: before the intent, right before the
 * call, and after it.
 */
class ReachingTest {

    private static final Goal GOAL = new Goal.VersionGone("old");
    private static final EnvironmentId GREEN = new EnvironmentId("e-green00001");

    private final DeskRun run = new DeskRun();
    private boolean intended;
    private boolean called;

    /** A goal that stands as a look's answer says. */
    static Sight sight(boolean byAnswer, @Nullable EnvironmentId made) {
        return new Sight(
                GOAL,
                new Effect.LookAtName("how it stands"),
                Duration.ofMinutes(10),
                byAnswer,
                answer -> answer instanceof Answer.NameSeen seen
                        ? new Sight.View(Sight.Stand.valueOf(seen.fullName()), "it " + seen.fullName(), made)
                        : new Sight.View(Sight.Stand.UNSEEN, "nothing was seen", null));
    }

    private static Aim aim(boolean byAnswer) {
        return Aim.of(
                sight(byAnswer, GREEN),
                (operation, signedAt, notAfter) ->
                        new Effect.DeleteVersion(operation, "push-api", "old", false, signedAt, notAfter));
    }

    private static Answer stands(String how) {
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

    private Ending reach(String first, String again, String said, String after, boolean byAnswer) {
        run.written(DeskRun.founded()).answering((effect, world) -> {
            if (effect instanceof Effect.Append append) {
                intended |= append.entry() instanceof Entry.Intended;
            }
            if (effect instanceof Effect.Changing) {
                called = true;
                return said(said);
            }
            return effect instanceof Effect.LookAtName
                    ? stands(called ? after : intended ? again : first)
                    : world.get();
        });
        return run.entered(desk -> {
            Reached reached =
                    desk.reach(aim(byAnswer), stands(first), desk.now().plusSeconds(3600));
            return Ending.of(Exit.OK, reached.kind() + ", " + reached.cause(), "");
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
        Ending ending = reach(first, again, said, after, false);

        assertThat(ending.sentence()).isEqualTo(kind);
        assertThat(run.asked(Effect.Changing.class)).isEqualTo(calls);
        assertThat(run.ledger.memory().open()).as("open intents").isEmpty();
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
    void endsTheStage(String said, String after, Exit exit, int open) {
        Ending ending = reach("BEFORE", "BEFORE", said, after, false);

        assertThat(ending.exit()).as(ending.toString()).isEqualTo(exit);
        assertThat(run.ledger.memory().open()).hasSize(open);
        assertThat(run.isLockFree()).isTrue();
        assertThat(run.asked(Effect.Changing.class)).isEqualTo(1);
    }

    @Test
    void whereTheAnswerProvesItNothingIsLookedForAfterTheCall() {
        Ending ending = reach("BEFORE", "BEFORE", "done", "BEFORE", true);

        assertThat(ending.sentence()).isEqualTo("DONE, REACHED");
        assertThat(run.waited()).isZero();
    }

    @Test
    void anAnswerThatWasHeardIsJournaledBeforeItsEffectIsLookedFor() {
        reach("BEFORE", "BEFORE", "done", "BUSY", false);

        assertThat(run.ledger.memory().answered()).hasSize(1);
    }

    @Test
    void aGoalSeenAfterALostAnswerStaysUnsureUntilTheCallCanNoLongerArrive() {
        reach("BEFORE", "BEFORE", "unknown", "HOLDS", false);

        assertThat(run.ledger.memory().unsureUntil()).isEqualTo(NOON.plus(Duration.ofMinutes(5)));
        assertThat(run.waited()).as("seen a read lag after the intent").isEqualTo(Desk.READ_LAG);
    }

    @Test
    void notDoneIsSaidOnlyAfterTheLateBoundAndByTwoLooks() {
        reach("BEFORE", "BEFORE", "unknown", "BEFORE", false);

        assertThat(run.waited()).isBetween(Duration.ofMinutes(5).plus(Desk.READ_LAG), Duration.ofMinutes(6));
    }

    @Test
    void theCallCarriesTheIntentsTimeAndEndsWithLeaseAndEvidence() {
        reach("BEFORE", "BEFORE", "done", "HOLDS", false);

        Effect.Changing call = (Effect.Changing) run.asked.stream()
                .filter(Effect.Changing.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(call.signedAt()).isEqualTo(NOON);
        assertThat(call.notAfter()).as("the lease, less the margin").isEqualTo(NOON.plusSeconds(105));
        assertThat(run.ledger.entries())
                .anyMatch(e -> e instanceof Entry.Intended i && i.operation().equals(call.operation()));
    }

    @Test
    void evidenceThatEndsBeforeTheLeaseIsTheLastInstant() {
        Instant ends = NOON.plusSeconds(7);
        run.written(DeskRun.founded()).answering((effect, world) -> {
            called |= effect instanceof Effect.Changing;
            return effect instanceof Effect.Changing
                    ? said("done")
                    : effect instanceof Effect.LookAtName ? stands(called ? "HOLDS" : "BEFORE") : world.get();
        });
        run.entered(desk -> Ending.of(
                Exit.OK, desk.reach(aim(false), stands("BEFORE"), ends).why(), ""));

        assertThat(run.asked.stream()
                        .filter(Effect.Changing.class::isInstance)
                        .map(e -> ((Effect.Changing) e).notAfter()))
                .isEqualTo(List.of(ends));
    }

    @Test
    void aWishToStopBetweenIntentAndCallLeavesTheCallUnsent() {
        run.written(DeskRun.founded()).answering((effect, world) -> {
            if (effect instanceof Effect.LookAtName) {
                run.stoppedAt(run.now);
                return stands("BEFORE");
            }
            return world.get();
        });

        Ending ending = run.entered(desk -> {
            Reached reached =
                    desk.reach(aim(false), stands("BEFORE"), desk.now().plusSeconds(60));
            return Ending.of(Exit.OK, reached.why(), "");
        });

        assertThat(ending.exit()).isEqualTo(Exit.STOPPED);
        assertThat(run.asked(Effect.Changing.class)).isZero();
        assertThat(run.ledger.memory().open()).isEmpty();
    }

    @Test
    void aSecondLookThatIsRefusedForGoodEndsTheStageWithoutACall() {
        run.written(DeskRun.founded())
                .answering((effect, world) -> effect instanceof Effect.LookAtName
                        ? new Answer.Missing(Answer.Trouble.DENIED, "may not look")
                        : world.get());

        Ending ending = run.entered(desk -> {
            Reached reached =
                    desk.reach(aim(false), stands("BEFORE"), desk.now().plusSeconds(60));
            return Ending.of(Exit.OK, reached.why(), "");
        });

        assertThat(ending.exit()).isEqualTo(Exit.NOT_ALLOWED);
        assertThat(ending.sentence()).contains("may not look");
        assertThat(run.asked(Effect.Changing.class)).isZero();
        assertThat(run.ledger.memory().open()).isEmpty();
    }
}
