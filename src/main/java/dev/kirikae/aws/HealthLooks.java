package dev.kirikae.aws;

import dev.kirikae.model.Datapoint;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.Instance;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.services.elasticbeanstalk.model.ApplicationMetrics;
import software.amazon.awssdk.services.elasticbeanstalk.model.DescribeEnvironmentHealthResponse;
import software.amazon.awssdk.services.elasticbeanstalk.model.DescribeInstancesHealthResponse;
import software.amazon.awssdk.services.elasticbeanstalk.model.SingleInstanceHealth;
import software.amazon.awssdk.services.elasticbeanstalk.model.StatusCodes;

/** Enhanced health: instances, causes and requests. Beanstalk refuses it where only basic health is on. */
final class HealthLooks {

    /** RequestCount is an average for each second (API Reference, ApplicationMetrics, read 2026-11). */
    private static final int SECONDS = 60;
    /** One request in the ten seconds that were measured, whose average rounds to none. */
    private static final int LEAST = 6;

    private final Clients clients;

    HealthLooks(Clients clients) {
        this.clients = clients;
    }

    Answer instances(Effect.LookAtInstances look) {
        List<Instance> found = new ArrayList<>();
        String token = null;
        do {
            String page = token;
            DescribeInstancesHealthResponse answer = clients.beanstalk()
                    .describeInstancesHealth(
                            r -> r.environmentId(look.environment().value())
                                    .attributeNamesWithStrings("HealthStatus", "Causes", "Deployment")
                                    .nextToken(page));
            answer.instanceHealthList().forEach(i -> found.add(instance(i)));
            token = answer.nextToken();
        } while (token != null && !token.isEmpty());
        return new Answer.InstancesSeen(found);
    }

    Answer causes(Effect.LookAtCauses look) {
        DescribeEnvironmentHealthResponse answer = clients.beanstalk()
                .describeEnvironmentHealth(
                        r -> r.environmentId(look.environment().value()).attributeNamesWithStrings("Causes"));
        return new Answer.CausesSeen(
                answer.causes().stream().map(SafeText::plain).toList());
    }

    Answer requests(Effect.LookAtRequests look) {
        DescribeEnvironmentHealthResponse answer = clients.beanstalk()
                .describeEnvironmentHealth(
                        r -> r.environmentId(look.environment().value())
                                .attributeNamesWithStrings("ApplicationMetrics", "RefreshedAt"));
        ApplicationMetrics metrics = answer.applicationMetrics();
        if (metrics == null || metrics.requestCount() == null || answer.refreshedAt() == null) {
            return new Answer.TrafficSeen(List.of());
        }
        return new Answer.TrafficSeen(List.of(new Datapoint(answer.refreshedAt(), perMinute(metrics))));
    }

    private static double perMinute(ApplicationMetrics metrics) {
        if (metrics.requestCount() > 0) {
            return (double) metrics.requestCount() * SECONDS;
        }
        return anyAnswered(metrics.statusCodes()) ? LEAST : 0;
    }

    private static boolean anyAnswered(StatusCodes shares) {
        return shares != null
                && Stream.of(shares.status2xx(), shares.status3xx(), shares.status4xx(), shares.status5xx())
                        .filter(Objects::nonNull)
                        .anyMatch(share -> share > 0);
    }

    private static Instance instance(SingleInstanceHealth health) {
        String version =
                health.deployment() == null ? null : health.deployment().versionLabel();
        String status = health.deployment() == null ? null : health.deployment().status();
        return new Instance(
                Objects.toString(health.instanceId(), ""),
                HealthStatus.of(Objects.toString(health.healthStatus(), "")),
                version,
                Objects.toString(status, ""),
                health.causes().stream().map(SafeText::plain).toList());
    }
}
