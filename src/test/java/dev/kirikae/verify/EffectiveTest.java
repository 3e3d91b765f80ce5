package dev.kirikae.verify;

import static dev.kirikae.verify.WatchRun.alarm;
import static dev.kirikae.verify.WatchRun.policy;
import static dev.kirikae.verify.WatchRun.verify;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.config.Verify;
import dev.kirikae.config.Verify.NoData;
import dev.kirikae.config.Verify.RedAtStart;
import dev.kirikae.model.Alarm;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a configuration could make a release fail. */
class EffectiveTest {

    private static final String NO_PROBES = "  candidate: {probes: []}\n";

    @Test
    void theDefaultsCount() {
        assertThat(Effective.ofCandidate(verify(""), true)).containsExactly("probe root", "environment health");
        assertThat(Effective.ofLive(verify(""), false)).containsExactly("probe root");
    }

    @Test
    void aColourAloneDoesNotCount() {
        Verify none = verify(NO_PROBES);
        assertThat(Effective.ofCandidate(none, true)).containsExactly("environment health");
        assertThat(Effective.ofCandidate(none, false)).isEmpty();
        assertThat(Effective.ofLive(none, false)).isEmpty();
    }

    @Test
    void whatAcceptsEveryStatusAsksForNothing() {
        Verify all = verify(NO_PROBES + "  health: {accept: [Ok, Info, Warning, Degraded]}\n");
        assertThat(Effective.ofCandidate(all, true)).isEmpty();
        Verify most = verify(NO_PROBES + "  health: {accept: [Ok, Info, Warning]}\n");
        assertThat(Effective.ofCandidate(most, true)).containsExactly("environment health");
    }

    @Test
    void theTwoSidesAreJudgedApart() {
        Verify live = verify("  live: {probes: []}\n");
        assertThat(Effective.ofCandidate(live, false)).containsExactly("probe root");
        assertThat(Effective.ofLive(live, false)).isEmpty();
        Verify alarmed = verify("  live: {probes: [], alarms: [{name: 5xx}, {prefix: push-}]}\n");
        assertThat(Effective.ofCandidate(alarmed, false)).containsExactly("probe root");
        assertThat(Effective.ofLive(alarmed, false)).containsExactly("alarm 5xx", "alarm push-…");
    }

    @Test
    void anAlarmThatIsIgnoredDoesNotCount() {
        Verify none = verify("  live: {probes: []}\n");
        AlarmProof ignored =
                AlarmProof.atStart(policy(RedAtStart.IGNORE, NoData.INCONCLUSIVE), alarm(Alarm.State.ALARM));
        AlarmProof green = AlarmProof.atStart(policy(RedAtStart.IGNORE, NoData.INCONCLUSIVE), alarm(Alarm.State.OK));
        assertThat(Effective.ofLive(none, false, List.of(ignored))).isEmpty();
        assertThat(Effective.ofLive(none, false, List.of(green))).containsExactly("alarm 5xx");
    }

    /** What must not be silent could fail the release by its silence. */
    @ParameterizedTest
    @CsvSource({"FAIL, true", "INCONCLUSIVE, true", "IGNORE, false"})
    void silenceThatIsLetBeDoesNotCount(NoData noData, boolean counts) {
        AlarmProof silent = AlarmProof.atStart(policy(RedAtStart.BLOCK, noData), alarm(Alarm.State.OK))
                .and(alarm(Alarm.State.INSUFFICIENT_DATA), WatchRun.SWITCHED, WatchRun.SWITCHED.plus(WatchRun.WATCH));

        assertThat(silent.isEffective()).isEqualTo(counts);
    }
}
