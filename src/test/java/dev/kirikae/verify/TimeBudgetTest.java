package dev.kirikae.verify;

import static dev.kirikae.verify.WatchRun.environment;
import static dev.kirikae.verify.WatchRun.policy;
import static dev.kirikae.verify.WatchRun.verify;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.config.Verify;
import dev.kirikae.model.Alarm;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.Verdict;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is foreseen of a verification before the switch: times, the traffic's limits, and what it could not notice. */
class TimeBudgetTest {

    private static final Duration MOVE = Duration.ofMinutes(10);
    private static final Duration HOUR = Duration.ofHours(1);

    private static WatchStart start(@Nullable Duration... windows) {
        return new WatchStart(
                Arrays.stream(windows)
                        .map(w -> AlarmProof.atStart(
                                policy(Verify.RedAtStart.BLOCK, Verify.NoData.INCONCLUSIVE),
                                WatchRun.alarm(Alarm.State.OK, w, null)))
                        .toList(),
                List.of());
    }

    private static TimeBudget budget(String file, @Nullable Duration... windows) {
        return TimeBudget.of(verify(file), true, start(windows), false, MOVE);
    }

    @Test
    void theDefaultsSayHowLongAProofTakesAndAFaultHurts() {
        TimeBudget budget = budget("");
        assertThat(budget.earliest()).isEqualTo(Duration.ofMinutes(12));
        assertThat(budget.detection()).isEqualTo(Duration.ofSeconds(150));
        assertThat(budget.back()).isEqualTo(Duration.ofSeconds(150 + 600 + 60));
        assertThat(budget.words())
                .containsExactly(
                        "verified at the earliest after 12m: 2m for the candidate, the switch, 10m of watch; at most 15m"
                                + " of it where something is open at its end",
                        "a fault is seen, at worst, within 15s where a probe meets it, 2m 30s after Beanstalk shows it,"
                                + " where health does",
                        "users are back on what is live now within 13m 30s of a fault at worst: seen, moved (10m at most,"
                                + " deadlines.switch; seconds as a rule), and 1m for their resolvers");
    }

    @Test
    void aSlowAlarmStretchesTheWatchAndIsNamed() {
        TimeBudget budget = budget("", Duration.ofMinutes(2), Duration.ofMinutes(15));
        assertThat(budget.watch()).isEqualTo(Duration.ofMinutes(18));
        assertThat(budget.detection()).isEqualTo(Duration.ofSeconds(18 * 60 + 30));
        assertThat(budget.words().get(0))
                .contains("18m of watch (configured for 10m; alarm 5xx takes so long to show a fault)");
        assertThat(budget.words().get(1)).endsWith(", 18m 30s where only an alarm does (the slowest: 5xx)");
    }

    @Test
    void whatMovesNothingBackSaysSo() {
        TimeBudget held = budget("  on-failure: hold\n");
        assertThat(held.back()).isNull();
        assertThat(held.words()).endsWith("a failed watch moves nothing back (on-failure: hold): a person decides");

        TimeBudget first = TimeBudget.of(verify(""), true, start(), true, MOVE);
        assertThat(first.back()).isNull();
        assertThat(first.words()).endsWith("there is no way back: it is the first release");
    }

    /** The numbers are those of the watch itself: a fault at the worst instant is seen in time, and nothing is proved sooner. */
    @Test
    void aWatchKeepsWhatWasForeseen() {
        for (long second : new long[] {1, 9, 10, 11, 301, 595}) {
            WatchRun bad = new WatchRun();
            bad.probe = t -> t.toSeconds() < second ? Sample.good("200") : Sample.bad("500");
            assertThat(bad.verdict()).isEqualTo(Verdict.FAILED);
            assertThat(bad.took().minusSeconds(second)).isLessThanOrEqualTo(Duration.ofSeconds(15));
        }
        WatchRun sick = new WatchRun();
        sick.health = t -> environment(t.toSeconds() < 301 ? HealthStatus.OK : HealthStatus.SEVERE);
        assertThat(sick.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(sick.took().minusSeconds(301))
                .isLessThanOrEqualTo(Objects.requireNonNull(budget("").detection()));

        WatchRun sound = new WatchRun();
        sound.alarms = start(Duration.ofMinutes(15)).alarms();
        sound.seen = t -> List.of(WatchRun.alarm(Alarm.State.OK, Duration.ofMinutes(15), null));
        assertThat(sound.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(sound.took()).isEqualTo(budget("", Duration.ofMinutes(15)).watch());
    }

    private static List<String> blind(String file, boolean enhanced, WatchStart start) {
        return BlindSpots.of(verify(file), enhanced, start);
    }

    @Test
    void whatCouldNotBeNoticedIsNamed() {
        assertThat(blind("", true, start()))
                .containsExactly(
                        "not noticed: errors and delays that some users meet and no probe does: there is neither an alarm"
                                + " (verify.live.alarms) nor a comparison (verify.live.compare)",
                        "not noticed: work that is not done: nothing looks at queues (verify.live.queues)");
        assertThat(blind("""
                                  health: {accept: [Ok, Info, Warning]}
                                  candidate: {probes: [{name: home, http: {}, failures: 2}]}
                                  live: {alarms: [{name: 5xx}]}
                                  on-inconclusive: accept
                                """, false, start(Duration.ofMinutes(2), null)))
                .contains(
                        "not noticed: up to 2 bad answers to probe home (failures)",
                        "not noticed: what enhanced health would show: the candidate reports a colour alone",
                        "not noticed: what Beanstalk calls Warning (verify.health.accept)",
                        "not noticed: what begins in the last 5m of the watch, where only alarm 5xx would see it",
                        "not noticed: what only alarm 5xx sees: nobody can know how long it takes to turn red",
                        "what is inconclusive settles all the same (on-inconclusive: accept)")
                .noneMatch(line -> line.contains("there is neither an alarm"));
    }

    @Test
    void anAlarmThatDoesNotCountIsNamed() {
        AlarmProof ignored = AlarmProof.atStart(
                policy(Verify.RedAtStart.IGNORE, Verify.NoData.IGNORE), WatchRun.alarm(Alarm.State.ALARM));
        AlarmProof excluded = AlarmProof.atStart(
                policy(Verify.RedAtStart.EXCLUDE_WHILE_RED, Verify.NoData.IGNORE), WatchRun.alarm(Alarm.State.ALARM));
        assertThat(blind("", true, new WatchStart(List.of(ignored, excluded), List.of())))
                .contains(
                        "not noticed: what only alarm 5xx sees: it is red already, and ignored (red-at-start)",
                        "not noticed: what only alarm 5xx sees: it is red already, and counts again once it was OK for its"
                                + " whole window",
                        "not noticed: that alarm 5xx never gets data (no-data: ignore)");
    }

    @Test
    void aPercentileWithoutSamplesIsNamed() {
        AlarmProof slow = AlarmProof.atStart(
                policy(Verify.RedAtStart.BLOCK, Verify.NoData.INCONCLUSIVE),
                WatchRun.alarm(Alarm.State.OK).needing(1000));
        assertThat(blind("", true, new WatchStart(List.of(slow), List.of())))
                .contains("not noticed: what only alarm 5xx sees: it watches a percentile, and passes over periods"
                        + " with fewer than 1000 samples");
    }

    @Test
    void whereNothingCouldFailThatIsSaidFirst() {
        String none = "  candidate: {probes: []}\n";
        assertThat(blind(none, false, start())).first().isEqualTo(BlindSpots.NOTHING_COULD_FAIL);
        assertThat(blind(none, true, start())).doesNotContain(BlindSpots.NOTHING_COULD_FAIL);
        assertThat(blind(none, false, start(Duration.ofMinutes(1)))).doesNotContain(BlindSpots.NOTHING_COULD_FAIL);
        TimeBudget nothing = TimeBudget.of(verify(none), false, start(), false, MOVE);
        assertThat(nothing.detection()).isNull();
        assertThat(nothing.back()).isNull();
        assertThat(nothing.words()).contains("nothing is known to see a fault after the switch");
    }

    private static String compared(long requests, long errors, String more) {
        Verify verify = verify("  live: {compare: [{errors: 5xx" + more + "}]}\n");
        TimeBudget budget = TimeBudget.of(verify, true, start(), false, MOVE);
        List<String> words =
                DetectableRise.words(verify.live().compare(), budget, new RequestCounts(requests, errors), HOUR);
        assertThat(words).hasSize(1);
        return words.get(0);
    }

    @Test
    void whatAComparisonSeesDependsOnTheTraffic() {
        assertThat(compared(36_000, 1_080, ""))
                .isEqualTo(
                        "live answers 600 requests a minute, of which 3.00 % fail: a rise of 5xx errors by 2 points is"
                                + " seen after 9m, a doubling after 6m");
        assertThat(compared(2_400, 24, ""))
                .startsWith(
                        "live answers 40 requests a minute, of which 1.00 % fail: a rise of 5xx errors by 2 points is"
                                + " seen after ")
                .contains("; in 15m of watch at most it stays undecided, and so inconclusive");
        assertThat(compared(36_000, 36, "")).endsWith(", a doubling never: it is no more than half of step");
        assertThat(compared(0, 0, ""))
                .isEqualTo("live answers 0 requests a minute, of which 0.00 % fail: a rise of 5xx errors by 2 points is"
                        + " never seen; in 15m of watch at most it stays undecided, and so inconclusive");
        assertThat(compared(60, 0, ", undecided: ignore")).contains("it stays undecided, which is let be");
    }

    /** The same arithmetic as the comparison itself: what is foreseen to be enough is enough. */
    @Test
    void theRequestsThatAreForeseenAreThoseThatProve() {
        RequestCounts live = new RequestCounts(36_000, 360);
        CompareProof proof = CompareProof.of(
                        verify("  live: {compare: [{errors: 5xx}]}\n")
                                .live()
                                .compare()
                                .get(0),
                        WatchRun.SWITCHED,
                        Duration.ofMinutes(15))
                .with(live);
        assertThat(proof.rise().enough(live)).isEqualTo(OptionalLong.of(Objects.requireNonNull(proof.enough())));
        assertThat(Math.ceil(proof.enough() / 600.0) + 3).isEqualTo(6);
        assertThat(proof.rise().enough(live, 0.03).getAsLong()).isLessThan(proof.enough());
    }

    @Test
    void whatIsNotKnownIsNotFigured() {
        Verify verify = verify("  live: {compare: [{errors: 5xx}]}\n");
        TimeBudget budget = TimeBudget.of(verify, true, start(), false, MOVE);
        assertThat(DetectableRise.words(verify.live().compare(), budget, null, HOUR))
                .containsExactly(
                        "how many requests live answers is not known, so neither is what its comparison can see");
        assertThat(DetectableRise.uncompared(OptionalLong.empty(), HOUR)).isEmpty();
        assertThat(DetectableRise.uncompared(OptionalLong.of(90), HOUR))
                .containsExactly(
                        "live answers 1.5 requests a minute; nothing compares how many of them fail (verify.live.compare)");
    }
}
