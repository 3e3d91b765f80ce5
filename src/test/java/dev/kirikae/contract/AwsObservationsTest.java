package dev.kirikae.contract;

import static dev.kirikae.contract.AwsScenes.A;
import static dev.kirikae.contract.BeanstalkXml.answer;
import static dev.kirikae.contract.BeanstalkXml.element;
import static dev.kirikae.contract.BeanstalkXml.members;

import dev.kirikae.model.Alarm;
import java.time.Instant;
import java.util.Map;

class AwsObservationsTest extends ObservationsContract {

    private static final String BALANCER =
            "arn:aws:elasticloadbalancing:ap-northeast-1:123456789012:loadbalancer/app/awseb-AWSEB-1U4TIRMMNUG89/50dc6c495c0c9188";

    @Override
    protected Arranged launched() {
        Instant start = Calls.NOW.minusSeconds(400);
        AwsWire wire = new AwsWire()
                .on(
                        "DescribeInstancesHealth",
                        answer(
                                "DescribeInstancesHealth",
                                members("InstanceHealthList", instance("i-0a")) + element("NextToken", "more")),
                        answer("DescribeInstancesHealth", members("InstanceHealthList", instance("i-0b"))))
                .on(
                        "DescribeEvents",
                        Map.of("EnvironmentId", A.value(), "StartTime", start.toString(), "MaxRecords", "1000"),
                        answer(
                                "DescribeEvents",
                                members(
                                        "Events",
                                        event(
                                                start.plusSeconds(300),
                                                "Successfully launched environment: shop-a",
                                                "r1"),
                                        event(start.plusSeconds(9), "Environment health has transitioned to Ok.", null),
                                        event(start, "createEnvironment is starting.", "r1"))));
        return new Arranged(AwsScenes.of(wire), A, start);
    }

    private static String instance(String id) {
        return element("InstanceId", id)
                + element("HealthStatus", "Ok")
                + "<Deployment>" + element("VersionLabel", "v1") + element("DeploymentId", 1)
                + element("Status", "Deployed") + "</Deployment>";
    }

    private static String event(Instant at, String message, String request) {
        return element("EventDate", at)
                + element("Message", message)
                + element("ApplicationName", "shop")
                + element("EnvironmentName", "shop-a")
                + element("RequestId", request)
                + element("Severity", "INFO");
    }

    @Override
    protected Scene alarms() {
        String fine = alarm("shop-5xx", "OK");
        String slow = alarm("shop-slow", "ALARM");
        Map<String, String> types =
                Map.of("AlarmTypes.member.1", "MetricAlarm", "AlarmTypes.member.2", "CompositeAlarm");
        Map<String, String> byPrefix = new java.util.HashMap<>(types);
        byPrefix.put("AlarmNamePrefix", "shop-");
        Map<String, String> byName = new java.util.HashMap<>(types);
        byName.put("AlarmNames.member.1", "shop-5xx");
        return AwsScenes.of(new AwsWire()
                .on("DescribeAlarms", byName, CloudWatchXml.answer("DescribeAlarms", members("MetricAlarms", fine)))
                .on(
                        "DescribeAlarms",
                        byPrefix,
                        CloudWatchXml.answer(
                                "DescribeAlarms", members("MetricAlarms", fine) + element("NextToken", "more")),
                        CloudWatchXml.answer("DescribeAlarms", members("CompositeAlarms", slow))));
    }

    @Override
    protected Alarm.State slow() {
        return Alarm.State.ALARM;
    }

    private static String alarm(String name, String state) {
        return element("AlarmName", name)
                + element("StateValue", state)
                + element("StateReason", "Threshold Crossed")
                + element("StateUpdatedTimestamp", Calls.NOW)
                + element("StateTransitionedTimestamp", Calls.NOW.minusSeconds(900))
                + element("ActionsEnabled", true)
                + element("Period", 60)
                + element("EvaluationPeriods", 3);
    }

    @Override
    protected Flow traffic() {
        String times = "";
        String values = "";
        for (int minute = 1; minute <= 5; minute++) {
            times += element("member", Calls.NOW.minusSeconds(60L * minute));
            values += element("member", 10.0 * minute);
        }
        AwsWire wire = new AwsWire()
                .on(
                        "GetMetricData",
                        Map.of(
                                "MetricDataQueries.member.1.MetricStat.Metric.Namespace",
                                "AWS/ApplicationELB",
                                "MetricDataQueries.member.1.MetricStat.Metric.MetricName",
                                "RequestCount",
                                "MetricDataQueries.member.1.MetricStat.Metric.Dimensions.member.1.Name",
                                "LoadBalancer",
                                "MetricDataQueries.member.1.MetricStat.Metric.Dimensions.member.1.Value",
                                "app/awseb-AWSEB-1U4TIRMMNUG89/50dc6c495c0c9188",
                                "MetricDataQueries.member.1.MetricStat.Period",
                                "60",
                                "MetricDataQueries.member.1.MetricStat.Stat",
                                "Sum"),
                        CloudWatchXml.answer(
                                "GetMetricData",
                                members(
                                        "MetricDataResults",
                                        element("Id", "requests") + element("StatusCode", "Complete") + "<Timestamps>"
                                                + times + "</Timestamps><Values>" + values + "</Values>")));
        return new Flow(AwsScenes.of(wire), BALANCER, Calls.NOW.minusSeconds(300));
    }

    @Override
    protected Scene names() {
        return AwsScenes.of(new AwsWire()
                .on("CheckDNSAvailability", Map.of("CNAMEPrefix", "shop"), available(false, "shop"))
                .on("CheckDNSAvailability", Map.of("CNAMEPrefix", "shop-free"), available(true, "shop-free")));
    }

    private static String available(boolean yes, String prefix) {
        return answer(
                "CheckDNSAvailability",
                element("Available", yes)
                        + element("FullyQualifiedCNAME", prefix + ".ap-northeast-1.elasticbeanstalk.com"));
    }
}
