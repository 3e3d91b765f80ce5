package dev.kirikae.aws;

import dev.kirikae.model.Alarm;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;

/** CloudWatch alarms. Composite ones are told only where both types are asked for (API Reference, DescribeAlarms, read 2026-11). */
final class Alarms {

    /** The most names in one request, and alarms in one page (API Reference, DescribeAlarms, read 2026-11). */
    private static final int PAGE = 100;

    private final Clients clients;

    Alarms(Clients clients) {
        this.clients = clients;
    }

    /** By name and by prefix; one found in both ways is told once. A name that does not exist is simply not among them. */
    Answer look(Effect.LookAtAlarms look) {
        Map<String, Alarm> found = new LinkedHashMap<>();
        for (int from = 0; from < look.names().size(); from += PAGE) {
            List<String> some = look.names().subList(from, Math.min(look.names().size(), from + PAGE));
            ask(found, r -> r.alarmNames(some));
        }
        for (String prefix : look.prefixes()) {
            ask(found, r -> r.alarmNamePrefix(prefix));
        }
        return new Answer.AlarmsSeen(new ArrayList<>(found.values()));
    }

    private void ask(Map<String, Alarm> found, Consumer<DescribeAlarmsRequest.Builder> which) {
        String token = null;
        do {
            String page = token;
            DescribeAlarmsResponse answer = clients.watch()
                    .describeAlarms(r -> r.applyMutation(which)
                            .alarmTypesWithStrings("MetricAlarm", "CompositeAlarm")
                            .maxRecords(PAGE)
                            .nextToken(page));
            answer.metricAlarms().forEach(a -> put(found, metric(a)));
            answer.compositeAlarms().forEach(a -> put(found, composite(a)));
            token = answer.nextToken();
        } while (token != null && !token.isEmpty());
    }

    private static void put(Map<String, Alarm> found, Alarm alarm) {
        found.put(alarm.name(), alarm);
    }

    private static Alarm metric(MetricAlarm alarm) {
        Map<String, String> dimensions = new LinkedHashMap<>();
        for (Dimension dimension : alarm.dimensions()) {
            dimensions.put(Objects.toString(dimension.name(), ""), Objects.toString(dimension.value(), ""));
        }
        return new Alarm(
                Objects.toString(alarm.alarmName(), ""),
                state(alarm.stateValueAsString()),
                since(alarm.stateTransitionedTimestamp(), alarm.stateUpdatedTimestamp()),
                Words.plain(alarm.stateReason()),
                Objects.toString(alarm.stateReasonData(), ""),
                alarm.evaluationStateAsString() == null,
                Boolean.TRUE.equals(alarm.actionsEnabled()),
                false,
                window(alarm),
                dimensions,
                alarm.metricName());
    }

    /** A metric-math alarm has its period in its metrics: the longest counts. */
    private static Duration window(MetricAlarm alarm) {
        int period = Stream.concat(
                        Stream.of(alarm.period()),
                        alarm.metrics().stream()
                                .flatMap(m -> Stream.of(
                                        m.period(),
                                        m.metricStat() == null
                                                ? null
                                                : m.metricStat().period())))
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
        int periods = alarm.evaluationPeriods() == null ? 0 : alarm.evaluationPeriods();
        return Duration.ofSeconds((long) period * periods);
    }

    private static Alarm composite(CompositeAlarm alarm) {
        return new Alarm(
                Objects.toString(alarm.alarmName(), ""),
                state(alarm.stateValueAsString()),
                since(alarm.stateTransitionedTimestamp(), alarm.stateUpdatedTimestamp()),
                Words.plain(alarm.stateReason()),
                Objects.toString(alarm.stateReasonData(), ""),
                true,
                Boolean.TRUE.equals(alarm.actionsEnabled()),
                true,
                Duration.ZERO,
                Map.of(),
                null);
    }

    private static Alarm.State state(String word) {
        for (Alarm.State state : Alarm.State.values()) {
            if (state.name().equals(word)) {
                return state;
            }
        }
        return Alarm.State.INSUFFICIENT_DATA;
    }

    /** The last change; {@code StateUpdatedTimestamp} moves without one, and is all that older alarms have. */
    private static Instant since(Instant transitioned, Instant updated) {
        if (transitioned != null) {
            return transitioned;
        }
        return updated == null ? Instant.EPOCH : updated;
    }
}
