package dev.kirikae.aws;

import dev.kirikae.model.Alarm;
import dev.kirikae.model.AlarmChange;
import dev.kirikae.model.ApplicationVersion;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentEvent;
import dev.kirikae.model.Instance;
import dev.kirikae.model.ManagedAction;
import dev.kirikae.model.Resources;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cloudwatch.model.AlarmHistoryItem;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmHistoryResponse;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.elasticbeanstalk.model.ApplicationDescription;
import software.amazon.awssdk.services.elasticbeanstalk.model.ApplicationVersionDescription;
import software.amazon.awssdk.services.elasticbeanstalk.model.CheckDnsAvailabilityResponse;
import software.amazon.awssdk.services.elasticbeanstalk.model.ConfigurationOptionSetting;
import software.amazon.awssdk.services.elasticbeanstalk.model.ConfigurationSettingsDescription;
import software.amazon.awssdk.services.elasticbeanstalk.model.DescribeApplicationVersionsResponse;
import software.amazon.awssdk.services.elasticbeanstalk.model.DescribeApplicationsResponse;
import software.amazon.awssdk.services.elasticbeanstalk.model.DescribeConfigurationSettingsResponse;
import software.amazon.awssdk.services.elasticbeanstalk.model.DescribeEnvironmentHealthResponse;
import software.amazon.awssdk.services.elasticbeanstalk.model.DescribeEnvironmentManagedActionsResponse;
import software.amazon.awssdk.services.elasticbeanstalk.model.DescribeEnvironmentResourcesResponse;
import software.amazon.awssdk.services.elasticbeanstalk.model.DescribeEnvironmentsResponse;
import software.amazon.awssdk.services.elasticbeanstalk.model.DescribeEventsResponse;
import software.amazon.awssdk.services.elasticbeanstalk.model.DescribeInstancesHealthResponse;
import software.amazon.awssdk.services.elasticbeanstalk.model.EnvironmentDescription;
import software.amazon.awssdk.services.elasticbeanstalk.model.EnvironmentInfoDescription;
import software.amazon.awssdk.services.elasticbeanstalk.model.EnvironmentResourceDescription;
import software.amazon.awssdk.services.elasticbeanstalk.model.EventDescription;
import software.amazon.awssdk.services.elasticbeanstalk.model.ListAvailableSolutionStacksResponse;
import software.amazon.awssdk.services.elasticbeanstalk.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.elasticbeanstalk.model.LoadBalancer;
import software.amazon.awssdk.services.elasticbeanstalk.model.RetrieveEnvironmentInfoResponse;
import software.amazon.awssdk.services.elasticbeanstalk.model.SingleInstanceHealth;
import software.amazon.awssdk.services.elasticbeanstalk.model.Tag;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** What AWS would have answered to a look: the way back from our words to its own, every field of the SDK's model filled. */
final class AwsAnswers {

    private AwsAnswers() {}

    /** An answer of AWS with the operation that brings it. */
    record Said(String operation, SdkPojo response) {}

    /** Null where no operation of a Query service is behind the look, or it brought nothing. */
    static @Nullable Said of(Effect.Look look, Answer answer) {
        Said said = written(look, answer);
        return said == null ? null : new Said(said.operation(), ServiceModel.filled(said.response()));
    }

    /** The same with those fields alone that we read. */
    static @Nullable Said written(Effect.Look look, Answer answer) {
        if (answer instanceof Answer.EnvironmentsSeen seen) {
            return new Said(
                    "DescribeEnvironments",
                    DescribeEnvironmentsResponse.builder()
                            .environments(seen.environments().stream()
                                    .map(AwsAnswers::environment)
                                    .toList())
                            .build());
        }
        if (answer instanceof Answer.InstancesSeen seen) {
            return new Said(
                    "DescribeInstancesHealth",
                    DescribeInstancesHealthResponse.builder()
                            .instanceHealthList(seen.instances().stream()
                                    .map(AwsAnswers::instance)
                                    .toList())
                            .build());
        }
        if (answer instanceof Answer.AlarmsSeen seen) {
            return new Said(
                    "DescribeAlarms",
                    DescribeAlarmsResponse.builder()
                            .metricAlarms(seen.alarms().stream()
                                    .map(AwsAnswers::alarm)
                                    .toList())
                            .build());
        }
        if (answer instanceof Answer.AlarmHistorySeen seen && look instanceof Effect.LookAtAlarmHistory at) {
            return new Said("DescribeAlarmHistory", history(at, seen));
        }
        if (answer instanceof Answer.VersionsSeen seen) {
            return new Said(
                    "DescribeApplicationVersions",
                    DescribeApplicationVersionsResponse.builder()
                            .applicationVersions(seen.versions().stream()
                                    .map(AwsAnswers::version)
                                    .toList())
                            .build());
        }
        if (answer instanceof Answer.CallerSeen seen) {
            return new Said(
                    "GetCallerIdentity",
                    GetCallerIdentityResponse.builder()
                            .account(seen.caller().account())
                            .arn(seen.caller().arn())
                            .userId("AIDAEXAMPLE")
                            .build());
        }
        return look instanceof Effect.LookAtSettings settings && answer instanceof Answer.SettingsSeen seen
                ? settings(settings, seen)
                : rare(answer, look);
    }

    private static @Nullable Said rare(Answer answer, Effect.Look look) {
        if (answer instanceof Answer.ApplicationSeen seen && look instanceof Effect.LookAtApplication at) {
            List<String> names = new ArrayList<>(seen.others());
            names.add(at.application());
            return new Said(
                    "DescribeApplications",
                    DescribeApplicationsResponse.builder()
                            .applications(names.stream()
                                    .map(n -> ApplicationDescription.builder()
                                            .applicationName(n)
                                            .build())
                                    .toList())
                            .build());
        }
        if (answer instanceof Answer.NameSeen seen) {
            return new Said(
                    "CheckDNSAvailability",
                    CheckDnsAvailabilityResponse.builder()
                            .available(seen.available())
                            .fullyQualifiedCNAME(seen.fullName())
                            .build());
        }
        if (answer instanceof Answer.PlatformsSeen seen) {
            return new Said(
                    "ListAvailableSolutionStacks",
                    ListAvailableSolutionStacksResponse.builder()
                            .solutionStacks(seen.solutionStacks())
                            .build());
        }
        if (answer instanceof Answer.ManagedActionsSeen seen) {
            return new Said(
                    "DescribeEnvironmentManagedActions",
                    DescribeEnvironmentManagedActionsResponse.builder()
                            .managedActions(seen.actions().stream()
                                    .map(AwsAnswers::action)
                                    .toList())
                            .build());
        }
        if (answer instanceof Answer.ResourcesSeen seen) {
            return new Said("DescribeEnvironmentResources", resources(seen.resources()));
        }
        if (answer instanceof Answer.TagsSeen seen) {
            return new Said(
                    "ListTagsForResource",
                    ListTagsForResourceResponse.builder()
                            .resourceTags(seen.tags().entrySet().stream()
                                    .map(t -> Tag.builder()
                                            .key(t.getKey())
                                            .value(t.getValue())
                                            .build())
                                    .toList())
                            .build());
        }
        return shown(answer, look);
    }

    private static @Nullable Said shown(Answer answer, Effect.Look look) {
        if (look instanceof Effect.LookAtConnections at && BalancerMetric.connections(at.loadBalancer()) == null) {
            return null;
        }
        if (answer instanceof Answer.TrafficSeen seen) {
            return look instanceof Effect.LookAtRequests ? requests(seen) : traffic(seen);
        }
        if (answer instanceof Answer.CausesSeen seen) {
            return new Said(
                    "DescribeEnvironmentHealth",
                    DescribeEnvironmentHealthResponse.builder()
                            .causes(seen.causes())
                            .build());
        }
        if (answer instanceof Answer.EventsSeen seen) {
            List<EventDescription> newestFirst = new ArrayList<>();
            seen.events().forEach(e -> newestFirst.add(0, event(e)));
            return new Said(
                    "DescribeEvents",
                    DescribeEventsResponse.builder().events(newestFirst).build());
        }
        if (answer instanceof Answer.LogsSeen seen) {
            return new Said(
                    "RetrieveEnvironmentInfo",
                    RetrieveEnvironmentInfoResponse.builder()
                            .environmentInfo(seen.tailByInstance().entrySet().stream()
                                    .map(t -> EnvironmentInfoDescription.builder()
                                            .infoType("tail")
                                            .ec2InstanceId(t.getKey())
                                            .message(t.getValue())
                                            .build())
                                    .toList())
                            .build());
        }
        return null;
    }

    private static EnvironmentDescription environment(Environment e) {
        return EnvironmentDescription.builder()
                .environmentId(e.id().value())
                .environmentName(e.name())
                .applicationName(e.application())
                .versionLabel(e.version())
                .solutionStackName(e.platform())
                .platformArn(e.platform())
                .description(e.description())
                .endpointURL(e.endpoint())
                .cname(e.cname())
                .dateCreated(e.created())
                .dateUpdated(e.updated())
                .status(e.words().status())
                .abortableOperationInProgress(e.abortable())
                .health(e.words().colour())
                .healthStatus(e.words().health().isEmpty() ? null : e.words().health())
                .tier(t -> t.name(e.words().tier()).type("Standard").version("1.0"))
                .build();
    }

    private static SingleInstanceHealth instance(Instance i) {
        return SingleInstanceHealth.builder()
                .instanceId(i.id())
                .healthStatus(i.health().word())
                .color("Green")
                .causes(i.causes())
                .deployment(d -> d.versionLabel(i.version()).deploymentId(1L).status(i.deployment()))
                .build();
    }

    private static MetricAlarm alarm(Alarm a) {
        long window = a.window() == null ? 0 : a.window().toSeconds();
        return MetricAlarm.builder()
                .alarmName(a.name())
                .stateValue(a.state().name())
                .stateTransitionedTimestamp(a.since())
                .stateUpdatedTimestamp(a.since())
                .stateReason(a.reason())
                .stateReasonData(a.reasonData())
                .actionsEnabled(a.actionsEnabled())
                .period((int) window)
                .evaluationPeriods(1)
                .metricName("HTTPCode_Target_5XX_Count")
                .build();
    }

    /** At least one change, so that it can differ: to OK. */
    private static DescribeAlarmHistoryResponse history(Effect.LookAtAlarmHistory look, Answer.AlarmHistorySeen seen) {
        List<AlarmChange> changes = seen.changes().isEmpty()
                ? List.of(new AlarmChange(look.names().get(0), look.since().plusSeconds(9), Alarm.State.OK, "fine", ""))
                : seen.changes();
        return DescribeAlarmHistoryResponse.builder()
                .alarmHistoryItems(changes.stream()
                        .map(c -> AlarmHistoryItem.builder()
                                .alarmName(c.name())
                                .alarmType("MetricAlarm")
                                .timestamp(c.at())
                                .historyItemType("StateUpdate")
                                .historySummary("Alarm updated")
                                .historyData("{\"newState\":{\"stateValue\":\"" + c.to() + "\",\"stateReason\":\""
                                        + c.reason() + "\"}}")
                                .build())
                        .toList())
                .build();
    }

    private static ApplicationVersionDescription version(ApplicationVersion v) {
        return ApplicationVersionDescription.builder()
                .versionLabel(v.label())
                .status(v.status())
                .sourceBundle(b -> b.s3Bucket(v.bucket()).s3Key(v.key()))
                .dateCreated(v.created())
                .dateUpdated(v.created())
                .description(v.description())
                .build();
    }

    private static software.amazon.awssdk.services.elasticbeanstalk.model.ManagedAction action(ManagedAction a) {
        return software.amazon.awssdk.services.elasticbeanstalk.model.ManagedAction.builder()
                .actionId(a.id())
                .status(a.status())
                .actionDescription(a.description())
                .actionType("PlatformUpdate")
                .windowStartTime(a.windowStart())
                .build();
    }

    private static EventDescription event(EnvironmentEvent e) {
        return EventDescription.builder()
                .eventDate(e.at())
                .severity(e.severity())
                .message(e.message())
                .environmentName(e.environment())
                .requestId(e.requestId())
                .build();
    }

    private static Said settings(Effect.LookAtSettings look, Answer.SettingsSeen seen) {
        return new Said(
                "DescribeConfigurationSettings",
                DescribeConfigurationSettingsResponse.builder()
                        .configurationSettings(ConfigurationSettingsDescription.builder()
                                .applicationName(look.application())
                                .environmentName(look.environmentName())
                                .templateName(look.template())
                                .deploymentStatus(look.template() == null ? "deployed" : null)
                                .optionSettings(seen.settings().stream()
                                        .map(s -> ConfigurationOptionSetting.builder()
                                                .namespace(s.namespace())
                                                .optionName(s.name())
                                                .value(s.value())
                                                .build())
                                        .toList())
                                .build())
                        .build());
    }

    private static DescribeEnvironmentResourcesResponse resources(Resources r) {
        return DescribeEnvironmentResourcesResponse.builder()
                .environmentResources(EnvironmentResourceDescription.builder()
                        .loadBalancers(r.loadBalancers().stream()
                                .map(n -> LoadBalancer.builder().name(n).build())
                                .toList())
                        .autoScalingGroups(r.groups().stream()
                                .map(n ->
                                        software.amazon.awssdk.services.elasticbeanstalk.model.AutoScalingGroup
                                                .builder()
                                                .name(n)
                                                .build())
                                .toList())
                        .instances(r.instances().stream()
                                .map(n -> software.amazon.awssdk.services.elasticbeanstalk.model.Instance.builder()
                                        .id(n)
                                        .build())
                                .toList())
                        .build())
                .build();
    }

    private static Said traffic(Answer.TrafficSeen seen) {
        Map<Instant, Double> points = new LinkedHashMap<>();
        seen.perMinute().forEach(p -> points.put(p.at(), p.value()));
        return new Said(
                "GetMetricData",
                GetMetricDataResponse.builder()
                        .metricDataResults(MetricDataResult.builder()
                                .id("requests0")
                                .label("RequestCount")
                                .statusCode("Complete")
                                .timestamps(points.keySet())
                                .values(points.values())
                                .build())
                        .build());
    }

    private static Said requests(Answer.TrafficSeen seen) {
        return new Said(
                "DescribeEnvironmentHealth",
                DescribeEnvironmentHealthResponse.builder()
                        .refreshedAt(
                                seen.perMinute().isEmpty()
                                        ? null
                                        : seen.perMinute().get(0).at())
                        .applicationMetrics(m -> m.duration(10)
                                .requestCount(
                                        seen.perMinute().isEmpty()
                                                ? null
                                                : (int) (seen.perMinute().get(0).value() / 60))
                                .statusCodes(s ->
                                        s.status2xx(0).status3xx(0).status4xx(0).status5xx(0)))
                        .build());
    }
}
