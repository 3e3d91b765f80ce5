package dev.kirikae.cloud;

import static dev.kirikae.cloud.CloudFixture.BLUE;
import static dev.kirikae.cloud.CloudFixture.LIVE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.model.Alarm;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where requests fail, probes fail as often, health follows, and alarms ring that count what failed. */
class ErrorsTest {
    private static final AlarmThreshold SHARE =
            new AlarmThreshold(AlarmThreshold.Measure.ERRORS_PER_THOUSAND, 50, 1, 5, 1, 40, "5xx of requests");
    private static final AlarmThreshold MANY =
            new AlarmThreshold(AlarmThreshold.Measure.ERRORS, 100, 1, 2, 2, 0, "5xx");

    private EnvironmentId candidate = BLUE;

    private CloudFixture switched(Incident incident, Map<String, AlarmThreshold> alarms) {
        CloudBuilder builder =
                CloudFixture.blueAndGreen().incident(incident).bundle("v2", new BundleContent(List.of(), alarms));
        alarms.keySet().forEach(builder::alarm);
        CloudFixture fixture = new CloudFixture(builder.bundle("v2", new BundleContent(List.of(profile()), alarms)));
        candidate = fixture.created("push-api-3");
        fixture.wait(Duration.ofMinutes(6));
        fixture.swap(BLUE, candidate);
        fixture.wait(Duration.ofSeconds(6));
        return fixture;
    }

    private static dev.kirikae.model.OptionSetting profile() {
        return new dev.kirikae.model.OptionSetting(
                "aws:autoscaling:launchconfiguration", "IamInstanceProfile", "a-profile");
    }

    @ParameterizedTest
    @CsvSource({"0, OK", "0.005, OK", "0.015, WARNING", "0.1, DEGRADED", "0.447, SEVERE", "1, SEVERE"})
    void healthFollowsTheShareOfFailures(double share, HealthStatus health) {
        assertThat(ErrorHealth.of(share)).isEqualTo(health);
    }

    @Test
    void oneProbeInTenMeetsAFailure() {
        CloudFixture fixture = switched(Incident.ALARM_AFTER_SWITCH, Map.of());
        int failed = 0;
        for (int i = 0; i < 100; i++) {
            failed += fixture.bodyOf(LIVE.fullName()).startsWith("500") ? 1 : 0;
        }
        assertThat(failed).isEqualTo(10);
    }

    @Test
    void healthIsDegradedAMinuteLaterWithItsCauseAndRecoversWithoutTraffic() {
        CloudFixture fixture = switched(Incident.ALARM_AFTER_SWITCH, Map.of());
        fixture.wait(Duration.ofSeconds(30));
        assertThat(fixture.seen(candidate).health()).isEqualTo(HealthStatus.OK);
        fixture.wait(Duration.ofSeconds(40));
        assertThat(fixture.seen(candidate).health()).isEqualTo(HealthStatus.DEGRADED);
        assertThat(((Answer.CausesSeen) fixture.world.perform(new Effect.LookAtCauses(candidate))).causes())
                .containsExactly("10.0 % of the requests are failing with HTTP 5xx.");
        assertThat(fixture.eventsOf(candidate))
                .contains("Environment health has transitioned from Ok to Degraded. 10.0 % of the requests are failing"
                        + " with HTTP 5xx.");
        assertThat(fixture.seen(BLUE).health()).isEqualTo(HealthStatus.OK);

        fixture.swap(candidate, BLUE);
        fixture.wait(Duration.ofMinutes(30));
        assertThat(fixture.seen(candidate).health()).isEqualTo(HealthStatus.OK);
    }

    @Test
    void whatFailsAllRequestsIsSevere() {
        CloudFixture fixture = switched(Incident.PROBE_FAILS_AFTER_SWITCH, Map.of());
        fixture.wait(Duration.ofSeconds(70));
        assertThat(fixture.seen(candidate).health()).isEqualTo(HealthStatus.SEVERE);
    }

    @Test
    void anAlarmRingsByWhatItsRuleCounts() {
        CloudFixture fixture = switched(
                Incident.ALARM_AFTER_SWITCH,
                Map.of(
                        "${environment}-share", SHARE,
                        "${environment}-many", MANY,
                        "${environment}-latency", AlarmThreshold.silent("AWS/ApplicationELB TargetResponseTime")));
        assertThat(state(fixture, "push-api-3-share")).isNotEqualTo(Alarm.State.ALARM);
        fixture.wait(Duration.ofMinutes(4));
        assertThat(state(fixture, "push-api-3-share")).isEqualTo(Alarm.State.ALARM);
        assertThat(state(fixture, "push-api-3-many"))
                .as("60 failures a minute are fewer than 100")
                .isEqualTo(Alarm.State.OK);
        assertThat(state(fixture, "push-api-3-latency")).isEqualTo(Alarm.State.OK);

        fixture.swap(candidate, BLUE);
        fixture.wait(Duration.ofMinutes(10));
        assertThat(state(fixture, "push-api-3-share")).isEqualTo(Alarm.State.OK);
    }

    @Test
    void aCompositeAlarmRingsWhileOneOfItsPartsWould() {
        CloudFixture fixture = switched(
                Incident.ALARM_AFTER_SWITCH,
                Map.of(
                        "${environment}-any", AlarmThreshold.anyOf(List.of(MANY, SHARE)),
                        "${environment}-none", AlarmThreshold.anyOf(List.of(MANY))));
        fixture.wait(Duration.ofMinutes(4));

        assertThat(alarm(fixture, "push-api-3-any")).satisfies(any -> {
            assertThat(any.state()).isEqualTo(Alarm.State.ALARM);
            assertThat(any.kind()).isEqualTo(Alarm.Kind.COMPOSITE);
            assertThat(any.window()).isEqualTo(Duration.ofMinutes(5));
        });
        assertThat(state(fixture, "push-api-3-none")).isEqualTo(Alarm.State.OK);

        fixture.swap(candidate, BLUE);
        fixture.wait(Duration.ofMinutes(10));
        assertThat(state(fixture, "push-api-3-any")).isEqualTo(Alarm.State.OK);
    }

    @Test
    void whatUsersMetIsKnownToTheSecond() {
        CloudFixture fixture = switched(Incident.ALARM_AFTER_SWITCH, Map.of());
        fixture.wait(Duration.ofMinutes(2));
        List<Harm> still = fixture.cloud.harm();
        assertThat(still).singleElement().satisfies(harm -> {
            assertThat(harm.until()).isNull();
            assertThat(harm.share()).isEqualTo(0.1);
        });
        fixture.swap(candidate, BLUE);
        fixture.wait(Duration.ofMinutes(5));
        Harm over = fixture.cloud.harm().get(0);
        assertThat(over.lasted(fixture.cloud.now())).isBetween(Duration.ofMinutes(2), Duration.ofSeconds(135));
        assertThat(fixture.cloud.struckAt(Incident.ALARM_AFTER_SWITCH)).isEqualTo(over.from());
        assertThat(fixture.cloud.struckAt(Incident.STALE_LOOKS)).isNull();
    }

    private static Alarm.State state(CloudFixture fixture, String name) {
        return alarm(fixture, name).state();
    }

    private static Alarm alarm(CloudFixture fixture, String name) {
        return ((Answer.AlarmsSeen) fixture.world.perform(new Effect.LookAtAlarms(List.of(name), List.of())))
                .alarms()
                .get(0);
    }
}
