package dev.kirikae.aws;

import dev.kirikae.model.Alarm;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;

/** CloudWatch alarms. A type that is not asked for is not told (API Reference, DescribeAlarms, read 2026-11). */
final class AlarmLooks {

    /** The most names in one request, and alarms in one page (API Reference, DescribeAlarms, read 2026-11). */
    private static final Pattern PERCENTILE = Pattern.compile("p\\d{1,3}(\\.\\d{1,10})?");

    private static final int PAGE = 100;

    private static final List<String> READ = List.of("MetricAlarm", "CompositeAlarm");

    /** The third type, which the SDK's model does not have: asked for, so that such an alarm is not taken for missing. */
    private static final List<String> ALL = List.of("MetricAlarm", "CompositeAlarm", "LogAlarm");

    /** In seconds: how often an alarm is evaluated that says nothing of it (User Guide, AlarmThatSendsEmail, read 2026-11). */
    private static final int USUAL_INTERVAL = 60;

    private final Clients clients;
    private volatile List<String> types = ALL;

    AlarmLooks(Clients clients) {
        this.clients = clients;
    }

    /**
     * By name and by prefix; one found in both ways is told once. A name that does not exist is simply not among them. A
     * composite alarm comes with the window of its slowest leaf.
     */
    Answer look(Effect.LookAtAlarms look) {
        Map<String, Described> found = byName(look.names());
        for (String prefix : look.prefixes()) {
            found.putAll(ask(r -> r.alarmNamePrefix(prefix)));
        }
        return new Answer.AlarmsSeen(new CompositeWindows(this::byName).of(found));
    }

    /**
     * An alarm as it was described.
     *
     * @param rule of a composite alarm; null for any other
     */
    record Described(Alarm alarm, @Nullable String rule) {}

    private Map<String, Described> byName(List<String> names) {
        Map<String, Described> found = new LinkedHashMap<>();
        for (int from = 0; from < names.size(); from += PAGE) {
            List<String> some = names.subList(from, Math.min(names.size(), from + PAGE));
            found.putAll(ask(r -> r.alarmNames(some)));
        }
        return found;
    }

    private Map<String, Described> ask(Consumer<DescribeAlarmsRequest.Builder> which) {
        Map<String, Described> found = new LinkedHashMap<>();
        UnreadAlarms.PassedOver passed = new UnreadAlarms.PassedOver();
        String token = null;
        do {
            DescribeAlarmsResponse answer = page(which, token, passed);
            answer.metricAlarms().forEach(a -> put(found, new Described(metric(a, passed), null)));
            answer.compositeAlarms().forEach(a -> put(found, new Described(composite(a), a.alarmRule())));
            token = answer.nextToken();
        } while (token != null && !token.isEmpty());
        passed.lists.forEach((name, list) ->
                put(found, new Described(Alarm.unreadable(name, SafeText.plain(list)), null)));
        return found;
    }

    private static void put(Map<String, Described> found, Described described) {
        found.put(described.alarm().name(), described);
    }

    /**
     * One page of those that are asked for. A service that does not offer the third type refuses its name; then there is none of
     * it.
     *
     * @param passed takes what the SDK cannot read
     */
    DescribeAlarmsResponse page(
            Consumer<DescribeAlarmsRequest.Builder> which, @Nullable String token, UnreadAlarms.PassedOver passed) {
        try {
            return page(which, token, passed, types);
        } catch (CloudWatchException e) {
            Answer.Refused refused = Errors.definite("cloudwatch:DescribeAlarms", e);
            if (types.equals(READ) || refused == null || refused.trouble() != Answer.Trouble.UNSUPPORTED) {
                throw e;
            }
            DescribeAlarmsResponse answer = page(which, token, passed, READ);
            types = READ;
            return answer;
        }
    }

    private DescribeAlarmsResponse page(
            Consumer<DescribeAlarmsRequest.Builder> which,
            @Nullable String token,
            UnreadAlarms.PassedOver passed,
            List<String> wanted) {
        return clients.watch()
                .describeAlarms(r -> r.applyMutation(which)
                        .alarmTypesWithStrings(wanted)
                        .maxRecords(PAGE)
                        .nextToken(token)
                        .overrideConfiguration(o -> o.putExecutionAttribute(UnreadAlarms.PASSED_OVER, passed)));
    }

    private static Alarm metric(MetricAlarm alarm, UnreadAlarms.PassedOver passed) {
        Map<String, String> dimensions = dimensions(alarm.dimensions());
        return new Alarm(
                        Objects.toString(alarm.alarmName(), ""),
                        Alarm.Kind.METRIC,
                        state(alarm.stateValueAsString()),
                        since(alarm.stateTransitionedTimestamp(), alarm.stateUpdatedTimestamp()),
                        SafeText.plain(alarm.stateReason()),
                        Objects.toString(alarm.stateReasonData(), ""),
                        doubt(alarm.stateValueAsString(), alarm.evaluationStateAsString()),
                        Boolean.TRUE.equals(alarm.actionsEnabled()),
                        window(alarm, passed),
                        dimensions,
                        alarm.metricName(),
                        alarm.metricName() == null ? watched(alarm.metrics()) : List.of(dimensions))
                .needing(leastSamples(alarm));
    }

    /**
     * "Ignore" keeps the state through periods with fewer than 10 / (1 - p) samples, below the median 10 / p (CloudWatch
     * User Guide, "Percentile-based alarms and low data samples", read 2026-11).
     */
    private static int leastSamples(MetricAlarm alarm) {
        String statistic = Objects.toString(alarm.extendedStatistic(), "");
        if (!"ignore".equals(alarm.evaluateLowSampleCountPercentile())
                || !PERCENTILE.matcher(statistic).matches()) {
            return 0;
        }
        double percent = Double.parseDouble(statistic.substring(1));
        double rest = percent < 50 ? percent : 100 - percent;
        return rest <= 0 ? 0 : (int) Math.ceil(Math.round(1000_000 / rest) / 1000.0);
    }

    private static Map<String, String> dimensions(List<Dimension> all) {
        Map<String, String> dimensions = new LinkedHashMap<>();
        for (Dimension dimension : all) {
            dimensions.put(Objects.toString(dimension.name(), ""), Objects.toString(dimension.value(), ""));
        }
        return dimensions;
    }

    /**
     * Of the metrics that metric math begins with. A query over many ({@code SELECT}, {@code SEARCH}: an expression with a
     * period of its own, API Reference, MetricDataQuery, read 2026-11) names none.
     */
    private static List<Map<String, String>> watched(List<MetricDataQuery> queries) {
        List<Map<String, String>> watched = new ArrayList<>();
        for (MetricDataQuery query : queries) {
            MetricStat stat = query.metricStat();
            Metric metric = stat == null ? null : stat.metric();
            if (metric != null) {
                watched.add(dimensions(metric.dimensions()));
            } else if (query.period() != null || stat != null) {
                return List.of();
            }
        }
        return watched;
    }

    /**
     * A metric-math alarm has its period in its metrics: the longest counts. An alarm on a PromQL query has none, since its query
     * says how far back it looks. A window that is bound to the clock may begin a period late; an alarm that is evaluated more
     * rarely than once a minute is that much slower.
     */
    private static @Nullable Duration window(MetricAlarm alarm, UnreadAlarms.PassedOver passed) {
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
        String name = Objects.toString(alarm.alarmName(), "");
        String interval = passed.intervals.getOrDefault(name, "");
        if (period <= 0 || periods <= 0 || !interval.matches("[0-9]{0,5}")) {
            return null;
        }
        long late = Math.max(0, (interval.isEmpty() ? USUAL_INTERVAL : Integer.parseInt(interval)) - USUAL_INTERVAL);
        long aligned = passed.wallClock.contains(name) ? period : 0;
        return Duration.ofSeconds((long) period * periods + aligned + late);
    }

    private static Alarm composite(CompositeAlarm alarm) {
        return new Alarm(
                Objects.toString(alarm.alarmName(), ""),
                Alarm.Kind.COMPOSITE,
                state(alarm.stateValueAsString()),
                since(alarm.stateTransitionedTimestamp(), alarm.stateUpdatedTimestamp()),
                SafeText.plain(alarm.stateReason()),
                Objects.toString(alarm.stateReasonData(), ""),
                doubt(alarm.stateValueAsString(), null),
                Boolean.TRUE.equals(alarm.actionsEnabled()) && alarm.actionsSuppressedBy() == null,
                null,
                Map.of(),
                null);
    }

    static Alarm.State state(@Nullable String word) {
        for (Alarm.State state : Alarm.State.values()) {
            if (state.name().equals(word)) {
                return state;
            }
        }
        return Alarm.State.UNKNOWN;
    }

    /**
     * Every word of an evaluation state says that the state is not to be trusted ({@code PARTIAL_DATA}, {@code
     * EVALUATION_ERROR}, {@code EVALUATION_FAILURE}, {@code IN_WARM_UP}); a new one is taken to say so too.
     */
    private static @Nullable String doubt(@Nullable String state, @Nullable String evaluation) {
        if (evaluation != null && !evaluation.isEmpty()) {
            return "its evaluation state is " + SafeText.plain(evaluation);
        }
        return state(state) == Alarm.State.UNKNOWN
                ? "its state is " + (state == null ? "missing" : SafeText.plain(state))
                        + ", which this version does not know"
                : null;
    }

    /** The last change; {@code StateUpdatedTimestamp} moves without one, and is all that older alarms have. */
    private static Instant since(@Nullable Instant transitioned, @Nullable Instant updated) {
        if (transitioned != null) {
            return transitioned;
        }
        return updated == null ? Instant.EPOCH : updated;
    }
}
