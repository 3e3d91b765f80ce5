package dev.kirikae.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.app.world.Survey;
import dev.kirikae.driver.Driver;
import dev.kirikae.driver.RunListener;
import dev.kirikae.workflow.Allowances;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.ReplayedRun;
import dev.kirikae.workflow.Request;
import dev.kirikae.workflow.StageResult;
import dev.kirikae.workflow.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A look gives up in time, however long each answer fails to come; a stage that changes something is patient. */
class PatienceOfLooksTest {

    private static final Instant START = Instant.parse("2026-11-22T09:00:00Z");

    private Instant now = START;

    private final TimeSource times = new TimeSource() {
        @Override
        public Instant now() {
            return now;
        }

        @Override
        public void waitUntil(Instant until, BooleanSupplier stop) {
            now = until.isAfter(now) ? until : now;
        }
    };

    private StageResult asked(Duration patience, Answer.Trouble trouble, Duration took) {
        Request request = new Request(
                "status",
                new Request.Requester("n", "somebody", "", "1.0.0"),
                new Request.Address("push-api", "push-api", null, "ap-northeast-1"),
                Allowances.NONE,
                "",
                new Request.Limits(Duration.ofMinutes(2), Duration.ZERO, Duration.ofMinutes(5), patience));
        return new Driver(
                        effect -> {
                            now = now.plus(took);
                            Answer.Missing missing = new Answer.Missing(trouble, "sts does not answer");
                            return effect instanceof Effect.Round round
                                    ? new Answer.RoundSeen(
                                            Collections.nCopies(round.parts().size(), missing))
                                    : missing;
                        },
                        times,
                        () -> false,
                        RunListener.NOBODY)
                .run(new ReplayedRun(new Survey().whole(request, false), START));
    }

    @ParameterizedTest
    @CsvSource({"0", "3", "9", "12", "18"})
    void a_look_gives_up_within_twenty_seconds(int seconds) {
        StageResult ending = asked(Request.BRIEF, Answer.Trouble.UNREACHABLE, Duration.ofSeconds(seconds));

        assertThat(ending.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(ending.sentence()).isEqualTo("no answer within 20 s: sts does not answer");
        assertThat(Duration.between(START, now)).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(20));
    }

    @ParameterizedTest
    @CsvSource({"PT2M, UNREACHABLE", "PT20S, THROTTLED"})
    void a_stage_and_whoever_is_throttled_wait_longer(Duration patience, Answer.Trouble trouble) {
        StageResult ending = asked(patience, trouble, Duration.ofSeconds(1));

        assertThat(ending.sentence()).isEqualTo("no answer within 2 min: sts does not answer");
        assertThat(Duration.between(START, now)).isBetween(Duration.ofSeconds(90), Duration.ofMinutes(2));
    }
}
