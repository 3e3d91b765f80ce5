package dev.kirikae.aws;

import dev.kirikae.model.ErrorClass;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;

/**
 * What the three kinds of load balancers count, under which names (Elastic Load Balancing User Guides, "CloudWatch metrics
 * for your … Load Balancer", read 2026-11).
 */
final class BalancerMetric {

    private static final String ARN_PART = ":loadbalancer/";

    private static final String NETWORK = "AWS/NetworkELB";

    private BalancerMetric() {}

    /** A network load balancer counts flows. */
    static Metric requests(String loadBalancer) {
        String name = nameInArn(loadBalancer);
        if (name == null) {
            return classic(loadBalancer, "RequestCount");
        }
        return name.startsWith("net/")
                ? metric(NETWORK, "NewFlowCount", "LoadBalancer", name)
                : application(name, "RequestCount");
    }

    /** The targets' and its own; none for a network load balancer, which knows no status. */
    static List<Metric> errors(String loadBalancer, ErrorClass errors) {
        String name = nameInArn(loadBalancer);
        String status = errors == ErrorClass.SERVER ? "5XX" : "4XX";
        if (name == null) {
            return List.of(
                    classic(loadBalancer, "HTTPCode_Backend_" + status),
                    classic(loadBalancer, "HTTPCode_ELB_" + status));
        }
        return name.startsWith("net/")
                ? List.of()
                : List.of(
                        application(name, "HTTPCode_Target_" + status + "_Count"),
                        application(name, "HTTPCode_ELB_" + status + "_Count"));
    }

    /** What is open, not what is new; null for a classic one, which does not count it. */
    static @Nullable Metric connections(String loadBalancer) {
        String name = nameInArn(loadBalancer);
        if (name == null) {
            return null;
        }
        return name.startsWith("net/")
                ? metric(NETWORK, "ActiveFlowCount", "LoadBalancer", name)
                : application(name, "ActiveConnectionCount");
    }

    static boolean isNetwork(Metric metric) {
        return metric.namespace().equals(NETWORK);
    }

    private static @Nullable String nameInArn(String loadBalancer) {
        int part = loadBalancer.indexOf(ARN_PART);
        return !loadBalancer.startsWith("arn:") || part < 0 ? null : loadBalancer.substring(part + ARN_PART.length());
    }

    private static Metric classic(String loadBalancer, String name) {
        return metric("AWS/ELB", name, "LoadBalancerName", loadBalancer);
    }

    private static Metric application(String loadBalancer, String name) {
        return metric("AWS/ApplicationELB", name, "LoadBalancer", loadBalancer);
    }

    private static Metric metric(String namespace, String name, String dimension, String value) {
        return Metric.builder()
                .namespace(namespace)
                .metricName(name)
                .dimensions(Dimension.builder().name(dimension).value(value).build())
                .build();
    }
}
