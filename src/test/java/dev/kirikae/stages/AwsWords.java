package dev.kirikae.stages;

import static dev.kirikae.stages.UnknownRun.DESTROY_BESIDE_LIVE;
import static dev.kirikae.stages.UnknownRun.DESTROY_OF_STANDBY;
import static dev.kirikae.stages.UnknownRun.FIRST_UPLOAD;
import static dev.kirikae.stages.UnknownRun.RELEASE_OF_CANDIDATE;
import static dev.kirikae.stages.UnknownRun.RELEASE_OVER_LIVE;
import static dev.kirikae.stages.UnknownRun.ROLLBACK_FROM_LIVE;
import static dev.kirikae.stages.UnknownRun.ROLLBACK_TO_STANDBY;
import static dev.kirikae.stages.UnknownRun.UPLOAD_OF_FRESH;
import static dev.kirikae.stages.UnknownRun.UPLOAD_OVER_LIVE;
import static dev.kirikae.stages.UnknownRun.VERIFY;

import dev.kirikae.aws.ServiceModel;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What each word of AWS is worth, said independently of the program: the oracle, and the source of the page for operators. */
final class AwsWords {

    private static final Set<UnknownRun> ALL = EnumSet.allOf(UnknownRun.class);
    private static final Set<UnknownRun> PROVED =
            EnumSet.of(RELEASE_OF_CANDIDATE, VERIFY, UPLOAD_OF_FRESH, FIRST_UPLOAD);
    private static final Set<UnknownRun> LIVE =
            EnumSet.of(RELEASE_OVER_LIVE, ROLLBACK_FROM_LIVE, DESTROY_BESIDE_LIVE, UPLOAD_OVER_LIVE);
    private static final Set<UnknownRun> MOVING =
            EnumSet.of(RELEASE_OF_CANDIDATE, RELEASE_OVER_LIVE, ROLLBACK_TO_STANDBY, ROLLBACK_FROM_LIVE);

    /** In which alarms are judged: an upload only asks whether they are there. */
    private static final Set<UnknownRun> WATCHING =
            EnumSet.complementOf(EnumSet.of(UPLOAD_OF_FRESH, UPLOAD_OVER_LIVE, FIRST_UPLOAD));

    /** What has these statuses is no environment any more, for no stage. */
    private static final Set<String> GONE = Set.of("Terminating", "Terminated");

    private AwsWords() {}

    /**
     * A field that is a word of a list.
     *
     * @param what it is, for people
     * @param good the only words that are good
     * @param known runs in which a known word that is not good stops the stage
     * @param unknown runs in which an unknown one does
     * @param then what happens, for people
     */
    record Words(
            String operation,
            String field,
            String what,
            List<String> good,
            Set<UnknownRun> known,
            Set<UnknownRun> unknown,
            String then) {}

    static final List<Words> WORDS = List.of(
            new Words(
                    "DescribeEnvironments",
                    "Environments.Status",
                    "status of an environment",
                    List.of("Ready"),
                    without(ALL, DESTROY_BESIDE_LIVE, UPLOAD_OVER_LIVE),
                    without(ALL, UPLOAD_OVER_LIVE),
                    "it is busy: waited for until the stage's deadline, then inconclusive; a rollback to it is refused (`standby-sick`);"
                            + " while live's is unknown, no standby is destroyed (`still-needed`)"),
            new Words(
                    "DescribeEnvironments",
                    "Environments.HealthStatus",
                    "health status of an environment (enhanced health)",
                    List.of("Ok", "Info"),
                    plus(PROVED, ROLLBACK_TO_STANDBY),
                    PROVED,
                    "good is what `verify.health.accept` lists; a known other word fails after `stable-for`; an unknown one says nothing:"
                            + " inconclusive, and in a rollback the probes decide"),
            new Words(
                    "DescribeEnvironments",
                    "Environments.Health",
                    "health colour of an environment",
                    List.of("Green", "Yellow", "Red", "Grey"),
                    Set.of(),
                    PROVED,
                    "with enhanced health the health status decides; without it Green alone is good, Grey says nothing; an unknown colour"
                            + " is inconclusive"),
            new Words(
                    "DescribeEnvironments",
                    "Environments.Tier.Name",
                    "tier of an environment",
                    List.of("WebServer"),
                    without(ALL, DESTROY_OF_STANDBY),
                    without(ALL, DESTROY_OF_STANDBY),
                    "refused (`cannot-switch`); `upload` and `verify` end without a verified candidate"),
            new Words(
                    "DescribeInstancesHealth",
                    "InstanceHealthList.Deployment.Status",
                    "deployment on an instance",
                    List.of("Deployed"),
                    PROVED,
                    PROVED,
                    "the instance does not run the version: the verification fails"),
            new Words(
                    "DescribeInstancesHealth",
                    "InstanceHealthList.HealthStatus",
                    "health status of an instance",
                    ServiceModel.documented("SingleInstanceHealth.HealthStatus"),
                    Set.of(),
                    Set.of(),
                    "decides nothing: the environment's does"),
            new Words(
                    "DescribeConfigurationSettings",
                    "ConfigurationSettings.DeploymentStatus",
                    "deployment status of option settings",
                    List.of("deployed", "pending", "failed"),
                    Set.of(),
                    ALL,
                    "of several sets `deployed` alone counts; an unknown word is no answer: 6"),
            new Words(
                    "DescribeEnvironmentManagedActions",
                    "ManagedActions.Status",
                    "managed platform update",
                    List.of("Scheduled"),
                    ALL,
                    ALL,
                    "refused (`managed-update`), and not to be allowed; a scheduled one only where its window opens too early or is not told"),
            new Words(
                    "DescribeApplicationVersions",
                    "ApplicationVersions.Status",
                    "application version that is named by `--version`",
                    List.of("Processed", "Unprocessed"),
                    ALL,
                    ALL,
                    "bad input: 2"),
            new Words(
                    "DescribeAlarms",
                    "MetricAlarms.StateValue",
                    "state of an alarm",
                    List.of("OK"),
                    WATCHING,
                    WATCHING,
                    "`ALARM` before the release: guard `red-alarm`, in the watch: failed; `INSUFFICIENT_DATA`: as `no-data` says; an unknown"
                            + " one: inconclusive"),
            new Words(
                    "DescribeAlarms",
                    "MetricAlarms.EvaluationState",
                    "evaluation state of an alarm",
                    List.of(),
                    WATCHING,
                    WATCHING,
                    "there is none where the state is to be trusted; with any, whatever the state, the alarm is inconclusive"),
            new Words(
                    "DescribeAlarmHistory",
                    "AlarmHistoryItems.HistoryItemType",
                    "kind of a change in an alarm's history",
                    List.of("StateUpdate"),
                    Set.of(),
                    Set.of(),
                    "only changes of state are asked for, and another kind is not understood: a warning, and inconclusive where the looks"
                            + " show that the alarm changed between two of them"),
            new Words(
                    "DescribeAlarmHistory",
                    "AlarmHistoryItems.AlarmType",
                    "type of an alarm in its history",
                    List.of("CompositeAlarm", "MetricAlarm"),
                    Set.of(),
                    Set.of(),
                    "decides nothing: its name does"),
            new Words(
                    "GetMetricData",
                    "MetricDataResults.StatusCode",
                    "requests that a load balancer counted",
                    List.of("Complete"),
                    ALL,
                    ALL,
                    "no answer: nothing is drained, 6"),
            new Words(
                    "DescribeEvents",
                    "Events.Severity",
                    "severity of an event",
                    List.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"),
                    Set.of(),
                    Set.of(),
                    "decides nothing; where something failed, events of an unknown one are shown with the errors"));

    /** Fields without which nothing is good, with the runs in which that is so. What is not among them may be absent. */
    private static final Map<String, Set<UnknownRun>> NEEDED = Map.ofEntries(
            Map.entry("DescribeEnvironments Environments", ALL),
            Map.entry("DescribeEnvironments Environments.EnvironmentId", ALL),
            Map.entry("DescribeEnvironments Environments.EnvironmentName", ALL),
            Map.entry("DescribeEnvironments Environments.ApplicationName", ALL),
            Map.entry("DescribeEnvironments Environments.VersionLabel", PROVED),
            Map.entry("DescribeEnvironments Environments.CNAME", plus(union(MOVING, LIVE), DESTROY_BESIDE_LIVE)),
            Map.entry("DescribeEnvironments Environments.Status", without(ALL, UPLOAD_OVER_LIVE)),
            Map.entry("DescribeEnvironments Environments.HealthStatus", PROVED),
            Map.entry("DescribeEnvironments Environments.Tier", without(ALL, DESTROY_OF_STANDBY)),
            Map.entry("DescribeEnvironments Environments.Tier.Name", without(ALL, DESTROY_OF_STANDBY)),
            Map.entry("DescribeInstancesHealth InstanceHealthList", PROVED),
            Map.entry("DescribeInstancesHealth InstanceHealthList.Deployment", PROVED),
            Map.entry("DescribeInstancesHealth InstanceHealthList.Deployment.VersionLabel", PROVED),
            Map.entry("DescribeInstancesHealth InstanceHealthList.Deployment.Status", PROVED),
            Map.entry("DescribeConfigurationSettings ConfigurationSettings", ALL),
            Map.entry("DescribeConfigurationSettings ConfigurationSettings.OptionSettings", ALL),
            Map.entry("DescribeConfigurationSettings ConfigurationSettings.OptionSettings.Namespace", ALL),
            Map.entry("DescribeConfigurationSettings ConfigurationSettings.OptionSettings.OptionName", ALL),
            Map.entry("DescribeEnvironmentManagedActions ManagedActions.Status", ALL),
            Map.entry("DescribeEnvironmentManagedActions ManagedActions.WindowStartTime", ALL),
            Map.entry("DescribeAlarms MetricAlarms", ALL),
            Map.entry("DescribeAlarms MetricAlarms.AlarmName", ALL),
            Map.entry("DescribeAlarms MetricAlarms.StateValue", WATCHING),
            Map.entry("DescribeAlarms MetricAlarms.Period", WATCHING),
            Map.entry("DescribeAlarms MetricAlarms.EvaluationPeriods", WATCHING),
            Map.entry("DescribeEnvironmentResources EnvironmentResources", without(ALL, RELEASE_OF_CANDIDATE)),
            Map.entry(
                    "DescribeEnvironmentResources EnvironmentResources.LoadBalancers.Name",
                    without(ALL, RELEASE_OF_CANDIDATE)),
            Map.entry("GetMetricData MetricDataResults", ALL),
            Map.entry("GetMetricData MetricDataResults.StatusCode", ALL),
            Map.entry("GetMetricData MetricDataResults.Timestamps", ALL),
            Map.entry("GetMetricData MetricDataResults.Values", ALL),
            Map.entry("DescribeApplicationVersions ApplicationVersions", ALL),
            Map.entry("DescribeApplicationVersions ApplicationVersions.VersionLabel", ALL),
            Map.entry("DescribeApplicationVersions ApplicationVersions.Status", ALL),
            Map.entry("DescribeApplications Applications", ALL),
            Map.entry("DescribeApplications Applications.ApplicationName", ALL),
            Map.entry("CheckDNSAvailability Available", ALL),
            Map.entry("ListAvailableSolutionStacks SolutionStacks", ALL),
            Map.entry("DescribeEnvironmentHealth ApplicationMetrics", ALL),
            Map.entry("DescribeEnvironmentHealth ApplicationMetrics.RequestCount", ALL),
            Map.entry("DescribeEnvironmentHealth RefreshedAt", ALL),
            Map.entry("GetCallerIdentity Account", ALL));

    /** Whether this stage may take the variant for good. */
    static boolean isGood(ServiceModel.Variant variant, UnknownRun run) {
        if (variant.word() == null) {
            return !NEEDED.getOrDefault(variant.operation() + " " + variant.field(), Set.of())
                    .contains(run);
        }
        if (variant.field().equals("Environments.Status") && GONE.contains(variant.word())) {
            return false;
        }
        Words words = of(variant);
        boolean unknown = variant.word().equals(ServiceModel.UNKNOWN);
        return words.good().contains(variant.word()) || !(unknown ? words.unknown() : words.known()).contains(run);
    }

    static Words of(ServiceModel.Variant variant) {
        return WORDS.stream()
                .filter(w ->
                        w.operation().equals(variant.operation()) && w.field().equals(variant.field()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no table says what its words are worth: " + variant));
    }

    private static Set<UnknownRun> without(Set<UnknownRun> runs, UnknownRun... some) {
        Set<UnknownRun> rest = EnumSet.copyOf(runs);
        rest.removeAll(Arrays.asList(some));
        return rest;
    }

    private static Set<UnknownRun> plus(Set<UnknownRun> runs, UnknownRun... more) {
        Set<UnknownRun> all = EnumSet.copyOf(runs);
        all.addAll(Arrays.asList(more));
        return all;
    }

    private static Set<UnknownRun> union(Set<UnknownRun> some, Set<UnknownRun> others) {
        return plus(some, others.toArray(UnknownRun[]::new));
    }
}
