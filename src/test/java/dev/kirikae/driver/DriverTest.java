package dev.kirikae.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.model.Caller;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Desk;
import dev.kirikae.tale.Effect;
import dev.kirikae.tale.Ending;
import dev.kirikae.tale.Exit;
import dev.kirikae.tale.Requests;
import dev.kirikae.tale.Story;
import dev.kirikae.tale.Times;
import dev.kirikae.tale.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** The loop: who performs what, and who is told. */
class DriverTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Answer.CallerSeen CALLER =
            new Answer.CallerSeen(new Caller("123456789012", "arn:aws:iam::123456789012:user/oncall"));

    private final List<Effect> performed = new ArrayList<>();
    private final List<Answer> heard = new ArrayList<>();
    private Instant now = NOON;
    private boolean stop;

    private final Times times = new Times() {
        @Override
        public Instant now() {
            return now;
        }

        @Override
        public void waitUntil(Instant until, BooleanSupplier wish) {
            now = wish.getAsBoolean() ? now : until;
        }
    };

    private final World world = effect -> {
        performed.add(effect);
        now = now.plusSeconds(1);
        return effect instanceof Effect.Changing ? new Answer.Done("request-1", null) : CALLER;
    };

    /** A stage that asks for these, in their order. */
    private Ending run(Audience audience, Effect... effects) {
        Story story = new Story(
                Desk.stage(Requests.of("release", "n1"), desk -> {
                    heard.clear();
                    for (Effect effect : effects) {
                        desk.chapter("asking", () -> heard.add(desk.ask(effect)));
                    }
                    return Ending.of(Exit.OK, "all asked at " + desk.now(), "status");
                }),
                now);
        return new Driver(world, times, () -> stop, audience).run(story);
    }

    private static Effect.Terminate terminate(Instant notAfter) {
        return new Effect.Terminate("op", new EnvironmentId("e-old0000001"), NOON, notAfter);
    }

    @Test
    void performsOneEffectAfterTheOtherUntilTheEnd() {
        Ending ending = run(Audience.NOBODY, new Effect.LookAtCaller(), terminate(NOON.plusSeconds(60)));

        assertThat(ending.exit()).isEqualTo(Exit.OK);
        assertThat(ending.sentence()).isEqualTo("all asked at " + NOON.plusSeconds(2));
        assertThat(performed).containsExactly(new Effect.LookAtCaller(), terminate(NOON.plusSeconds(60)));
    }

    @Test
    void waitsAreItsOwnAndNeverComeToTheWorld() {
        Ending ending = run(Audience.NOBODY, new Effect.Wait(NOON.plusSeconds(90), "the end"));

        assertThat(performed).isEmpty();
        assertThat(ending.sentence()).isEqualTo("all asked at " + NOON.plusSeconds(90));
    }

    @Test
    void aChangingCallIsMadeAtItsLastInstantAndNotAnInstantLater() {
        Effect.Terminate intime = terminate(NOON);
        run(Audience.NOBODY, intime);
        assertThat(performed).containsExactly(intime);

        performed.clear();
        List<Answer> told = new ArrayList<>();
        run(hearing(told), terminate(NOON));

        assertThat(now).isAfter(NOON);
        assertThat(performed).isEmpty();
        assertThat(told).containsExactly(new Answer.NotSent("its lease or its evidence ended at " + NOON));
    }

    @Test
    void aLookHasNoLastInstant() {
        now = NOON.plusSeconds(86_400);

        run(Audience.NOBODY, new Effect.LookAtCaller());

        assertThat(performed).hasSize(1);
    }

    @Test
    void aWishToStopIsToldWithTheNextAnswer() {
        stop = true;

        Ending ending = run(Audience.NOBODY, new Effect.LookAtCaller(), new Effect.LookAtCaller());

        assertThat(ending.exit()).isEqualTo(Exit.STOPPED);
        assertThat(performed).hasSize(1);
    }

    @Test
    void aWaitEndsAtOnceWhereSomebodyWishesTheProgramToStop() {
        stop = true;

        run(Audience.NOBODY, new Effect.Wait(NOON.plusSeconds(90), "the end"));

        assertThat(now).isEqualTo(NOON);
    }

    @Test
    void theAudienceIsToldBeforeAndAfter() {
        List<String> told = new ArrayList<>();
        Audience audience = new Audience() {
            @Override
            public void asks(List<String> path, Effect effect, Instant at) {
                told.add("asks " + path + " " + effect + " " + at);
            }

            @Override
            public void hears(Effect effect, Answer answer, Instant at) {
                told.add("hears " + effect + " " + answer + " " + at);
            }
        };

        run(audience, new Effect.LookAtCaller());

        assertThat(told)
                .containsExactly(
                        "asks [asking] LookAtCaller[] " + NOON,
                        "hears LookAtCaller[] " + CALLER + " " + NOON.plusSeconds(1));
    }

    private static Audience hearing(List<Answer> told) {
        return new Audience() {
            @Override
            public void asks(List<String> path, Effect effect, Instant at) {
                // only answers count here
            }

            @Override
            public void hears(Effect effect, Answer answer, Instant at) {
                told.add(answer);
            }
        };
    }
}
