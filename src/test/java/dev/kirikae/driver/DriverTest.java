package dev.kirikae.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.model.Caller;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.ReplayedRun;
import dev.kirikae.workflow.Requests;
import dev.kirikae.workflow.StageContext;
import dev.kirikae.workflow.StageResult;
import dev.kirikae.workflow.TimeSource;
import dev.kirikae.workflow.World;
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

    private final TimeSource times = new TimeSource() {
        @Override
        public Instant now() {
            return now;
        }

        @Override
        public void waitUntil(Instant until, BooleanSupplier stop) {
            now = stop.getAsBoolean() ? now : until;
        }
    };

    private final World world = effect -> {
        performed.add(effect);
        now = now.plusSeconds(1);
        return effect instanceof ChangingCall ? new Answer.Done("request-1", null) : CALLER;
    };

    /** A stage that asks for these, in their order. */
    private StageResult run(RunListener listener, Effect... effects) {
        ReplayedRun replay = new ReplayedRun(
                StageContext.stage(Requests.of("release", "n1"), context -> {
                    heard.clear();
                    for (Effect effect : effects) {
                        context.section("asking", () -> heard.add(context.ask(effect)));
                    }
                    return StageResult.of(ExitCode.OK, "all asked at " + context.now(), "status");
                }),
                now);
        return new Driver(world, times, () -> stop, listener).run(replay);
    }

    private static ChangingCall.Terminate terminate(Instant notAfter) {
        return new ChangingCall.Terminate("op", new EnvironmentId("e-old0000001"), NOON, notAfter);
    }

    @Test
    void performsOneEffectAfterTheOtherUntilTheEnd() {
        StageResult ending = run(RunListener.NOBODY, new Effect.LookAtCaller(), terminate(NOON.plusSeconds(60)));

        assertThat(ending.exit()).isEqualTo(ExitCode.OK);
        assertThat(ending.sentence()).isEqualTo("all asked at " + NOON.plusSeconds(2));
        assertThat(performed).containsExactly(new Effect.LookAtCaller(), terminate(NOON.plusSeconds(60)));
    }

    @Test
    void waitsAreItsOwnAndNeverComeToTheWorld() {
        StageResult ending = run(RunListener.NOBODY, new Effect.Wait(NOON.plusSeconds(90), "the end"));

        assertThat(performed).isEmpty();
        assertThat(ending.sentence()).isEqualTo("all asked at " + NOON.plusSeconds(90));
    }

    @Test
    void aChangingCallIsMadeAtItsLastInstantAndNotAnInstantLater() {
        ChangingCall.Terminate intime = terminate(NOON);
        run(RunListener.NOBODY, intime);
        assertThat(performed).containsExactly(intime);

        performed.clear();
        List<Answer> reported = new ArrayList<>();
        run(hearing(reported), terminate(NOON));

        assertThat(now).isAfter(NOON);
        assertThat(performed).isEmpty();
        assertThat(reported).containsExactly(new Answer.NotSent("its lease or its evidence ended at " + NOON));
    }

    @Test
    void aLookHasNoLastInstant() {
        now = NOON.plusSeconds(86_400);

        run(RunListener.NOBODY, new Effect.LookAtCaller());

        assertThat(performed).hasSize(1);
    }

    @Test
    void aRequestToStopComesWithTheNextAnswer() {
        stop = true;

        StageResult ending = run(RunListener.NOBODY, new Effect.LookAtCaller(), new Effect.LookAtCaller());

        assertThat(ending.exit()).isEqualTo(ExitCode.STOPPED);
        assertThat(performed).hasSize(1);
    }

    @Test
    void aWaitEndsAtOnceWhereSomebodyStopsTheProgram() {
        stop = true;

        run(RunListener.NOBODY, new Effect.Wait(NOON.plusSeconds(90), "the end"));

        assertThat(now).isEqualTo(NOON);
    }

    @Test
    void theListenerHearsBeforeAndAfter() {
        List<String> reported = new ArrayList<>();
        RunListener listener = new RunListener() {
            @Override
            public void asks(List<String> path, Effect effect, Instant at) {
                reported.add("asks " + path + " " + effect + " " + at);
            }

            @Override
            public void hears(Effect effect, Answer answer, Instant at) {
                reported.add("hears " + effect + " " + answer + " " + at);
            }
        };

        run(listener, new Effect.LookAtCaller());

        assertThat(reported)
                .containsExactly(
                        "asks [asking] LookAtCaller[] " + NOON,
                        "hears LookAtCaller[] " + CALLER + " " + NOON.plusSeconds(1));
    }

    private static RunListener hearing(List<Answer> reported) {
        return new RunListener() {
            @Override
            public void asks(List<String> path, Effect effect, Instant at) {
                // only answers count here
            }

            @Override
            public void hears(Effect effect, Answer answer, Instant at) {
                reported.add(answer);
            }
        };
    }
}
