package dev.kirikae.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kirikae.model.QueueState;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Queues of SQS. The age of the oldest message is a metric, one point a minute, and none for a queue that was idle for long
 * (Amazon SQS Developer Guide, "Available CloudWatch metrics for Amazon SQS", read 2026-11).
 */
final class QueueLooks {

    static final String NAMING = "sqs:GetQueueUrl";
    static final String READING = "sqs:GetQueueAttributes";
    private static final String MEASURING = "cloudwatch:GetMetricData";
    private static final int MINUTE = 60;

    /** The newest point is one to three minutes old; an older one than this says nothing of now. */
    private static final Duration NEWEST = Duration.ofMinutes(6);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Clients clients;
    private final InstantSource clock;

    QueueLooks(Clients clients, InstantSource clock) {
        this.clients = clients;
        this.clock = clock;
    }

    Answer look(Effect.LookAtQueue look) {
        try {
            String url = look.queue().startsWith("https://") ? look.queue() : url(look.queue(), null);
            Map<QueueAttributeName, String> seen = attributes(url);
            Arn dead = look.deadLetters() ? deadLetters(seen.get(QueueAttributeName.REDRIVE_POLICY)) : null;
            QueueState letters =
                    dead == null ? null : state(dead.name(), attributes(url(dead.name(), dead.account())), null, null);
            String name = url.substring(url.lastIndexOf('/') + 1);
            return new Answer.QueueSeen(state(name, seen, look.age() ? oldest(name) : null, letters));
        } catch (Unread e) {
            return e.answer;
        }
    }

    /** What could not be had, with the action that it takes. */
    private static final class Unread extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Answer.Missing answer;

        Unread(Answer.Missing answer) {
            super(answer.why());
            this.answer = answer;
        }
    }

    private record Arn(String account, String name) {}

    private static <T> T ask(String action, Supplier<T> call) {
        try {
            return call.get();
        } catch (Unread e) {
            throw e;
        } catch (RuntimeException e) {
            throw new Unread(Errors.missing(action, e));
        }
    }

    /** @param account of its owner; null: the caller's */
    private String url(String name, @Nullable String account) {
        String url = ask(
                NAMING,
                () -> ""
                        + clients.queues()
                                .getQueueUrl(r -> r.queueName(name).queueOwnerAWSAccountId(account))
                                .queueUrl());
        if (!url.startsWith("http")) {
            throw new Unread(
                    new Answer.Missing(Answer.Trouble.UNREACHABLE, NAMING + ": the answer has no URL of " + name));
        }
        return url;
    }

    private Map<QueueAttributeName, String> attributes(String url) {
        return ask(
                READING,
                () -> clients.queues()
                        .getQueueAttributes(r -> r.queueUrl(url)
                                .attributeNames(
                                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED,
                                        QueueAttributeName.REDRIVE_POLICY))
                        .attributes());
    }

    private static QueueState state(
            String name,
            Map<QueueAttributeName, String> seen,
            @Nullable Duration oldest,
            @Nullable QueueState deadLetters) {
        return new QueueState(
                name,
                number(seen, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES),
                number(seen, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE),
                number(seen, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED),
                oldest,
                deadLetters);
    }

    private static long number(Map<QueueAttributeName, String> seen, QueueAttributeName name) {
        String text = seen.get(name);
        if (text == null || !text.matches("[0-9]{1,18}")) {
            throw new Unread(new Answer.Missing(
                    Answer.Trouble.UNREACHABLE, READING + ": the answer has no " + name + " that is a number"));
        }
        return Long.parseLong(text);
    }

    /** {@code {"deadLetterTargetArn": "arn:aws:sqs:region:account:name", "maxReceiveCount": …}}; null where there is none. */
    private static @Nullable Arn deadLetters(@Nullable String policy) {
        if (policy == null || policy.isEmpty()) {
            return null;
        }
        String[] parts = target(policy).split(":", -1);
        if (parts.length != 6 || parts[4].isEmpty() || parts[5].isEmpty()) {
            throw new Unread(new Answer.Missing(
                    Answer.Trouble.UNREACHABLE, READING + ": its RedrivePolicy names no queue that can be understood"));
        }
        return new Arn(parts[4], parts[5]);
    }

    private static String target(String policy) {
        try {
            JsonNode target = JSON.readTree(policy).path("deadLetterTargetArn");
            return target.asText("");
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    /** Null where CloudWatch has no new point. */
    private @Nullable Duration oldest(String name) {
        Instant now = clock.instant();
        GetMetricDataResponse answer = ask(
                MEASURING,
                () -> clients.watch()
                        .getMetricData(r -> r.metricDataQueries(query(name))
                                .startTime(now.minus(NEWEST))
                                .endTime(now.plusSeconds(MINUTE))));
        for (MetricDataResult result : answer.metricDataResults()) {
            if ("Complete".equals(result.statusCodeAsString())
                    && result.timestamps().size() == result.values().size()) {
                return IntStream.range(0, result.values().size())
                        .boxed()
                        .max(Comparator.comparing(i -> result.timestamps().get(i)))
                        .map(i -> Duration.ofSeconds(
                                (long) Math.ceil(result.values().get(i))))
                        .orElse(null);
            }
        }
        throw new Unread(new Answer.Missing(
                Answer.Trouble.UNREACHABLE,
                MEASURING + ": the age of the oldest message of " + name + " is incomplete"));
    }

    private static MetricDataQuery query(String name) {
        Metric metric = Metric.builder()
                .namespace("AWS/SQS")
                .metricName("ApproximateAgeOfOldestMessage")
                .dimensions(Dimension.builder().name("QueueName").value(name).build())
                .build();
        return MetricDataQuery.builder()
                .id("age")
                .metricStat(MetricStat.builder()
                        .metric(metric)
                        .period(MINUTE)
                        .stat("Maximum")
                        .build())
                .build();
    }
}
