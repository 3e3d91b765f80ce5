package dev.kirikae.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** More errors than before, by more than chance: what is found, what is not, and how often it is wrong. */
class ErrorRiseTest {

    private static final ErrorRise RISE = new ErrorRise(0.02, 0.001, 0.95, 30);

    /** Fisher's own example of the tea cups: three of four guessed right. */
    @Test
    void chanceIsFishersExactTest() {
        assertThat(ErrorRise.chance(new RequestCounts(4, 1), new RequestCounts(4, 3)))
                .isCloseTo(17.0 / 70, within(1e-12));
    }

    @ParameterizedTest(name = "{1} of {0}, then {3} of {2}: worse {4}")
    @CsvSource({
        "100000, 100, 1000,    21, true",
        "100000, 100, 1000,     4, false",
        "100000,   0, 1000,     4, false",
        "    10,   0,   10,     2, false",
        "     0,   0, 1000,  1000, false",
        "100000, 100,    0,     0, false",
        // far beyond chance, and too small to matter
        "10000000, 10000, 10000000, 15000, false",
        // a former side that failed as much
        "100000, 2100, 1000,   21, false",
        "2000000000, 2000000, 2000000000, 60000000, true",
    })
    void worseIsBeyondChanceAndOfSize(long m, long x, long n, long y, boolean worse) {
        assertThat(RISE.isWorse(new RequestCounts(m, x), new RequestCounts(n, y)))
                .isEqualTo(worse);
    }

    /** Of 2,000 watches of a sound release, each looked at 30 times, one in a thousand may fail. */
    @Test
    void lookingOftenKeepsTheRateOfFalseAlarms() {
        SplittableRandom random = new SplittableRandom(1);
        int alarms = 0;
        for (int watch = 0; watch < 2_000; watch++) {
            RequestCounts before = new RequestCounts(3_000, drawn(random, 3_000, 0.01));
            RequestCounts now = RequestCounts.NONE;
            boolean worse = false;
            for (int look = 0; look < RISE.looks() && !worse; look++) {
                now = now.and(new RequestCounts(50, drawn(random, 50, 0.01)));
                worse = RISE.isWorse(before, now);
            }
            alarms += worse ? 1 : 0;
        }
        assertThat(alarms).isLessThanOrEqualTo(2);
    }

    @Test
    void aRiseByTheStepIsFoundOnceThereAreEnoughRequests() {
        RequestCounts before = new RequestCounts(60_000, 60);
        int enough = (int) RISE.enough(before).orElseThrow();
        SplittableRandom random = new SplittableRandom(2);
        int found = 0;
        for (int watch = 0; watch < 2_000; watch++) {
            found += RISE.isWorse(before, new RequestCounts(enough, drawn(random, enough, 0.021))) ? 1 : 0;
        }
        assertThat(found / 2_000.0).isBetween(0.93, 1.0);
        assertThat(enough).isBetween(300, 800);
    }

    @Test
    void nothingIsEnoughWhereThereWasNothingBefore() {
        assertThat(RISE.enough(RequestCounts.NONE)).isEmpty();
        assertThat(RISE.enough(new RequestCounts(3, 0))).isEmpty();
        assertThat(RISE.enough(new RequestCounts(10_000, 0))).isPresent();
    }

    @Test
    void whatIsNoTestIsRefused() {
        assertThatThrownBy(() -> new ErrorRise(0, 0.001, 0.95, 1)).hasMessageContaining("is no test");
        assertThatThrownBy(() -> new ErrorRise(0.02, 0.001, 0.95, 0)).hasMessageContaining("is no test");
        assertThatThrownBy(() -> new RequestCounts(1, 2)).hasMessage("2 errors in 1 requests");
        assertThat(RequestCounts.counted(1, 2)).isEqualTo(new RequestCounts(2, 2));
    }

    private static int drawn(SplittableRandom random, int requests, double rate) {
        return BinomialDistribution.of(requests, rate).inverseCumulativeProbability(random.nextDouble());
    }
}
