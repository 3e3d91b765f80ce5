package dev.kirikae.aws;

import dev.kirikae.model.Datapoint;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;

/** Requests and errors that a load balancer counted. A load balancer without requests publishes nothing: no point, not a zero. */
final class RequestMetrics {

    private static final int MINUTE = 60;

    private final Clients clients;

    RequestMetrics(Clients clients) {
        this.clients = clients;
    }

    Answer look(Effect.LookAtTraffic look) {
        return look(List.of(BalancerMetric.requests(look.loadBalancer())), look.from(), look.to());
    }

    Answer look(Effect.LookAtErrors look) {
        List<Metric> metrics = BalancerMetric.errors(look.loadBalancer(), look.errors());
        return metrics.isEmpty()
                ? new Answer.Missing(
                        Answer.Trouble.UNSUPPORTED, "a network load balancer does not count errors by their status")
                : look(metrics, look.from(), look.to());
    }

    /** A sum for those that report a count a minute for each node; of flows the most, since there each zone reports all. */
    Answer look(Effect.LookAtConnections look) {
        Metric metric = BalancerMetric.connections(look.loadBalancer());
        return metric == null
                ? new Answer.Missing(
                        Answer.Trouble.UNSUPPORTED,
                        "a classic load balancer does not count the connections it has open")
                : look(List.of(metric), look.from(), look.to(), BalancerMetric.isNetwork(metric) ? "Maximum" : "Sum");
    }

    private Answer look(List<Metric> metrics, Instant from, Instant to) {
        return look(metrics, from, to, "Sum");
    }

    private Answer look(List<Metric> metrics, Instant from, Instant to, String statistic) {
        Map<Instant, Double> points = new TreeMap<>(Comparator.naturalOrder());
        List<MetricDataQuery> queries = IntStream.range(0, metrics.size())
                .mapToObj(i -> query("requests" + i, metrics.get(i), statistic))
                .toList();
        Set<String> reported = new HashSet<>();
        String token = null;
        boolean partial;
        do {
            String page = token;
            GetMetricDataResponse answer = clients.watch()
                    .getMetricData(r -> r.metricDataQueries(queries)
                            .startTime(from)
                            .endTime(to)
                            .nextToken(page));
            answer.metricDataResults().forEach(result -> add(points, result));
            answer.metricDataResults().forEach(result -> reported.add(result.id()));
            partial = answer.metricDataResults().stream()
                    .anyMatch(result -> "PartialData".equals(result.statusCodeAsString()));
            token = answer.nextToken();
        } while (token != null && !token.isEmpty());
        if (reported.size() < queries.size()) {
            throw new IllegalStateException("the answer has no result for the metric");
        }
        if (partial) {
            throw new IllegalStateException("the metric's data is incomplete");
        }
        return new Answer.TrafficSeen(points.entrySet().stream()
                .map(p -> new Datapoint(p.getKey(), p.getValue()))
                .toList());
    }

    private static MetricDataQuery query(String id, Metric metric, String statistic) {
        return MetricDataQuery.builder()
                .id(id)
                .metricStat(MetricStat.builder()
                        .metric(metric)
                        .period(MINUTE)
                        .stat(statistic)
                        .build())
                .build();
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
            points.merge(times.get(i), result.values().get(i), Double::sum);
        }
    }
}
