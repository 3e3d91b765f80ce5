package dev.kirikae.lint.rules;

import dev.kirikae.lint.Destination;
import dev.kirikae.yaml.Spot;
import java.util.List;
import java.util.Map;

/** Alarms that an environment brings along. */
final class AlarmExamples {
    private static final Destination WATCHED = new Destination(
            null,
            "WebServer",
            null,
            null,
            List.of(),
            List.of(new Destination.WantedAlarm("${environment}-5xx", new Spot("kirikae.yml", 9, 15))),
            Map.of());

    static final List<Example> ALL = List.of(
            Example.of("alarm-property", alarm("EvaluationPeriods: 2"), "2:3", whole("Period: 60")),
            Example.of("alarm-property", whole("DatapointsToAlarm: 3"), "7:26", whole("DatapointsToAlarm: 2")),
            Example.of("alarm-property", whole("Period: 90"), "7:15", whole("Period: 30")),
            Example.of("alarm-property", whole("TreatMissingData: ok"), "7:25", whole("TreatMissingData: missing")),
            Example.of(
                    "alarm-property",
                    alarm("EvaluationPeriods: some\n      ComparisonOperator: LessThanThreshold"),
                    "5:26",
                    alarm("EvaluationPeriods: {Ref: \"AWS::NoValue\"}\n      ComparisonOperator: LessThanThreshold")),
            Example.of(
                            "missing-alarm",
                            named("{\"Fn::Join\": [\"-\", [{Ref: AWSEBEnvironmentName}, latency]]}"),
                            "9:15",
                            named("{\"Fn::Join\": [\"-\", [{Ref: AWSEBEnvironmentName}, 5xx]]}"))
                    .with(WATCHED),
            Example.of(
                            "missing-alarm",
                            named("{\"Fn::Sub\": \"${AWSEBEnvironmentName}-4xx\"}"),
                            "9:15",
                            named("{\"Fn::Sub\": \"${AWSEBEnvironmentName}-${AWS::Region}\"}"))
                    .with(WATCHED));

    private AlarmExamples() {}

    private static String alarm(String properties) {
        return "Resources:\n  A:\n    Type: AWS::CloudWatch::Alarm\n    Properties:\n      " + properties + "\n";
    }

    private static String whole(String property) {
        return alarm("EvaluationPeriods: 2\n      ComparisonOperator: LessThanThreshold\n      " + property);
    }

    private static String named(String name) {
        return whole("AlarmName: " + name);
    }
}
