package dev.kirikae.tale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.tale.Answer.Trouble;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which attempts are followed by another one, and when. */
class RetryTest {

    private final DeskRun run = new DeskRun().written(DeskRun.founded());

    /** How many attempts are made where every one of them comes to this. */
    private int attempts(Reached each, Duration within) {
        int[] attempts = {0};
        Ending ending = run.entered(desk -> {
            int made = 1;
            Retry retry = desk.retry(within);
            while (retry.isDue(each)) {
                made++;
            }
            attempts[0] = made;
            return Ending.of(Exit.OK, "", "");
        });
        assertThat(ending.exit()).isEqualTo(Exit.OK);
        return attempts[0];
    }

    @ParameterizedTest
    @EnumSource(
            value = Trouble.class,
            names = {"THROTTLED", "NOT_READY"})
    void notNowIsTriedAgainAtGrowingDistances(Trouble trouble) {
        Reached notNow = Reached.refused(new Answer.Refused(trouble, "Code", "later"));

        assertThat(attempts(notNow, Duration.ofMinutes(2))).isEqualTo(4);
        assertThat(run.waited()).isEqualTo(Duration.ofSeconds(10 + 20 + 40));
    }

    @Test
    void whatWasNeverSentIsTriedAgain() {
        assertThat(attempts(Reached.notNow("its lease had ended"), Duration.ofSeconds(30)))
                .isEqualTo(3);
        assertThat(run.waited()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void whatNeverArrivedGetsOneNewAttemptAtOnce() {
        assertThat(attempts(Reached.neverArrived("not seen"), Duration.ofMinutes(10)))
                .isEqualTo(2);
        assertThat(run.waited()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Trouble.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"THROTTLED", "NOT_READY"})
    void everyOtherRefusalIsFinal(Trouble trouble) {
        Reached refused = Reached.refused(new Answer.Refused(trouble, "Code", "no"));

        assertThat(attempts(refused, Duration.ofMinutes(10))).isEqualTo(1);
        boolean denied = trouble == Trouble.DENIED || trouble == Trouble.NO_CREDENTIALS || trouble == Trouble.CLOCK;
        assertThat(refused.cause()).isEqualTo(denied ? EndingCause.DENIED : EndingCause.REFUSED);
        assertThat(refused.holds()).isFalse();
    }

    @Test
    void whatIsDoneOrElsewhereIsNotTriedAgain() {
        assertThat(attempts(Reached.done("seen", null), Duration.ofMinutes(10))).isEqualTo(1);
        assertThat(attempts(Reached.already("so", null), Duration.ofMinutes(10)))
                .isEqualTo(1);
        assertThat(attempts(Reached.changed("by somebody"), Duration.ofMinutes(10)))
                .isEqualTo(1);
    }
}
