package dev.kirikae.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Looks that bring nothing, and for how long they are asked again. */
class PatientLooksTest {

    private static final Effect.LookAtPlatforms LOOK = new Effect.LookAtPlatforms();

    private final ContextRun run = new ContextRun();

    private static Request request(Duration patience) {
        return Requests.waiting(Duration.ofMinutes(5), patience);
    }

    private StageResult look(Duration patience) {
        return run.run(request(patience), context -> {
            Answer answer = context.look(LOOK, Answer.PlatformsSeen.class);
            return StageResult.of(ExitCode.OK, answer.toString(), "");
        });
    }

    /** For ever: the exit code, and how many seconds it took at least and at most. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            UNREACHABLE,    PT20S, FAILED,      10, 20
            UNREACHABLE,    PT2M,  FAILED,      90, 120
            THROTTLED,      PT20S, FAILED,      90, 120
            THROTTLED,      PT2M,  FAILED,      90, 120
            THROTTLED,      PT5M,  FAILED,      270, 300
            NOT_READY,      PT20S, FAILED,      10, 20
            DENIED,         PT2M,  NOT_ALLOWED, 0, 0
            NO_CREDENTIALS, PT2M,  NOT_ALLOWED, 0, 0
            CLOCK,          PT2M,  NOT_ALLOWED, 0, 0
            FOREIGN_BUCKET, PT2M,  INTEGRITY,   0, 0
            ABSENT,         PT2M,  BAD_INPUT,   0, 0
            UNSUPPORTED,    PT2M,  BAD_INPUT,   0, 0
            """)
    void nothingForEver(Answer.Trouble trouble, Duration patience, ExitCode exit, int least, int most) {
        run.answering(
                (effect, world) -> effect.equals(LOOK) ? new Answer.Missing(trouble, "that is why") : world.get());

        StageResult ending = look(patience);

        assertThat(ending.exit()).isEqualTo(exit);
        assertThat(ending.sentence()).contains("that is why");
        assertThat(run.waited()).isBetween(Duration.ofSeconds(least), Duration.ofSeconds(most));
    }

    @Test
    void anAnswerThatComesInTimeIsAnAnswer() {
        AtomicInteger asked = new AtomicInteger();
        run.answering((effect, world) -> {
            if (!effect.equals(LOOK)) {
                return world.get();
            }
            return asked.incrementAndGet() < 4
                    ? new Answer.Missing(Answer.Trouble.UNREACHABLE, "not yet")
                    : new Answer.PlatformsSeen(java.util.List.of("one"));
        });

        assertThat(look(Request.PATIENT).exit()).isEqualTo(ExitCode.OK);
        assertThat(run.waited()).isEqualTo(Duration.ofSeconds(1 + 2 + 4));
    }

    /** A look that lasts as long as the patience left is not begun. */
    @Test
    void anEndpointThatIsSlowToFailIsNotAskedBeyondPatience() {
        run.answering((effect, world) -> {
            if (effect.equals(LOOK)) {
                run.now = run.now.plusSeconds(9);
                return new Answer.Missing(Answer.Trouble.UNREACHABLE, "no answer");
            }
            return world.get();
        });

        assertThat(look(Request.BRIEF).exit()).isEqualTo(ExitCode.FAILED);
        assertThat(run.asked(Effect.LookAtPlatforms.class)).isEqualTo(2);
        assertThat(run.waited()).isLessThanOrEqualTo(Request.BRIEF);
    }

    @Test
    void patienceBeginsAnewAfterASleep() {
        AtomicInteger asked = new AtomicInteger();
        run.answering((effect, world) -> {
            if (!effect.equals(LOOK)) {
                return world.get();
            }
            if (asked.incrementAndGet() == 1) {
                run.now = run.now.plus(Duration.ofHours(8));
            }
            return asked.get() < 3
                    ? new Answer.Missing(Answer.Trouble.UNREACHABLE, "no answer")
                    : new Answer.PlatformsSeen(java.util.List.of("one"));
        });

        assertThat(look(Request.BRIEF).exit()).isEqualTo(ExitCode.OK);
    }

    @ParameterizedTest
    @CsvSource({"LookAtCaller", "ReadJournal", "ReadLock", "LookAtEnvironments"})
    void whatTheFirstRoundLacksIsAskedAgainAlone(String lacking) {
        AtomicInteger asked = new AtomicInteger();
        run.answering(
                (effect, world) -> effect.getClass().getSimpleName().equals(lacking) && asked.incrementAndGet() == 1
                        ? new Answer.Missing(Answer.Trouble.UNREACHABLE, "no answer in time")
                        : world.get());

        StageResult ending = run.run(Requests.of("status", "mine"), context -> {
            FirstLook first = context.firstLook();
            return StageResult.of(ExitCode.OK, first.caller() + " " + first.asked(), "");
        });

        assertThat(ending.exit()).isEqualTo(ExitCode.OK);
        assertThat(asked.get()).isEqualTo(2);
        assertThat(run.asked(Effect.Round.class)).isEqualTo(1);
    }

    @Test
    void aStopIsHeededWhileItIsAskedAgain() {
        run.stoppedAt(ContextRun.NOON.plusSeconds(3))
                .answering((effect, world) -> effect.equals(LOOK)
                        ? new Answer.Missing(Answer.Trouble.UNREACHABLE, "no answer")
                        : world.get());

        StageResult ending = look(Request.PATIENT);

        assertThat(ending.exit()).isEqualTo(ExitCode.STOPPED);
        assertThat(ending.next()).isEqualTo("release");
        assertThat(run.waited()).isEqualTo(Duration.ofSeconds(3));
    }

    /** What a person must put right is said alone before the name moved; after that the same command goes on. */
    @ParameterizedTest
    @CsvSource({"false, NOT_ALLOWED, ''", "true, UNCLEAR, release"})
    void afterTheNameMovedTheSameCommandGoesOn(boolean touched, ExitCode exit, String next) {
        run.answering((effect, world) ->
                effect.equals(LOOK) ? new Answer.Missing(Answer.Trouble.DENIED, "may not look") : world.get());

        StageResult ending = run.run(request(Request.PATIENT), context -> {
            if (touched) {
                context.touch();
            }
            context.look(LOOK);
            return StageResult.of(ExitCode.OK, "", "");
        });

        assertThat(ending.exit()).isEqualTo(exit);
        assertThat(ending.next()).isEqualTo(next);
    }
}
