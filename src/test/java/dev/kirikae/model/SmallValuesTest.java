package dev.kirikae.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What small things that a look brings are good for: versions, instances, events, alarms, leases. */
class SmallValuesTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "PROCESSED, true",
        "Processed, true",
        "UNPROCESSED, true",
        "Unprocessed, true",
        "PROCESSING, false",
        "BUILDING, false",
        "FAILED, false",
        "'', false"
    })
    void aVersionIsUsableOnceNothingIsToBeDoneWithIt(String status, boolean usable) {
        assertThat(new ApplicationVersion("v1", status, "bucket", "key", NOON, null).isUsable())
                .isEqualTo(usable);
    }

    @ParameterizedTest
    @CsvSource({
        "v1, Deployed, true",
        "v1, In Progress, false",
        "v1, Failed, false",
        "v1, '', false",
        "v2, Deployed, false",
        ", Deployed, false"
    })
    void anInstanceRunsAVersionOnceItIsDeployed(String version, String deployment, boolean runs) {
        List<String> causes = new ArrayList<>(List.of("one"));
        Instance instance = new Instance("i-1", HealthStatus.OK, version, deployment, causes);
        causes.clear();

        assertThat(instance.runs("v1")).isEqualTo(runs);
        assertThat(instance.causes()).containsExactly("one");
    }

    @ParameterizedTest
    @CsvSource({
        "TRACE, false",
        "DEBUG, false",
        "INFO, false",
        "WARN, true",
        "ERROR, true",
        "FATAL, true",
        "ALERT, true",
        "'', true"
    })
    void anEventThatIsNotKnownToBeHarmlessIsWorthShowing(String severity, boolean bad) {
        assertThat(new EnvironmentEvent(NOON, severity, "a message", null, null).isWarningOrWorse())
                .isEqualTo(bad);
    }

    @ParameterizedTest
    @CsvSource({
        "terminateEnvironment completed successfully., true",
        "terminateEnvironment is starting., false",
        "Not yet: terminateEnvironment completed successfully, false"
    })
    void anEventSaysThatAnEnvironmentIsTerminated(String message, boolean termination) {
        assertThat(new EnvironmentEvent(NOON, "INFO", message, "shop-1", "r-1").isTermination())
                .isEqualTo(termination);
    }

    @ParameterizedTest
    @CsvSource({"Scheduled, true", "scheduled, true", "Pending, false", "Running, false", "Unknown, false", "'', false"
    })
    void anUpdateThatIsNotOnlyScheduledMayBeAtWork(String status, boolean scheduled) {
        assertThat(new ManagedAction("a-1", status, "a platform update", null).isScheduled())
                .isEqualTo(scheduled);
    }

    @ParameterizedTest
    @CsvSource({
        ".ebextensions/one.config, true",
        ".platform/hooks/prebuild/one.sh, true",
        "app/.ebextensions/one.config, false",
        ".ebextensions, false",
        "Procfile, false"
    })
    void beanstalkLooksIntoTwoFoldersAtTheRoot(String path, boolean heeded) {
        assertThat(Extension.isHeeded(path)).isEqualTo(heeded);
    }

    @ParameterizedTest
    @CsvSource({"aws:asg, Min, true", "aws:asg, Max, false", "aws:elb, Min, false", "AWS:asg, Min, false"})
    void anOptionIsKnownByNamespaceAndName(String namespace, String name, boolean same) {
        assertThat(new OptionSetting("aws:asg", "Min", "2").isFor(namespace, name))
                .isEqualTo(same);
    }

    @Test
    void anAlarmInAnotherStateIsTheSameAlarm() {
        Alarm red = alarm(Alarm.State.ALARM, "", Instant.EPOCH).needing(1000);

        Alarm green = red.withState(Alarm.State.OK, Instant.EPOCH.plusSeconds(1), "assumed", "", null);

        assertThat(green.state()).isEqualTo(Alarm.State.OK);
        assertThat(green.leastSamples()).isEqualTo(1000);
        assertThat(green.withState(red.state(), red.since(), red.reason(), red.reasonData(), red.doubt()))
                .isEqualTo(red);
    }

    private static Alarm alarm(Alarm.State state, String doubt, Instant since) {
        return new Alarm(
                "5xx",
                Alarm.Kind.METRIC,
                state,
                since,
                "",
                "",
                doubt.isEmpty() ? null : doubt,
                true,
                Duration.ofMinutes(2),
                Map.of("LoadBalancer", "app/shop"),
                "errors");
    }

    @ParameterizedTest
    @CsvSource({
        "OK, '', true",
        "ALARM, '', true",
        "INSUFFICIENT_DATA, '', true",
        "UNKNOWN, '', false",
        "OK, its evaluation state is PARTIAL_DATA, false"
    })
    void anAlarmIsBelievedWhereItsStateIsKnownAndNotInDoubt(Alarm.State state, String doubt, boolean believed) {
        assertThat(alarm(state, doubt, NOON).trustworthy()).isEqualTo(believed);
    }

    @Test
    void anAlarmWithoutATimeIsNotKnownToBeOlderThanAnything() {
        assertThat(alarm(Alarm.State.OK, "", NOON).isSinceBefore(NOON.plusSeconds(1)))
                .isTrue();
        assertThat(alarm(Alarm.State.OK, "", NOON).isSinceBefore(NOON)).isFalse();
        assertThat(alarm(Alarm.State.OK, "", Instant.EPOCH).isSinceBefore(NOON)).isFalse();
    }

    @Test
    void anAlarmThatCannotBeReadIsThereAndIsNotBelieved() {
        Alarm alarm = Alarm.unreadable("5xx", "LogAlarms");

        assertThat(alarm.kind()).isEqualTo(Alarm.Kind.UNREADABLE);
        assertThat(alarm.trustworthy()).isFalse();
        assertThat(alarm.isSinceBefore(NOON)).isFalse();
        assertThat(alarm.window()).as("not known, and not none").isNull();
        assertThat(alarm.doubt()).isEqualTo("it is one of LogAlarms, a kind that this version cannot read");
    }

    @Test
    void aLeaseLivesByItsTurnsAndIsFreeOnceItIsGivenBack() {
        Lease lease = new Lease("mine", "oncall", "release", NOON, Duration.ofMinutes(2), 3, false);

        assertThat(lease.renewed())
                .isEqualTo(new Lease("mine", "oncall", "release", NOON, Duration.ofMinutes(2), 4, false));
        assertThat(lease.renewed().givenBack())
                .isEqualTo(new Lease("mine", "oncall", "release", NOON, Duration.ofMinutes(2), 5, true));
        assertThat(lease.givenBack().renewed().released()).isFalse();
    }

    @Test
    void whatALookBroughtDoesNotChange() {
        List<String> list = new ArrayList<>(List.of("one"));
        Resources resources = new Resources(list, list, list, list);
        Map<String, String> headers = new HashMap<>(Map.of("b", "2", "a", "1"));
        ProbeResponse.Http response = new ProbeResponse.Http(200, headers, "body", 12);
        list.clear();
        headers.clear();

        assertThat(resources).isEqualTo(new Resources(List.of("one"), List.of("one"), List.of("one"), List.of("one")));
        assertThat(response.headers()).hasToString("{a=1, b=2}");
    }
}
