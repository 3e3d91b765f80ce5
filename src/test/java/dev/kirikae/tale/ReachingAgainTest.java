package dev.kirikae.tale;

import static dev.kirikae.tale.DeskRun.NOON;
import static dev.kirikae.tale.Told.BLUE;
import static dev.kirikae.tale.Told.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

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
class ReachingAgainTest {

    private static final Goal GOAL = new Goal.VersionGone("old");

    private final DeskRun run = new DeskRun().written(DeskRun.founded());
    private final List<Effect.Changing> calls = new ArrayList<>();

    private static Answer stands(Sight.Stand how) {
        return new Answer.NameSeen(true, how.name());
    }

    private static Effect.Changing call(String operation, Instant signedAt, Instant notAfter) {
        return new Effect.DeleteVersion(operation, "push-api", "old", false, signedAt, notAfter);
    }

    private DeskRun answering(DeskRun.Answering looks, Answer... said) {
        return run.answering((effect, world) -> {
            if (effect instanceof Effect.Changing changing) {
                calls.add(changing);
                return said[Math.min(calls.size(), said.length) - 1];
            }
            return effect instanceof Effect.LookAtName ? looks.answer(effect, world) : world.get();
        });
    }

    private static Ending told(Reached reached) {
        return Ending.of(Exit.OK, reached.kind() + ": " + reached.why(), "");
    }

    @Test
    void whatIsSoAlreadyAndWasNotMadeLeavesNoTrace() {
        Ending ending = run.entered(desk -> told(desk.reach(
                Aim.of(ReachingTest.sight(false, null), ReachingAgainTest::call), stands(Sight.Stand.HOLDS), NOON)));

        assertThat(ending.sentence()).isEqualTo("ALREADY: it HOLDS");
        assertThat(run.ledger.entries()).noneMatch(Entry.Intended.class::isInstance);
    }

    @Test
    void aCallThatRefusesByItselfIsMadeWithoutASecondLook() {
        answering((effect, world) -> stands(Sight.Stand.HOLDS), new Answer.Done("request-1", null));

        Ending ending = run.entered(desk -> told(desk.reach(
                Aim.ofItsOwnGuard(ReachingTest.sight(true, null), ReachingAgainTest::call),
                stands(Sight.Stand.BEFORE),
                NOON.plusSeconds(60))));

        assertThat(ending.sentence()).isEqualTo("DONE: request request-1");
        assertThat(run.asked(Effect.LookAtName.class)).isZero();
        assertThat(calls).hasSize(1);
    }

    @Test
    void anEnvironmentThatTheAnswerTellsIsItsReleases() {
        Goal making = new Goal.EnvironmentExists("it", "push-api-it", "away", "v-it", "stack", null);
        run.written(Told.blueFound(), Told.prepared(BLUE).get(0));
        answering(
                (effect, world) -> world.get(),
                new Answer.Done("request-1", Told.environment(GREEN, "push-api-it", Status.LAUNCHING, false)));

        Ending ending = run.entered(desk -> {
            Reached reached = desk.reach(
                    Aim.of(DeskRun.AIMS.sight(making), ReachingAgainTest::call),
                    new Answer.EnvironmentsSeen(List.of()),
                    NOON.plusSeconds(60));
            return Ending.of(Exit.OK, "" + reached.environment(), "");
        });

        assertThat(ending.sentence()).isEqualTo(GREEN.value());
        assertThat(Objects.requireNonNull(run.ledger.memory().release("it")).environment())
                .isEqualTo(GREEN);
    }

    @Test
    void aSecondLookWithoutAnAnswerLeavesTheCallForLater() {
        answering((effect, world) -> new Answer.Missing(Answer.Trouble.UNREACHABLE, "no answer"));

        Ending ending = run.entered(desk -> told(desk.reach(
                Aim.of(ReachingTest.sight(false, null), ReachingAgainTest::call),
                stands(Sight.Stand.BEFORE),
                NOON.plusSeconds(60))));

        assertThat(ending.sentence()).isEqualTo("NOT_NOW: nothing was seen");
        assertThat(calls).isEmpty();
        assertThat(run.ledger.memory().open()).isEmpty();
    }

    @Test
    void evidenceCountsFromTheLookThatShowedIt() {
        AtomicInteger looks = new AtomicInteger();
        answering(
                (effect, world) -> stands(
                        looks.incrementAndGet() == 1
                                ? Sight.Stand.BUSY
                                : calls.isEmpty() ? Sight.Stand.BEFORE : Sight.Stand.HOLDS),
                new Answer.Done("request-1", null));

        run.entered(desk -> told(desk.reach(
                Aim.of(ReachingTest.sight(false, null), ReachingAgainTest::call),
                stands(Sight.Stand.BUSY),
                Duration.ofSeconds(40))));

        assertThat(calls)
                .singleElement()
                .satisfies(call -> assertThat(call.notAfter()).isEqualTo(NOON.plusSeconds(10 + 40)));
    }

    @Test
    void anotherAttemptIsMadeOnANewLookWithANewOperation() {
        answering(
                (effect, world) -> stands(calls.size() < 2 ? Sight.Stand.BEFORE : Sight.Stand.HOLDS),
                new Answer.Refused(Answer.Trouble.THROTTLED, "Throttling", "Rate exceeded"),
                new Answer.Done("request-2", null));

        Ending ending = run.entered(desk -> told(desk.reach(
                Aim.of(ReachingTest.sight(false, null), ReachingAgainTest::call),
                stands(Sight.Stand.BEFORE),
                Duration.ofSeconds(60),
                desk.retry(Duration.ofMinutes(5)))));

        assertThat(ending.sentence()).isEqualTo("DONE: it HOLDS");
        assertThat(calls)
                .extracting(Effect.Changing::operation)
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
                (effect, world) -> stands(calls.isEmpty() ? Sight.Stand.BEFORE : Sight.Stand.HOLDS),
                new Answer.Done("request-1", null));
        Request request = Requests.waiting(Duration.ofSeconds(late), Request.PATIENT);

        run.run(request, desk -> {
            FirstLook first = desk.firstLook();
            if (locked) {
                desk.enter(first, false, goal -> true, DeskRun.AIMS);
            }
            return told(desk.reach(
                    Aim.of(ReachingTest.sight(false, null), ReachingAgainTest::call),
                    stands(Sight.Stand.BEFORE),
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
                (effect, world) -> stands(calls.isEmpty() ? Sight.Stand.BEFORE : Sight.Stand.HOLDS),
                new Answer.Done("request-1", null));

        run.entered(desk -> {
            desk.pause(NOON.plusSeconds(age), "something else");
            return told(desk.reach(
                    Aim.of(ReachingTest.sight(false, null), ReachingAgainTest::call),
                    stands(Sight.Stand.BEFORE),
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
                (effect, world) -> stands(
                        calls.isEmpty()
                                ? Sight.Stand.BEFORE
                                : run.now.isBefore(NOON.plusSeconds(seen)) ? Sight.Stand.BUSY : Sight.Stand.HOLDS),
                new Answer.Unknown("no answer"));

        Ending ending = run.entered(desk -> told(desk.reach(
                Aim.of(ReachingTest.sight(false, null), ReachingAgainTest::call),
                stands(Sight.Stand.BEFORE),
                NOON.plusSeconds(60))));

        assertThat(ending.sentence()).isEqualTo("DONE: it HOLDS");
        assertThat(run.ledger.memory().unsureUntil() != null).isEqualTo(unsure);
    }

    /** Where it cannot be known what became of a call, by what is seen and by whether the call was answered. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            OUT_OF_SIGHT, false, PERSON,  status,  'these credentials may not see it'
            OUT_OF_SIGHT, true,  UNCLEAR, release, 'it is not known after 10 minutes'
            NOT_SHOWN,    false, OK,      '',      'NEVER_ARRIVED: it NOT_SHOWN'
            NOT_SHOWN,    true,  UNCLEAR, release, 'it is not known after 10 minutes'
            ASTRAY,       false, PERSON,  recover, 'it ASTRAY'
            """)
    void whatIsSeenAfterACallThatMayHaveArrived(
            Sight.Stand after, boolean answered, Exit exit, String next, String sentence) {
        run.written(Told.blueFound()).written(Told.switched(BLUE).toArray(Entry[]::new));
        answering(
                (effect, world) -> stands(calls.isEmpty() ? Sight.Stand.BEFORE : after),
                answered ? new Answer.Done("request-1", null) : new Answer.Unknown("no answer"));

        Ending ending = run.entered(desk -> told(desk.reach(
                Aim.of(ReachingTest.sight(false, null), ReachingAgainTest::call),
                stands(Sight.Stand.BEFORE),
                NOON.plusSeconds(60))));

        assertThat(ending.exit()).as(ending.toString()).isEqualTo(exit);
        assertThat(ending.next()).isEqualTo(next);
        assertThat(ending.sentence()).contains(sentence);
        assertThat(calls).hasSize(1);
    }
}
