package dev.kirikae.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the library's alarms promise. */
class AlarmTemplatesTest {
    static List<String> alarms() {
        return Library.names().stream().filter(name -> name.endsWith("-alarm")).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "environment-health-alarm, environment-health",
        "http-5xx-alarm, 5xx",
        "latency-alarm, latency",
        "metric-alarm, metric",
        "queue-age-alarm, queue-age",
        "queue-depth-alarm, queue-depth",
        "unhealthy-hosts-alarm, unhealthy-hosts",
    })
    void anAlarmIsCalledAfterItsEnvironment(String template, String name) {
        assertThat(alarms()).contains(template).hasSize(7);
        assertThat(nameOf(alarm(template, template, Map.of()))).isEqualTo(afterTheEnvironment(name));
        assertThat(nameOf(alarm(template, template, Map.of("name", "mine")))).isEqualTo(afterTheEnvironment("mine"));
    }

    @ParameterizedTest
    @MethodSource("alarms")
    void twoUsesShareNeitherAFileNorAResourceNorAName(String template) {
        RenderedFile one = file(template, template, Map.of());
        RenderedFile other = file(template, "push-lag", Map.of());
        assertThat(one.path()).isEqualTo(".ebextensions/60-" + template + ".config");
        assertThat(other.path()).isEqualTo(".ebextensions/60-push-lag.config");
        assertThat(resources(other).keySet()).isEqualTo(java.util.Set.of("KirikaeAlarmPushLag"));
        assertThat(resources(one).keySet())
                .doesNotContainAnyElementsOf(resources(other).keySet());
        assertThat(nameOf(alarm(template, "push-lag", Map.of()))).isEqualTo(afterTheEnvironment("push-lag"));
    }

    @ParameterizedTest
    @MethodSource("alarms")
    void anAlarmNotifiesItsTopicsOfBothItsBeginningAndItsEnd(String template) {
        String topic = "arn:aws:sns:ap-northeast-1:123456789012:alarms";
        Object alarm = alarm(
                template,
                template,
                Map.of("notify", List.of(topic), "periods", 4L, "bad-periods", 2L, "no-data", "breaching"));
        assertThat(LibraryTest.at(alarm, "AlarmActions")).isEqualTo(List.of(topic));
        assertThat(LibraryTest.at(alarm, "OKActions")).isEqualTo(List.of(topic));
        assertThat(LibraryTest.at(alarm, "EvaluationPeriods")).isEqualTo(4);
        assertThat(LibraryTest.at(alarm, "DatapointsToAlarm")).isEqualTo(2);
        assertThat(LibraryTest.at(alarm, "TreatMissingData")).isEqualTo("breaching");
    }

    /** Five bad answers of a hundred, in words that CloudWatch computes: nothing below the floor, no division by nothing. */
    @Test
    void serverErrorsAreAShareOfEnoughRequests() {
        Object alarm =
                alarm("http-5xx-alarm", "http-5xx-alarm", Map.of("errors-per-thousand", 50L, "least-requests", 30L));
        Map<String, Map<?, ?>> metrics = metrics(alarm);
        assertThat(metrics.keySet())
                .isEqualTo(java.util.Set.of("share", "traffic", "errors", "requests", "target", "balancer"));
        assertThat(metrics.get("share").get("Expression")).isEqualTo("IF(traffic >= 30, 1000 * errors / traffic, 0)");
        assertThat(metrics.get("traffic").get("Expression")).isEqualTo("MAX([FILL(requests, 0), errors])");
        assertThat(metrics.get("errors").get("Expression")).isEqualTo("SUM([FILL(target, 0), FILL(balancer, 0)])");
        assertThat(metrics.values())
                .filteredOn(metric -> metric.get("ReturnData").equals(true))
                .hasSize(1);
        assertThat(metrics.get("share").get("ReturnData")).isEqualTo(true);
        for (var each : Map.of(
                        "requests", "RequestCount",
                        "target", "HTTPCode_Target_5XX_Count",
                        "balancer", "HTTPCode_ELB_5XX_Count")
                .entrySet()) {
            Map<?, ?> metric = metrics.get(each.getKey());
            assertThat(LibraryTest.at(metric, "MetricStat", "Stat")).isEqualTo("Sum");
            assertThat(LibraryTest.at(metric, "MetricStat", "Period")).isEqualTo(60);
            assertThat(LibraryTest.at(metric, "MetricStat", "Metric"))
                    .isEqualTo(Map.of(
                            "Namespace", "AWS/ApplicationELB",
                            "MetricName", each.getValue(),
                            "Dimensions", List.of(OWN_LOAD_BALANCER)));
        }
        assertThat(LibraryTest.at(alarm, "Threshold")).isEqualTo(50);
        assertThat(LibraryTest.at(alarm, "ComparisonOperator")).isEqualTo("GreaterThanOrEqualToThreshold");
    }

    /** The composite alarm rings where either window does, and knows them by what CloudFormation made of their names. */
    @Test
    void theErrorBudgetIsWatchedOverTwoWindows() {
        Map<String, Object> made = resources(
                file("slo-burn-rate", "checkout", Map.of("budget", 500L, "fast-window", "10m", "slow-burn", "2.5")));
        assertThat(made.keySet())
                .isEqualTo(java.util.Set.of(
                        "KirikaeBurnFastCheckout", "KirikaeBurnSlowCheckout", "KirikaeBurnRateCheckout"));
        for (String each : List.of("Fast", "Slow")) {
            Object alarm = LibraryTest.at(made.get("KirikaeBurn" + each + "Checkout"), "Properties");
            boolean fast = each.equals("Fast");
            assertThat(nameOf(alarm)).isEqualTo(afterTheEnvironment(fast ? "checkout-fast" : "checkout-slow"));
            assertThat(metrics(alarm).get("burn").get("Expression"))
                    .isEqualTo("IF(traffic >= 40, 100000 * errors / traffic / 500, 0)");
            assertThat(metrics(alarm).values())
                    .filteredOn(metric -> metric.containsKey("MetricStat"))
                    .hasSize(3)
                    .allSatisfy(metric -> assertThat(LibraryTest.at(metric, "MetricStat", "Period"))
                            .isEqualTo(fast ? 600 : 1800));
            assertThat(String.valueOf(LibraryTest.at(alarm, "Threshold"))).isEqualTo(fast ? "14.4" : "2.5");
        }
        Object composite = LibraryTest.at(made.get("KirikaeBurnRateCheckout"), "Properties");
        assertThat(nameOf(composite)).isEqualTo(afterTheEnvironment("checkout"));
        assertThat(LibraryTest.at(composite, "AlarmRule"))
                .isEqualTo(Map.of(
                        "Fn::Join",
                        List.of(
                                "",
                                List.of(
                                        "ALARM(\"",
                                        Map.of("Ref", "KirikaeBurnFastCheckout"),
                                        "\") OR ALARM(\"",
                                        Map.of("Ref", "KirikaeBurnSlowCheckout"),
                                        "\")"))));
    }

    @Test
    void serverErrorsAreNotJudgedByTheNewestPeriodAlone() {
        assertThat(Rendering.render(LibraryTest.template("http-5xx-alarm"), Map.of("periods", 1L))
                        .problems())
                .singleElement()
                .asString()
                .contains("is 1, expected at least 2");
    }

    @Test
    void latencyIsAPercentileOfEnoughRequests() {
        Object alarm = alarm(
                "latency-alarm",
                "latency-alarm",
                Map.of("percentile", "p99", "milliseconds", 800L, "least-requests", 25L, "period", "5m"));
        Map<String, Map<?, ?>> metrics = metrics(alarm);
        assertThat(metrics.get("slowness").get("Expression")).isEqualTo("IF(requests >= 25, 1000 * seconds, 0)");
        assertThat(LibraryTest.at(metrics.get("seconds"), "MetricStat", "Stat")).isEqualTo("p99");
        assertThat(LibraryTest.at(metrics.get("seconds"), "MetricStat", "Metric"))
                .isEqualTo(Map.of(
                        "Namespace", "AWS/ApplicationELB",
                        "MetricName", "TargetResponseTime",
                        "Dimensions", List.of(OWN_LOAD_BALANCER)));
        assertThat(List.of(
                        LibraryTest.at(metrics.get("seconds"), "MetricStat", "Period"),
                        LibraryTest.at(metrics.get("requests"), "MetricStat", "Period")))
                .containsOnly(300);
        assertThat(LibraryTest.at(alarm, "Threshold")).isEqualTo(800);
    }

    @Test
    void unhealthyHostsAreThoseOfTheEnvironmentsOwnTargetGroup() {
        Object alarm = alarm("unhealthy-hosts-alarm", "unhealthy-hosts-alarm", Map.of("namespace", "AWS/NetworkELB"));
        assertThat(LibraryTest.at(alarm, "Namespace")).isEqualTo("AWS/NetworkELB");
        assertThat(LibraryTest.at(alarm, "MetricName")).isEqualTo("UnHealthyHostCount");
        assertThat(LibraryTest.at(alarm, "Dimensions"))
                .isEqualTo(List.of(
                        Map.of(
                                "Name",
                                "TargetGroup",
                                "Value",
                                Map.of("Fn::GetAtt", List.of("AWSEBV2LoadBalancerTargetGroup", "TargetGroupFullName"))),
                        OWN_LOAD_BALANCER));
        assertThat(LibraryTest.at(alarm, "TreatMissingData")).isEqualTo("missing");
    }

    @Test
    void healthIsTheEnvironmentsOwn() {
        Object alarm = alarm("environment-health-alarm", "environment-health-alarm", Map.of("health", 15L));
        assertThat(LibraryTest.at(alarm, "Namespace")).isEqualTo("AWS/ElasticBeanstalk");
        assertThat(LibraryTest.at(alarm, "MetricName")).isEqualTo("EnvironmentHealth");
        assertThat(LibraryTest.at(alarm, "Dimensions"))
                .isEqualTo(List.of(Map.of("Name", "EnvironmentName", "Value", Map.of("Ref", "AWSEBEnvironmentName"))));
        assertThat(LibraryTest.at(alarm, "Threshold")).isEqualTo(15);
    }

    @ParameterizedTest
    @CsvSource({
        "queue-depth-alarm, ApproximateNumberOfMessagesVisible",
        "queue-age-alarm, ApproximateAgeOfOldestMessage"
    })
    void aQueueIsNamedOrMadeInTheSameBundle(String template, String metric) {
        Object named = alarm(template, template, Map.of("queue", "jobs.fifo"));
        assertThat(LibraryTest.at(named, "MetricName")).isEqualTo(metric);
        assertThat(LibraryTest.at(named, "Dimensions"))
                .isEqualTo(List.of(Map.of("Name", "QueueName", "Value", "jobs.fifo")));

        RenderedFile queue = file("sqs-queue", "push-jobs", Map.of());
        for (String part : List.of("Queue", "DeadLetters")) {
            String id = "Kirikae" + part + "PushJobs";
            assertThat(resources(queue)).containsKey(id);
            assertThat(LibraryTest.at(alarm(template, "x", Map.of("made-by", "push-jobs", "part", part)), "Dimensions"))
                    .isEqualTo(List.of(
                            Map.of("Name", "QueueName", "Value", Map.of("Fn::GetAtt", List.of(id, "QueueName")))));
        }
        assertThat(resources(file("sqs-queue", "sqs-queue", Map.of()))).containsKey("KirikaeQueueSqsQueue");
        assertThat(LibraryTest.at(alarm(template, template, Map.of()), "Dimensions")
                        .toString())
                .contains("[KirikaeQueueSqsQueue, QueueName]");
    }

    @Test
    void anyMetricIsFoundByAllItsDimensions() {
        Map<String, Map<?, ?>> metrics = metrics(alarm(
                "metric-alarm",
                "push-lag",
                Map.of(
                        "dimensions", Map.of("Tier", "a: 1", "Channel", "mobile"),
                        "environment-dimension", "Environment",
                        "statistic", "p99.9")));
        assertThat(LibraryTest.at(metrics.get("watched"), "MetricStat", "Metric", "Dimensions"))
                .isEqualTo(List.of(
                        Map.of("Name", "Environment", "Value", Map.of("Ref", "AWSEBEnvironmentName")),
                        Map.of("Name", "Channel", "Value", "mobile"),
                        Map.of("Name", "Tier", "Value", "a: 1")));
        assertThat(LibraryTest.at(metrics.get("watched"), "MetricStat", "Stat")).isEqualTo("p99.9");
        assertThat(LibraryTest.at(
                        metrics(alarm("metric-alarm", "push-lag", Map.of())).get("watched"),
                        "MetricStat",
                        "Metric",
                        "Dimensions"))
                .isEqualTo(List.of());
        assertThat(LibraryTest.at(alarm("metric-alarm", "m", Map.of("threshold", "-0.5")), "Threshold"))
                .isEqualTo("-0.5");
        for (String threshold : List.of("", "a", "1e3", "1.", ".5", "0x10")) {
            assertThat(Rendering.render(
                                    LibraryTest.template("metric-alarm"),
                                    Map.of("namespace", "N", "metric", "M", "threshold", threshold))
                            .problems())
                    .as(threshold)
                    .hasSize(1);
        }
    }

    private static final Map<String, Object> OWN_LOAD_BALANCER = Map.of(
            "Name",
            "LoadBalancer",
            "Value",
            Map.of("Fn::GetAtt", List.of("AWSEBV2LoadBalancer", "LoadBalancerFullName")));

    private static Map<String, Object> afterTheEnvironment(String name) {
        return Map.of("Fn::Join", List.of("-", List.of(Map.of("Ref", "AWSEBEnvironmentName"), name)));
    }

    private static Object nameOf(Object alarm) {
        return LibraryTest.at(alarm, "AlarmName");
    }

    /** The template's file, with the documented example for what has no default. */
    static RenderedFile file(String name, String as, Map<String, ?> with) {
        Template template = LibraryTest.template(name);
        Map<String, Object> values = new LinkedHashMap<>();
        template.parameters().stream()
                .filter(Parameter::required)
                .forEach(parameter -> values.put(parameter.name(), parameter.example()));
        values.putAll(with);
        Result<Rendered> outcome = Rendering.render(template, as, values);
        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.value().files()).hasSize(1);
        return outcome.value().files().get(0);
    }

    static Map<String, Object> resources(RenderedFile file) {
        Map<String, Object> resources = new TreeMap<>();
        ((Map<?, ?>) LibraryTest.at(Given.readBack(file.content()), "Resources"))
                .forEach((id, resource) -> resources.put(String.valueOf(id), Objects.requireNonNull(resource)));
        return resources;
    }

    private static Object alarm(String name, String as, Map<String, ?> with) {
        Map<String, Object> resources = resources(file(name, as, with));
        assertThat(resources).hasSize(1);
        Object alarm = resources.values().iterator().next();
        assertThat(LibraryTest.at(alarm, "Type")).isEqualTo("AWS::CloudWatch::Alarm");
        return LibraryTest.at(alarm, "Properties");
    }

    private static Map<String, Map<?, ?>> metrics(Object alarm) {
        Map<String, Map<?, ?>> metrics = new TreeMap<>();
        for (Object metric : (List<?>) LibraryTest.at(alarm, "Metrics")) {
            metrics.put(String.valueOf(LibraryTest.at(metric, "Id")), (Map<?, ?>) metric);
        }
        return metrics;
    }
}
