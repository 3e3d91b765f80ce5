package dev.kirikae.verify;

import static dev.kirikae.verify.WatchRun.WATCH;
import static dev.kirikae.verify.WatchRun.alarm;
import static dev.kirikae.verify.WatchRun.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.config.Verify.NoData;
import dev.kirikae.config.Verify.RedAtStart;
import dev.kirikae.model.Alarm;
import dev.kirikae.model.Verdict;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every policy with every state before the switch, in the first half of the watch and in the second, allowed or not, with the
 * last look or without it. What is expected is worked out here from the documentation of the policies, not from the proof.
 */
class AlarmTableTest {

    private static final Duration HALF = WATCH.dividedBy(2);

    /** How an alarm is treated, and the states it goes through; each half is longer than its window. */
    record Row(
            RedAtStart red, NoData noData, Alarm.State before, Alarm.State first, Alarm.State second, boolean allowed) {

        @Override
        public String toString() {
            return red + ", no-data " + noData + ": " + before + " | " + first + ", " + second
                    + (allowed ? ", allowed" : "");
        }

        private boolean wasRed() {
            return before == Alarm.State.ALARM;
        }

        /** "ignore": whatever it does. */
        private boolean isIgnored() {
            return wasRed() && red == RedAtStart.IGNORE;
        }

        /** From when on it is red, though it was not before, or is so again after it had recovered; null where it never is. */
        private @Nullable Duration faultSince() {
            if (isIgnored()) {
                return null;
            }
            if (first == Alarm.State.ALARM && !wasRed()) {
                return Duration.ZERO;
            }
            return second == Alarm.State.ALARM && (!wasRed() || first == Alarm.State.OK) ? HALF : null;
        }

        /** As the guide says it: the first that fits. */
        private Verdict expected() {
            if (isIgnored()) {
                return Verdict.VERIFIED;
            }
            if (faultSince() != null) {
                return Verdict.FAILED;
            }
            if (second == Alarm.State.ALARM) {
                // red all the time
                return red == RedAtStart.EXCLUDE_WHILE_RED ? Verdict.VERIFIED : Verdict.FAILED;
            }
            if (second == Alarm.State.OK) {
                return Verdict.VERIFIED;
            }
            if (second == Alarm.State.UNKNOWN) {
                return Verdict.INCONCLUSIVE;
            }
            // silence is no recovery
            boolean stillToRecover = wasRed() && red != RedAtStart.EXCLUDE_WHILE_RED && first != Alarm.State.OK;
            return switch (noData) {
                case FAIL -> Verdict.FAILED;
                case INCONCLUSIVE -> Verdict.INCONCLUSIVE;
                case IGNORE -> stillToRecover ? Verdict.INCONCLUSIVE : Verdict.VERIFIED;
            };
        }
    }

    private static List<Row> rows(RedAtStart red, NoData noData) {
        List<Row> rows = new ArrayList<>();
        for (Alarm.State before : Alarm.State.values()) {
            for (Alarm.State first : Alarm.State.values()) {
                for (Alarm.State second : Alarm.State.values()) {
                    rows.add(new Row(red, noData, before, first, second, false));
                    if (red == RedAtStart.BLOCK) {
                        rows.add(new Row(red, noData, before, first, second, true));
                    }
                }
            }
        }
        return rows;
    }

    private static WatchRun run(Row row, Predicate<Duration> isLost) {
        WatchRun run = new WatchRun();
        run.turn = Duration.ofSeconds(30);
        AlarmProof proof = AlarmProof.atStart(policy(row.red(), row.noData()), alarm(row.before()));
        run.alarms = List.of(row.allowed() ? proof.allowed() : proof);
        run.seen = t -> isLost.test(t) ? null : List.of(alarm(t.compareTo(HALF) < 0 ? row.first() : row.second()));
        return run;
    }

    @EveryPolicy
    void theVerdictIsThatOfThePolicyAndATroubleIsReportedAtOnce(RedAtStart red, NoData noData) {
        for (Row row : rows(red, noData)) {
            WatchRun run = run(row, t -> false);
            assertThat(run.verdict()).as(row.toString()).isEqualTo(row.expected());
            Duration redSince = row.faultSince();
            if (redSince != null) {
                assertThat(run.took()).as(row.toString()).isEqualTo(redSince);
            } else if (row.expected() == Verdict.VERIFIED) {
                assertThat(run.took()).as(row.toString()).isEqualTo(WATCH);
            } else {
                assertThat(run.took()).as(row.toString()).isGreaterThanOrEqualTo(WATCH);
            }
        }
    }

    /** What is forgiven in the middle is forgiven at the end: one look that was lost changes no verdict. */
    @EveryPolicy
    void oneLostLookChangesNothing(RedAtStart red, NoData noData) {
        for (Row row : rows(red, noData)) {
            for (Duration lost : List.of(HALF, WATCH)) {
                assertThat(run(row, lost::equals).verdict())
                        .as(row + ", lost at " + lost)
                        .isEqualTo(row.expected());
            }
        }
    }

    /** Whose end nobody saw is not proved, unless nothing was asked of it; what had failed before has failed. */
    @EveryPolicy
    void whatIsNotSeenAgainIsNeverVerified(RedAtStart red, NoData noData) {
        for (Row row : rows(red, noData)) {
            Verdict verdict = run(row, t -> t.compareTo(WATCH) >= 0).verdict();
            if (row.isIgnored()) {
                assertThat(verdict).as(row.toString()).isEqualTo(Verdict.VERIFIED);
            } else if (row.faultSince() != null) {
                assertThat(verdict).as(row.toString()).isEqualTo(Verdict.FAILED);
            } else if (row.expected() == Verdict.FAILED) {
                assertThat(verdict).as(row.toString()).isIn(Verdict.FAILED, Verdict.INCONCLUSIVE);
            } else {
                assertThat(verdict).as(row.toString()).isEqualTo(Verdict.INCONCLUSIVE);
            }
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @ParameterizedTest(name = "red-at-start {0}, no-data {1}")
    @MethodSource("policies")
    @interface EveryPolicy {}

    static List<Arguments> policies() {
        List<Arguments> all = new ArrayList<>();
        for (RedAtStart red : RedAtStart.values()) {
            for (NoData noData : NoData.values()) {
                all.add(Arguments.of(red, noData));
            }
        }
        return all;
    }
}
