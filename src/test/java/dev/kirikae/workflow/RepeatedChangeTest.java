package dev.kirikae.workflow;

import static dev.kirikae.journal.SampleJournal.BLUE;
import static dev.kirikae.journal.SampleJournal.GREEN;
import static dev.kirikae.workflow.ContextRun.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.journal.Goal;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.SampleJournal;
import dev.kirikae.model.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls that are guarded by themselves, tried again, or made without a lock; and what a lost answer may mean. */
class RepeatedChangeTest {

    private static final Goal GOAL = new Goal.VersionGone("old");

    private final ContextRun run = new ContextRun().written(ContextRun.founded());
    private final List<ChangingCall> calls = new ArrayList<>();

    private static Answer seen(GoalObserver.GoalStatus how) {
        return new Answer.NameSeen(true, how.name());
    }

    private static ChangingCall call(String operation, Instant signedAt, Instant notAfter) {
        return new ChangingCall.DeleteVersion(operation, "push-api", "old", false, signedAt, notAfter);
    }

    private ContextRun answering(ContextRun.Answering looks, Answer... said) {
        return run.answering((effect, world) -> {
            if (effect instanceof ChangingCall changing) {
                calls.add(changing);
                return said[Math.min(calls.size(), said.length) - 1];
            }
            return effect instanceof Effect.LookAtName ? looks.answer(effect, world) : world.get();
        });
    }

    private static StageResult ended(ChangeResult reached) {
        return StageResult.of(ExitCode.OK, reached.kind() + ": " + reached.why(), "");
    }

    @Test
    void whatIsSoAlreadyAndWasNotMadeHasNoTrace() {
        StageResult ending = run.entered(context -> ended(context.reach(
                Change.of(ChangeProtocolTest.observer(false, null), RepeatedChangeTest::call),
                seen(GoalObserver.GoalStatus.HOLDS),
                NOON)));

        assertThat(ending.sentence()).isEqualTo("ALREADY: it HOLDS");
        assertThat(run.ledger.entries()).noneMatch(JournalEntry.Intended.class::isInstance);
    }

    @Test
    void aCallThatRefusesByItselfIsMadeWithoutASecondLook() {
        answering((effect, world) -> seen(GoalObserver.GoalStatus.HOLDS), new Answer.Done("request-1", null));

        StageResult ending = run.entered(context -> ended(context.reach(
                Change.ofItsOwnGuard(ChangeProtocolTest.observer(true, null), RepeatedChangeTest::call),
                seen(GoalObserver.GoalStatus.BEFORE),
                NOON.plusSeconds(60))));

        assertThat(ending.sentence()).isEqualTo("DONE: request request-1");
        assertThat(run.asked(Effect.LookAtName.class)).isZero();
        assertThat(calls).hasSize(1);
    }

    @Test
    void anEnvironmentThatTheAnswerNamesIsItsReleases() {
        Goal making = new Goal.EnvironmentExists("it", "push-api-it", "away", "v-it", "stack", null);
        run.written(SampleJournal.blueFound(), SampleJournal.prepared(BLUE).get(0));
        answering(
                (effect, world) -> world.get(),
                new Answer.Done("request-1", SampleJournal.environment(GREEN, "push-api-it", Status.LAUNCHING, false)));

        StageResult ending = run.entered(context -> {
            ChangeResult reached = context.reach(
                    Change.of(ContextRun.OBSERVERS.observer(making), RepeatedChangeTest::call),
                    new Answer.EnvironmentsSeen(List.of()),
                    NOON.plusSeconds(60));
            return StageResult.of(ExitCode.OK, "" + reached.environment(), "");
        });

        assertThat(ending.sentence()).isEqualTo(GREEN.value());
        assertThat(Objects.requireNonNull(run.ledger.journal().release("it")).environment())
                .isEqualTo(GREEN);
    }

    @Test
    void aSecondLookWithoutAnAnswerKeepsTheCallForLater() {
        answering((effect, world) -> new Answer.Missing(Answer.Trouble.UNREACHABLE, "no answer"));

        StageResult ending = run.entered(context -> ended(context.reach(
                Change.of(ChangeProtocolTest.observer(false, null), RepeatedChangeTest::call),
                seen(GoalObserver.GoalStatus.BEFORE),
                NOON.plusSeconds(60))));

        assertThat(ending.sentence()).isEqualTo("NOT_NOW: nothing was seen");
        assertThat(calls).isEmpty();
        assertThat(run.ledger.journal().open()).isEmpty();
    }

    @Test
    void evidenceCountsFromTheLookThatShowedIt() {
        AtomicInteger looks = new AtomicInteger();
        answering(
                (effect, world) -> seen(
                        looks.incrementAndGet() == 1
                                ? GoalObserver.GoalStatus.BUSY
                                : calls.isEmpty() ? GoalObserver.GoalStatus.BEFORE : GoalObserver.GoalStatus.HOLDS),
                new Answer.Done("request-1", null));

        run.entered(context -> ended(context.reach(
                Change.of(ChangeProtocolTest.observer(false, null), RepeatedChangeTest::call),
                seen(GoalObserver.GoalStatus.BUSY),
                Duration.ofSeconds(40))));

        assertThat(calls)
                .singleElement()
                .satisfies(call -> assertThat(call.notAfter()).isEqualTo(NOON.plusSeconds(10 + 40)));
    }

    @Test
    void anotherAttemptIsMadeOnANewLookWithANewOperation() {
        answering(
                (effect, world) ->
                        seen(calls.size() < 2 ? GoalObserver.GoalStatus.BEFORE : GoalObserver.GoalStatus.HOLDS),
                new Answer.Refused(Answer.Trouble.THROTTLED, "Throttling", "Rate exceeded"),
                new Answer.Done("request-2", null));

        StageResult ending = run.entered(context -> ended(context.reach(
                Change.of(ChangeProtocolTest.observer(false, null), RepeatedChangeTest::call),
                seen(GoalObserver.GoalStatus.BEFORE),
                Duration.ofSeconds(60),
                context.retry(Duration.ofMinutes(5)))));

        assertThat(ending.sentence()).isEqualTo("DONE: it HOLDS");
        assertThat(calls)
                .extracting(ChangingCall::operation)
                .doesNotHaveDuplicates()
                .hasSize(2);
        assertThat(calls.get(1).notAfter())
                .as("ten seconds later, on evidence of that instant")
                .isEqualTo(NOON.plusSeconds(10 + 60));
    }

    /** A lease of 120 s, less the margin; a call that may not arrive any later than that ends with itself. */
    @ParameterizedTest
    @CsvSource({"true, 300, 105", "true, 60, 45", "false, 300, 285"})
    void aCallEndsWithWhatEndsFirst(boolean locked, int late, int seconds) {
        answering(
                (effect, world) ->
                        seen(calls.isEmpty() ? GoalObserver.GoalStatus.BEFORE : GoalObserver.GoalStatus.HOLDS),
                new Answer.Done("request-1", null));
        Request request = Requests.waiting(Duration.ofSeconds(late), Request.PATIENT);

        run.run(request, context -> {
            FirstLook first = context.firstLook();
            if (locked) {
                context.enter(first, false, goal -> true, ContextRun.OBSERVERS);
            }
            return ended(context.reach(
                    Change.of(ChangeProtocolTest.observer(false, null), RepeatedChangeTest::call),
                    seen(GoalObserver.GoalStatus.BEFORE),
                    NOON.plusSeconds(3600)));
        });

        assertThat(calls)
                .singleElement()
                .satisfies(call -> assertThat(call.notAfter()).isEqualTo(NOON.plusSeconds(seconds)));
    }

    /** A lease that is more than five seconds old is renewed first: the call has nearly a whole term. */
    @ParameterizedTest
    @CsvSource({"5, 105", "6, 111", "20, 125"})
    void theLeaseIsFreshForACall(int age, int seconds) {
        answering(
                (effect, world) ->
                        seen(calls.isEmpty() ? GoalObserver.GoalStatus.BEFORE : GoalObserver.GoalStatus.HOLDS),
                new Answer.Done("request-1", null));

        run.entered(context -> {
            context.pause(NOON.plusSeconds(age), "something else");
            return ended(context.reach(
                    Change.of(ChangeProtocolTest.observer(false, null), RepeatedChangeTest::call),
                    seen(GoalObserver.GoalStatus.BEFORE),
                    NOON.plusSeconds(3600)));
        });

        assertThat(calls)
                .singleElement()
                .satisfies(call -> assertThat(call.notAfter()).isEqualTo(NOON.plusSeconds(seconds)));
    }

    /** After a lost answer: until the call can no longer arrive, its being under way says nothing. */
    @ParameterizedTest
    @CsvSource({"100, true", "305, true", "306, false", "400, false"})
    void aGoalThatIsSeenAfterTheLateBoundIsSure(int seen, boolean unsure) {
        answering(
                (effect, world) -> seen(
                        calls.isEmpty()
                                ? GoalObserver.GoalStatus.BEFORE
                                : run.now.isBefore(NOON.plusSeconds(seen))
                                        ? GoalObserver.GoalStatus.BUSY
                                        : GoalObserver.GoalStatus.HOLDS),
                new Answer.Unknown("no answer"));

        StageResult ending = run.entered(context -> ended(context.reach(
                Change.of(ChangeProtocolTest.observer(false, null), RepeatedChangeTest::call),
                seen(GoalObserver.GoalStatus.BEFORE),
                NOON.plusSeconds(60))));

        assertThat(ending.sentence()).isEqualTo("DONE: it HOLDS");
        assertThat(run.ledger.journal().name().unsureUntil() != null).isEqualTo(unsure);
    }

    /** Where it cannot be known what became of a call, by what is seen and by whether the call was answered. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            HIDDEN,       false, PERSON,  status,  'these credentials may not see it'
            HIDDEN,       true,  UNCLEAR, release, 'it is not known after 10 minutes'
            NOT_SHOWN,    false, OK,      '',      'NEVER_ARRIVED: it NOT_SHOWN'
            NOT_SHOWN,    true,  UNCLEAR, release, 'it is not known after 10 minutes'
            ASTRAY,       false, PERSON,  recover, 'it ASTRAY'
            """)
    void whatIsSeenAfterACallThatMayHaveArrived(
            GoalObserver.GoalStatus after, boolean answered, ExitCode exit, String next, String sentence) {
        run.written(SampleJournal.blueFound())
                .written(SampleJournal.switched(BLUE).toArray(JournalEntry[]::new));
        answering(
                (effect, world) -> seen(calls.isEmpty() ? GoalObserver.GoalStatus.BEFORE : after),
                answered ? new Answer.Done("request-1", null) : new Answer.Unknown("no answer"));

        StageResult ending = run.entered(context -> ended(context.reach(
                Change.of(ChangeProtocolTest.observer(false, null), RepeatedChangeTest::call),
                seen(GoalObserver.GoalStatus.BEFORE),
                NOON.plusSeconds(60))));

        assertThat(ending.exit()).as(ending.toString()).isEqualTo(exit);
        assertThat(ending.next()).isEqualTo(next);
        assertThat(ending.sentence()).contains(sentence);
        assertThat(calls).hasSize(1);
    }
}
