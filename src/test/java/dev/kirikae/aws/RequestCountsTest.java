package dev.kirikae.aws;

import static dev.kirikae.contract.BeanstalkXml.answer;
import static dev.kirikae.contract.BeanstalkXml.element;
import static dev.kirikae.contract.BeanstalkXml.members;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.contract.AwsPlace;
import dev.kirikae.contract.AwsWire;
import dev.kirikae.model.Datapoint;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.ErrorClass;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Answer.Trouble;
import dev.kirikae.workflow.Effect;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How many requests there were, and how many of them failed. */
class RequestCountsTest {

    @Test
    void everyKindOfLoadBalancerHasItsMetric() {
        Map<String, String> kinds = Map.of(
                "arn:aws:elasticloadbalancing:r:1:loadbalancer/app/awseb/50dc", "AWS%2FApplicationELB",
                "arn:aws:elasticloadbalancing:r:1:loadbalancer/net/awseb/50dc", "AWS%2FNetworkELB",
                "awseb-e-k-AWSEBLoa-1", "AWS%2FELB");
        String nothing = "<GetMetricDataResponse><GetMetricDataResult>"
                + members("MetricDataResults", element("Id", "requests0") + element("StatusCode", "Complete"))
                + "</GetMetricDataResult></GetMetricDataResponse>";
        kinds.forEach((balancer, namespace) -> {
            try (AwsWire wire = new AwsWire().on("GetMetricData", nothing);
                    AwsWorld world = AwsPlace.world()) {
                assertThat(world.perform(traffic(balancer))).isEqualTo(new Answer.TrafficSeen(List.of()));
                assertThat(wire.requests().get(0).getBodyAsString())
                        .contains("Namespace=" + namespace + "&", "Stat=Sum", "Period=60");
            }
        });
    }

    /** The targets' errors and the load balancer's own are one number. */
    @Test
    void errorsOfTheTargetsAndItsOwnAreAddedUp() {
        String both = "<GetMetricDataResponse><GetMetricDataResult>"
                + members("MetricDataResults", errors("requests0", 3), errors("requests1", 2))
                + "</GetMetricDataResult></GetMetricDataResponse>";
        Map<String, List<String>> names = Map.of(
                "awseb-e-x",
                List.of("HTTPCode_Backend_5XX&", "HTTPCode_ELB_5XX&"),
                "arn:aws:elasticloadbalancing:ap-northeast-1:123456789012:loadbalancer/app/awseb/1",
                List.of("HTTPCode_Target_5XX_Count&", "HTTPCode_ELB_5XX_Count&"));
        names.forEach((balancer, metrics) -> {
            try (AwsWire wire = new AwsWire().on("GetMetricData", both);
                    AwsWorld world = AwsPlace.world()) {
                assertThat(((Answer.TrafficSeen) world.perform(errors(balancer))).perMinute())
                        .containsExactly(new Datapoint(AwsPlace.NOW, 5));
                assertThat(wire.requests().get(0).getBodyAsString()).contains(metrics);
            }
        });
    }

    @Test
    void aNetworkLoadBalancerKnowsNoStatus() {
        try (AwsWire wire = new AwsWire();
                AwsWorld world = AwsPlace.world()) {
            Answer seen = world.perform(
                    errors("arn:aws:elasticloadbalancing:ap-northeast-1:123456789012:loadbalancer/net/awseb/1"));
            assertThat(((Answer.Missing) seen).trouble()).isEqualTo(Trouble.UNSUPPORTED);
            assertThat(wire.requests()).isEmpty();
        }
    }

    private static Effect.LookAtErrors errors(String balancer) {
        return new Effect.LookAtErrors(
                balancer, ErrorClass.SERVER, AwsPlace.NOW.minusSeconds(900), AwsPlace.NOW.plusSeconds(60));
    }

    private static String errors(String id, int value) {
        return element("Id", id)
                + element("StatusCode", "Complete")
                + members("Timestamps", "" + AwsPlace.NOW)
                + members("Values", "" + value);
    }

    @Test
    void incompleteTrafficIsNoTraffic() {
        for (String status : List.of("PartialData", "InternalError", "Forbidden")) {
            String incomplete = "<GetMetricDataResponse><GetMetricDataResult>"
                    + members("MetricDataResults", element("Id", "requests0") + element("StatusCode", status))
                    + "</GetMetricDataResult></GetMetricDataResponse>";
            try (AwsWire wire = new AwsWire().on("GetMetricData", incomplete);
                    AwsWorld world = AwsPlace.world()) {
                assertThat(world.perform(traffic("awseb"))).isInstanceOf(Answer.Missing.class);
                assertThat(wire.requests()).hasSize(1);
            }
        }
    }

    private static Effect.LookAtTraffic traffic(String balancer) {
        return new Effect.LookAtTraffic(balancer, AwsPlace.NOW.minusSeconds(900), AwsPlace.NOW);
    }

    @Test
    void requestsAreCountedByTheMinuteAndNeverRoundedToNone() {
        Map<String, List<Double>> counts = Map.of(
                element("RequestCount", 3),
                List.of(180.0),
                element("RequestCount", 0),
                List.of(0.0),
                element("RequestCount", 0) + "<StatusCodes><Status2xx>100</Status2xx></StatusCodes>",
                List.of(6.0),
                element("Duration", 10),
                List.of());
        counts.forEach((metrics, expected) -> {
            String health = answer(
                    "DescribeEnvironmentHealth",
                    element("ApplicationMetrics", metrics) + element("RefreshedAt", AwsPlace.NOW));
            try (AwsWire wire = new AwsWire().on("DescribeEnvironmentHealth", health);
                    AwsWorld world = AwsPlace.world()) {
                assertThat(((Answer.TrafficSeen)
                                        world.perform(new Effect.LookAtRequests(new EnvironmentId("e-aaaaaaaaaa"))))
                                .perMinute())
                        .extracting(Datapoint::value)
                        .isEqualTo(expected);
                assertThat(wire.requests()).hasSize(1);
            }
        });
    }
}
