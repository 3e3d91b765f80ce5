package dev.kirikae.app.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kirikae.cloud.AlarmThreshold;
import dev.kirikae.lint.Destination;
import dev.kirikae.lint.LintFile;
import dev.kirikae.lint.rules.BundledAlarm;
import dev.kirikae.lint.rules.BundledParts;
import dev.kirikae.template.Library;
import dev.kirikae.template.Rendering;
import dev.kirikae.template.Template;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An alarm rings on the embedded cloud by what its file says it counts, and by nothing else. */
class ReadAlarmTest {
    private static final String RESOURCE = """
            Resources:
              Mine:
                Type: AWS::CloudWatch::Alarm
                Properties:
                  AlarmName: {"Fn::Join": ["-", [{Ref: AWSEBEnvironmentName}, "5xx"]]}
            """;
    private static final String OWN =
            "Dimensions: [{Name: LoadBalancer, Value: {\"Fn::GetAtt\": [AWSEBV2LoadBalancer, LoadBalancerFullName]}}]";

    private static BundledParts parts(String file) {
        LintFile lint = new LintFile(".ebextensions/a.config", false, file.getBytes(StandardCharsets.UTF_8));
        return BundledParts.of(
                List.of(lint),
                new Destination(null, "WebServer", "ap-northeast-1", null, List.of(), List.of(), Map.of()));
    }

    private static BundledAlarm alarm(String properties) {
        return parts(RESOURCE + properties.indent(6)).alarms().get(0);
    }

    private static String single(String metric, String threshold, String comparison, String dimensions) {
        return "Namespace: AWS/ApplicationELB\nMetricName: " + metric + "\n" + dimensions + "\nPeriod: 120\n"
                + "EvaluationPeriods: 3\nDatapointsToAlarm: 2\nThreshold: " + threshold + "\nComparisonOperator: "
                + comparison + "\n";
    }

    @Test
    void aCountOfErrorsRingsByItsThreshold() {
        BundledAlarm alarm = alarm(single("HTTPCode_Target_5XX_Count", "10", "GreaterThanOrEqualToThreshold", OWN));
        assertThat(alarm.name()).isEqualTo("${environment}-5xx");
        assertThat(ReadAlarm.of(alarm))
                .isEqualTo(new AlarmThreshold(
                        AlarmThreshold.Measure.ERRORS, 10, 2, 3, 2, 0, "AWS/ApplicationELB HTTPCode_Target_5XX_Count"));
    }

    @Test
    void aShareRingsByItsExpression() {
        AlarmThreshold rule = ReadAlarm.of(alarm("""
                Metrics:
                  - Id: share
                    Expression: IF(traffic >= 40, 100 * errors / traffic, 0)
                    ReturnData: true
                  - Id: traffic
                    ReturnData: false
                    MetricStat:
                      Period: 60
                      Stat: Sum
                      Metric: {Namespace: AWS/ApplicationELB, MetricName: RequestCount, DIMENSIONS}
                  - Id: errors
                    ReturnData: false
                    MetricStat:
                      Period: 60
                      Stat: Sum
                      Metric: {Namespace: AWS/ApplicationELB, MetricName: HTTPCode_Target_5XX_Count, DIMENSIONS}
                EvaluationPeriods: 5
                Threshold: 5
                ComparisonOperator: GreaterThanOrEqualToThreshold
                """.replace("DIMENSIONS", OWN)));
        assertThat(rule.measure()).isEqualTo(AlarmThreshold.Measure.ERRORS_PER_THOUSAND);
        assertThat(rule.threshold()).isEqualTo(50);
        assertThat(rule.least()).isEqualTo(40);
        assertThat(rule.bad()).as("all where nothing else is said").isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "TargetResponseTime;1;GreaterThanThreshold;own",
                "HTTPCode_ELB_5XX_Count;1;GreaterThanThreshold;own",
                "HTTPCode_Target_5XX_Count;1;LessThanThreshold;own",
                "HTTPCode_Target_5XX_Count;{Ref: Limit};GreaterThanThreshold;own",
                "HTTPCode_Target_5XX_Count;1;GreaterThanThreshold;'Dimensions: [{Name: LoadBalancer, Value: app/other/1}]'",
            })
    void anythingElseStaysGreen(String metric, String threshold, String comparison, String dimensions) {
        AlarmThreshold rule =
                ReadAlarm.of(alarm(single(metric, threshold, comparison, dimensions.equals("own") ? OWN : dimensions)));
        assertThat(rule.countsErrors()).isFalse();
        assertThat(rule.watches()).contains(metric);
    }

    /** A budget of half a percent, burnt ten times too fast, is a share of five percent. */
    @Test
    void aCompositeAlarmRingsWhereOneOfItsPartsWould() {
        Template template = Template.parse(Objects.requireNonNull(Library.find("slo-burn-rate")))
                .value();
        String file = Rendering.render(template, Map.of("budget", 500L, "fast-burn", "10", "slow-burn", "2.5"))
                .value()
                .files()
                .get(0)
                .content();
        BundledAlarm composite = parts(file).alarms().get(2);
        assertThat(composite.name()).isEqualTo("${environment}-burn-rate");

        AlarmThreshold rule = ReadAlarm.of(composite);

        assertThat(rule.measure()).isEqualTo(AlarmThreshold.Measure.ANY_OF);
        assertThat(rule.minutes()).isEqualTo(30);
        assertThat(rule.parts())
                .extracting(AlarmThreshold::measure, AlarmThreshold::threshold, AlarmThreshold::minutes)
                .containsExactly(
                        tuple(AlarmThreshold.Measure.ERRORS_PER_THOUSAND, 50.0, 5),
                        tuple(AlarmThreshold.Measure.ERRORS_PER_THOUSAND, 12.5, 30));
        assertThat(rule.countsErrors()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "!Sub 'ALARM(${Mine})';true",
                "!Sub 'ALARM(\"${Mine}\") OR ALARM(${Mine})';true",
                "!Sub 'ALARM(${Mine}) AND ALARM(${Mine})';false",
                "!Sub 'NOT ALARM(${Mine})';false",
                "!Sub 'ALARM(${Other})';false",
                "ALARM(elsewhere);false",
                "TRUE;false"
            })
    void anyOtherRuleStaysGreen(String rule, boolean rings) {
        BundledAlarm composite = parts(RESOURCE
                        + single("HTTPCode_Target_5XX_Count", "10", "GreaterThanThreshold", OWN)
                                .indent(6)
                        + "  All:\n    Type: AWS::CloudWatch::CompositeAlarm\n    Properties:\n      AlarmName: all\n"
                        + "      AlarmRule: " + rule + "\n")
                .alarms()
                .get(1);

        assertThat(ReadAlarm.of(composite).countsErrors()).isEqualTo(rings);
    }

    @Test
    void settingsAreReadInTheirOrder() {
        assertThat(parts("option_settings:\n  aws:autoscaling:launchconfiguration:\n    IamInstanceProfile: a\n")
                        .settings())
                .singleElement()
                .satisfies(setting -> assertThat(
                                setting.isFor("aws:autoscaling:launchconfiguration", "IamInstanceProfile"))
                        .isTrue());
    }
}
