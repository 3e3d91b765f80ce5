package dev.kirikae.verify;

import static dev.kirikae.verify.WatchRun.SWITCHED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a watch lasts, and how time is told. */
class TimesTest {

    private static final Duration TEN = Duration.ofMinutes(10);
    private static final Instant NOW = SWITCHED.plusSeconds(60);

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0s",
        "PT59.9S, 59s",
        "PT1M, 1m",
        "PT1M1S, 1m 1s",
        "PT59M59S, 59m 59s",
        "PT1H, 1h",
        "PT1H59S, 1h",
        "PT1H1M, 1h 1m",
        "PT26H5M, 26h 5m"
    })
    void durationsAsEvidenceWritesThem(Duration time, String text) {
        assertThat(TimeText.of(time)).isEqualTo(text);
    }

    /** A minute has passed since the switch when the watch begins. */
    @ParameterizedTest(name = "an alarm that shows a fault after {0}: {1}")
    @CsvSource({"PT0S, PT10M", "PT11M, PT10M", "PT11M1S, PT10M1S", "PT18M, PT17M"})
    void theSlowestAlarmMakesItLonger(Duration horizon, Duration least) {
        WatchTime time = WatchTime.of(SWITCHED, NOW, TEN, horizon);
        assertThat(time.switchedAt()).isEqualTo(SWITCHED);
        assertThat(time.total()).isEqualTo(least);
        assertThat(time.left()).isEqualTo(least);
    }

    @Test
    void withoutASwitchOrWithOneInTheFutureItCountsFromNow() {
        assertThat(WatchTime.of(null, NOW, TEN, Duration.ofMinutes(11)))
                .isEqualTo(WatchTime.of(NOW, NOW, TEN, Duration.ofMinutes(11)))
                .isEqualTo(WatchTime.of(NOW.plusSeconds(5), NOW, TEN, Duration.ofMinutes(11)));
    }

    @ParameterizedTest(name = "a turn after {0} counts for {1}")
    @CsvSource({"PT10S, PT10S", "PT45S, PT45S", "PT46S, PT45S", "PT2H, PT45S"})
    void aGapThatNobodyWatchedDoesNotCount(Duration gap, Duration counted) {
        WatchTime time = WatchTime.of(null, NOW, TEN, Duration.ZERO).turned(NOW.plus(gap), true);
        assertThat(time.watched()).isEqualTo(counted);
        assertThat(time.left()).isEqualTo(TEN.minus(counted));
        assertThat(time.sinceSwitch()).isEqualTo(gap);
        assertThat(WatchTime.of(null, NOW, TEN, Duration.ZERO)
                        .turned(NOW.plus(gap), false)
                        .watched())
                .isZero();
    }

    @ParameterizedTest(name = "a need of {0} lengthens ten minutes by {1}")
    @CsvSource(
            nullValues = "-",
            value = {"-, PT0S", "PT0S, PT0S", "PT30S, PT1M30S", "PT4M, PT5M", "PT5M, PT5M"})
    void theNeedThatIsOpenLengthensItOnceByAMinuteMore(Duration need, Duration by) {
        WatchTime over = new WatchTime(SWITCHED, TEN, TEN, null, TEN, NOW);
        WatchTime longer = over.lengthened(need);
        assertThat(longer.total()).isEqualTo(TEN.plus(by));
        assertThat(longer.left()).isEqualTo(by);
        assertThat(longer.isSpent()).isEqualTo(by.isZero());
        assertThat(longer.lengthened(Duration.ofMinutes(4))).isEqualTo(longer);
    }

    @Test
    void beforeItIsOverNothingLengthensIt() {
        WatchTime early = new WatchTime(SWITCHED, TEN, TEN, null, TEN.minusMillis(1), NOW);
        assertThat(early.isOver()).isFalse();
        assertThat(early.lengthened(Duration.ofMinutes(1))).isEqualTo(early);
        assertThat(early.isSpent()).isFalse();
    }

    @Test
    void whatIsLeftIsNeverNegative() {
        WatchTime late = new WatchTime(SWITCHED, TEN, TEN, null, TEN.plusSeconds(20), NOW);
        assertThat(late.left()).isZero();
    }
}
