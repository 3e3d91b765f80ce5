package dev.kirikae.standin;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** CloudWatch: alarms by name, and the requests of the load balancers that serve. */
final class Watch {

    private static final String NAMESPACE = "http://monitoring.amazonaws.com/doc/2010-08-01/";

    private record Alarm(String state, Instant since) {}

    private final Account account;
    private final CallLog log;
    private final Map<String, Alarm> alarms = new LinkedHashMap<>();

    Watch(Account account, CallLog log) {
        this.account = account;
        this.log = log;
    }

    void alarm(String name, String state) {
        synchronized (account) {
            alarms.put(name, new Alarm(state, account.now()));
        }
    }

    String answer(RecordedCall call) {
        synchronized (account) {
            account.settle();
            String operation = call.operation();
            return "<" + operation + "Response xmlns=\"" + NAMESPACE + "\">"
                    + AwsXml.node(operation + "Result", result(call))
                    + AwsXml.node("ResponseMetadata", AwsXml.text("RequestId", call.requestId())) + "</" + operation
                    + "Response>";
        }
    }

    private String result(RecordedCall call) {
        return switch (call.operation()) {
            case "DescribeAlarms" -> describe(call);
            case "GetMetricData" -> data(call);
            default -> {
                log.violation("an operation that is not known here: cloudwatch:" + call.operation());
                throw Refusal.of("InvalidAction", "not known: " + call.operation());
            }
        };
    }

    private String describe(RecordedCall call) {
        List<String> names = call.list("AlarmNames");
        String prefix = call.get("AlarmNamePrefix");
        if (!call.list("AlarmTypes").contains("CompositeAlarm")) {
            log.violation("DescribeAlarms without composite alarms");
        }
        List<String> found = new ArrayList<>();
        alarms.forEach((name, alarm) -> {
            if (names.contains(name) || (prefix != null && name.startsWith(prefix))) {
                found.add(AwsXml.text("AlarmName", name)
                        + AwsXml.text("StateValue", alarm.state())
                        + AwsXml.text("StateTransitionedTimestamp", alarm.since())
                        + AwsXml.text("StateUpdatedTimestamp", alarm.since())
                        + AwsXml.text("StateReason", "as the test says")
                        + AwsXml.text("ActionsEnabled", true)
                        + AwsXml.text("MetricName", "HTTPCode_Target_5XX_Count")
                        + AwsXml.text("Period", 60)
                        + AwsXml.text("EvaluationPeriods", 1));
            }
        });
        return AwsXml.members("MetricAlarms", found) + AwsXml.members("CompositeAlarms", List.of());
    }

    /** One point a minute while its environment owned the live name; a load balancer without requests publishes nothing. */
    private String data(RecordedCall call) {
        Instant from = Instant.parse(call.need("StartTime"));
        Instant to = Instant.parse(call.need("EndTime"));
        String head = "MetricDataQueries.member.1.";
        String dimension = call.need(head + "MetricStat.Metric.Dimensions.member.1.Value");
        List<String> times = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (Machine machine : account.machines) {
            if (machine.balancer().endsWith(":loadbalancer/" + dimension)) {
                Instant minute = from.truncatedTo(ChronoUnit.MINUTES);
                for (; minute.isBefore(to); minute = minute.plus(Duration.ofMinutes(1))) {
                    if (served(machine, minute)) {
                        times.add(minute.toString());
                        values.add("120.0");
                    }
                }
            }
        }
        return AwsXml.members(
                "MetricDataResults",
                List.of(AwsXml.text("Id", call.need(head + "Id"))
                        + AwsXml.text("StatusCode", "Complete")
                        + AwsXml.members("Timestamps", times)
                        + AwsXml.members("Values", values)));
    }

    private static boolean served(Machine machine, Instant minute) {
        return machine.served.stream()
                .anyMatch(s -> s[0].isBefore(minute.plusSeconds(60)) && (s[1] == null || s[1].isAfter(minute)));
    }
}
