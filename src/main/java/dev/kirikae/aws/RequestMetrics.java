package dev.kirikae.aws;

import dev.kirikae.model.Datapoint;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;

/** Requests that a load balancer counted. A load balancer without requests publishes nothing: no point, not a zero. */
final class RequestMetrics {

    private static final int MINUTE = 60;
    private static final String ARN_PART = ":loadbalancer/";

    private final Clients clients;

    RequestMetrics(Clients clients) {
        this.clients = clients;
    }

    Answer look(Effect.LookAtTraffic look) {
        Map<Instant, Double> points = new TreeMap<>(Comparator.naturalOrder());
        MetricDataQuery query = MetricDataQuery.builder()
                .id("requests")
                .metricStat(MetricStat.builder()
                        .metric(metric(look.loadBalancer()))
                        .period(MINUTE)
                        .stat("Sum")
                        .build())
                .build();
        String token = null;
        boolean partial;
        boolean reported = false;
        do {
            String page = token;
            GetMetricDataResponse answer = clients.watch()
                    .getMetricData(r -> r.metricDataQueries(query)
                            .startTime(look.from())
                            .endTime(look.to())
                            .nextToken(page));
            answer.metricDataResults().forEach(result -> add(points, result));
            reported |= !answer.metricDataResults().isEmpty();
            partial = answer.metricDataResults().stream()
                    .anyMatch(result -> "PartialData".equals(result.statusCodeAsString()));
            token = answer.nextToken();
        } while (token != null && !token.isEmpty());
        if (!reported) {
            throw new IllegalStateException("the answer has no result for the metric");
        }
        if (partial) {
            throw new IllegalStateException("the metric's data is incomplete");
        }
        return new Answer.TrafficSeen(points.entrySet().stream()
                .map(p -> new Datapoint(p.getKey(), p.getValue()))
                .toList());
    }

    private static void add(Map<Instant, Double> points, MetricDataResult result) {
        String status = result.statusCodeAsString();
        if (!"Complete".equals(status) && !"PartialData".equals(status)) {
            throw new IllegalStateException(
                    "the metric's data is " + (status == null ? "without a status" : SafeText.plain(status)));
        }
        List<Instant> times = result.timestamps();
        if (times.size() != result.values().size()) {
            throw new IllegalStateException("as many times as values were expected");
        }
        for (int i = 0; i < times.size(); i++) {
            points.put(times.get(i), result.values().get(i));
        }
    }

    /**
     * Namespaces and dimensions: Elastic Load Balancing User Guides, "CloudWatch metrics for your … Load Balancer", read
     * 2026-11. A network load balancer counts flows.
     */
    private static Metric metric(String loadBalancer) {
        int part = loadBalancer.indexOf(ARN_PART);
        if (!loadBalancer.startsWith("arn:") || part < 0) {
            return metric("AWS/ELB", "RequestCount", "LoadBalancerName", loadBalancer);
        }
        String name = loadBalancer.substring(part + ARN_PART.length());
        return name.startsWith("net/")
                ? metric("AWS/NetworkELB", "NewFlowCount", "LoadBalancer", name)
                : metric("AWS/ApplicationELB", "RequestCount", "LoadBalancer", name);
    }

    private static Metric metric(String namespace, String name, String dimension, String value) {
        return Metric.builder()
                .namespace(namespace)
                .metricName(name)
                .dimensions(Dimension.builder().name(dimension).value(value).build())
                .build();
    }
}
