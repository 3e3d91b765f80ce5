package dev.kirikae.app.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cloud.Harm;
import dev.kirikae.cloud.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncidentFindingTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Notice EARLIER = new Notice(NOON.minusSeconds(60), Notice.Kind.VERDICT, "probe old");
    private static final Notice LOST = new Notice(NOON.plusSeconds(5), Notice.Kind.CALL, "the call Swap");
    private static final Notice PROBE = new Notice(NOON.plusSeconds(40), Notice.Kind.VERDICT, "probe health");
    private static final Notice END = new Notice(NOON.plusSeconds(90), Notice.Kind.ENDING, "release, which ended 7");

    @Test
    void theFirstSignOfItsKindAfterItStruckCounts() {
        IncidentFinding finding = IncidentFinding.of(
                Incident.ALARM_AFTER_SWITCH,
                NOON,
                List.of(EARLIER, LOST, PROBE, END),
                List.of(new Harm(NOON, NOON.plusSeconds(50), 0.1)),
                NOON.plusSeconds(600));
        assertThat(finding.noticedAfter()).isEqualTo(Duration.ofSeconds(40));
        assertThat(finding.hurt()).isEqualTo(Duration.ofSeconds(50));
        assertThat(finding.lasting()).isFalse();
        assertThat(finding.unnoticed()).isFalse();
    }

    @Test
    void withoutASignItIsUnnoticedAndWhatLastsLasts() {
        IncidentFinding finding = IncidentFinding.of(
                Incident.ALARM_AFTER_SWITCH,
                NOON,
                List.of(EARLIER, LOST),
                List.of(new Harm(NOON, null, 0.1)),
                NOON.plusSeconds(600));
        assertThat(finding.unnoticed()).isTrue();
        assertThat(finding.noticedAfter()).isNull();
        assertThat(finding.hurt()).isEqualTo(Duration.ofMinutes(10));
        assertThat(finding.lasting()).isTrue();
    }

    @Test
    void whatDidNotStrikeHurtNobody() {
        IncidentFinding finding = IncidentFinding.of(
                Incident.PROBE_FAILS_AFTER_SWITCH, null, List.of(PROBE), List.of(new Harm(NOON, null, 1)), NOON);
        assertThat(finding.unnoticed()).isFalse();
        assertThat(finding.notice()).isNull();
        assertThat(finding.hurt()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"SWAP_ANSWER_LOST, 5, false", "STALE_LOOKS, -1, false", "STANDBY_TERMINATED_BY_HAND, 90, false"})
    void aCallThatGoesWrongMakesNoVersionBad(Incident incident, int after, boolean unnoticed) {
        IncidentFinding finding = IncidentFinding.of(
                incident, NOON, List.of(LOST, PROBE, END), List.of(new Harm(NOON, null, 1)), NOON.plusSeconds(99));
        assertThat(finding.hurt()).isZero();
        assertThat(finding.unnoticed()).isEqualTo(unnoticed);
        assertThat(finding.noticedAfter()).isEqualTo(after < 0 ? null : Duration.ofSeconds(after));
    }

    @Test
    void aVerdictIsBlamedOnWhatWasBad() {
        assertThat(Notices.blamed(List.of(
                        "probe health: 5 good, 0 bad; last: 200",
                        "probe version: 4 good, 1 bad; last: status 500",
                        "alarm push-api-5xx: red since noon: too many",
                        "alarm push-api-slow: OK since noon",
                        "environment: Ready, health Degraded (accepted: Ok), not accepted for 2m")))
                .isEqualTo("probe version, alarm push-api-5xx, health");
        assertThat(Notices.blamed(List.of("1 of 2 instances do not run v2")))
                .isEqualTo("the count of instances by version");
        assertThat(Notices.blamed(List.of("something else"))).isEqualTo("the verification");
    }
}
