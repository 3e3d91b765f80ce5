package dev.kirikae.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.workflow.Answer.Trouble;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which attempts are followed by another one, and when. */
class RetryTest {

    private final ContextRun run = new ContextRun().written(ContextRun.founded());

    /** How many attempts are made where every one of them comes to this. */
    private int attempts(ChangeResult each, Duration within) {
        int[] attempts = {0};
        StageResult ending = run.entered(context -> {
            int made = 1;
            Retry retry = context.retry(within);
            while (retry.isDue(each)) {
                made++;
            }
            attempts[0] = made;
            return StageResult.of(ExitCode.OK, "", "");
        });
        assertThat(ending.exit()).isEqualTo(ExitCode.OK);
        return attempts[0];
    }

    @ParameterizedTest
    @EnumSource(
            value = Trouble.class,
            names = {"THROTTLED", "NOT_READY"})
    void notNowIsTriedAgainAtGrowingDistances(Trouble trouble) {
        ChangeResult notNow = ChangeResult.refused(new Answer.Refused(trouble, "Code", "later"));

        assertThat(attempts(notNow, Duration.ofMinutes(2))).isEqualTo(4);
        assertThat(run.waited()).isEqualTo(Duration.ofSeconds(10 + 20 + 40));
    }

    @Test
    void whatWasNeverSentIsTriedAgain() {
        assertThat(attempts(ChangeResult.notNow("its lease had ended"), Duration.ofSeconds(30)))
                .isEqualTo(3);
        assertThat(run.waited()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void whatNeverArrivedGetsOneNewAttemptAtOnce() {
        assertThat(attempts(ChangeResult.neverArrived("not seen"), Duration.ofMinutes(10)))
                .isEqualTo(2);
        assertThat(run.waited()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Trouble.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"THROTTLED", "NOT_READY"})
    void everyOtherRefusalIsFinal(Trouble trouble) {
        ChangeResult refused = ChangeResult.refused(new Answer.Refused(trouble, "Code", "no"));

        assertThat(attempts(refused, Duration.ofMinutes(10))).isEqualTo(1);
        boolean denied = trouble == Trouble.DENIED || trouble == Trouble.NO_CREDENTIALS || trouble == Trouble.CLOCK;
        assertThat(refused.cause()).isEqualTo(denied ? EndingCause.DENIED : EndingCause.REFUSED);
        assertThat(refused.holds()).isFalse();
    }

    @Test
    void whatIsDoneOrElsewhereIsNotTriedAgain() {
        assertThat(attempts(ChangeResult.done("seen", null), Duration.ofMinutes(10)))
                .isEqualTo(1);
        assertThat(attempts(ChangeResult.already("so", null), Duration.ofMinutes(10)))
                .isEqualTo(1);
        assertThat(attempts(ChangeResult.changed("by somebody"), Duration.ofMinutes(10)))
                .isEqualTo(1);
    }
}
