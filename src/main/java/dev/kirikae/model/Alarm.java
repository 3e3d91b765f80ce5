package dev.kirikae.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A CloudWatch alarm as one look saw it (CloudWatch API Reference, MetricAlarm, CompositeAlarm and LogAlarm, read
 * 2026-11).
 *
 * @param since when the state last changed; {@link Instant#EPOCH} where no time was told
 * @param reason CloudWatch's own words on the state; empty where there are none
 * @param reasonData JSON with the data points the state rests on; empty where there are none
 * @param doubt why the state is not to be trusted, for people ("its evaluation state is PARTIAL_DATA"); null where it
 *     is
 * @param actionsEnabled whether its own actions are switched on; taken as true for one that cannot be read
 * @param window how long its data may take to turn it red: period × evaluation periods, for a composite alarm its
 *     slowest leaf's; null where it cannot be known. Never zero for unknown
 * @param dimensions name to value, in no order; empty for composite and metric-math alarms
 * @param metric null for composite and metric-math alarms, and for one that cannot be read
 * @param watched the dimensions of every metric that it rests on: its own, those of its metric math, for a composite
 *     alarm its leaves'; empty where they are not all known
 * @param behind of a composite alarm its leaves that are red, on which its being red rests; empty where that is not
 *     known, as with a rule that is not made of ALARM, AND and OR alone
 * @param leastSamples how many samples a period must have to count: an alarm on a percentile may pass over periods with
 *     too few of them. 0 where every period counts, or nothing is known of it
 */
public record Alarm(
        String name,
        Kind kind,
        State state,
        Instant since,
        String reason,
        String reasonData,
        @Nullable String doubt,
        boolean actionsEnabled,
        @Nullable Duration window,
        Map<String, String> dimensions,
        @Nullable String metric,
        List<Map<String, String>> watched,
        List<Alarm> behind,
        int leastSamples) {

    /** What an alarm watches. */
    public enum Kind {
        /** A metric, several of them by metric math, or a query. */
        METRIC,
        /** Other alarms, by a rule over their states. */
        COMPOSITE,
        /** Something that this version cannot read: it exists, and nothing more is known. */
        UNREADABLE
    }

    /** An alarm's state, in CloudWatch's words. */
    public enum State {
        OK,
        ALARM,
        INSUFFICIENT_DATA,
        /** A word that this program does not know: never taken for one of the others. */
        UNKNOWN
    }

    public Alarm {
        dimensions = Map.copyOf(dimensions);
        watched = watched.stream().map(Map::copyOf).toList();
        behind = List.copyOf(behind);
    }

    /** One for which every period counts. */
    public Alarm(
            String name,
            Kind kind,
            State state,
            Instant since,
            String reason,
            String reasonData,
            @Nullable String doubt,
            boolean actionsEnabled,
            @Nullable Duration window,
            Map<String, String> dimensions,
            @Nullable String metric,
            List<Map<String, String>> watched,
            List<Alarm> behind) {
        this(
                name,
                kind,
                state,
                since,
                reason,
                reasonData,
                doubt,
                actionsEnabled,
                window,
                dimensions,
                metric,
                watched,
                behind,
                0);
    }

    /** One that no other alarms are behind. */
    public Alarm(
            String name,
            Kind kind,
            State state,
            Instant since,
            String reason,
            String reasonData,
            @Nullable String doubt,
            boolean actionsEnabled,
            @Nullable Duration window,
            Map<String, String> dimensions,
            @Nullable String metric,
            List<Map<String, String>> watched) {
        this(
                name,
                kind,
                state,
                since,
                reason,
                reasonData,
                doubt,
                actionsEnabled,
                window,
                dimensions,
                metric,
                watched,
                List.of());
    }

    /** One that rests on one metric, or on none that is known. */
    public Alarm(
            String name,
            Kind kind,
            State state,
            Instant since,
            String reason,
            String reasonData,
            @Nullable String doubt,
            boolean actionsEnabled,
            @Nullable Duration window,
            Map<String, String> dimensions,
            @Nullable String metric) {
        this(
                name,
                kind,
                state,
                since,
                reason,
                reasonData,
                doubt,
                actionsEnabled,
                window,
                dimensions,
                metric,
                metric == null ? List.of() : List.of(dimensions));
    }

    /** The same, resting on these metrics. */
    public Alarm watching(List<Map<String, String>> metrics) {
        return new Alarm(
                name,
                kind,
                state,
                since,
                reason,
                reasonData,
                doubt,
                actionsEnabled,
                window,
                dimensions,
                metric,
                metrics,
                behind,
                leastSamples);
    }

    /** The same in another state, for another reason. */
    public Alarm withState(State says, Instant at, String why, String data, @Nullable String doubted) {
        return new Alarm(
                name,
                kind,
                says,
                at,
                why,
                data,
                doubted,
                actionsEnabled,
                window,
                dimensions,
                metric,
                watched,
                behind,
                leastSamples);
    }

    /** The same, passing over periods with fewer samples. */
    public Alarm needing(int samples) {
        return new Alarm(
                name,
                kind,
                state,
                since,
                reason,
                reasonData,
                doubt,
                actionsEnabled,
                window,
                dimensions,
                metric,
                watched,
                behind,
                samples);
    }

    /**
     * One that is there, and of a kind that this version cannot read.
     *
     * @param list what the service calls alarms of its kind
     */
    public static Alarm unreadable(String name, String list) {
        return new Alarm(
                name,
                Kind.UNREADABLE,
                State.UNKNOWN,
                Instant.EPOCH,
                "",
                "",
                "it is one of " + list + ", a kind that this version cannot read",
                true,
                null,
                Map.of(),
                null);
    }

    /** Whether its state is known to be older than this: one without a time is not. */
    public boolean isSinceBefore(Instant time) {
        return !since.equals(Instant.EPOCH) && since.isBefore(time);
    }

    /** Whether its state may be believed. */
    public boolean trustworthy() {
        return doubt == null && state != State.UNKNOWN;
    }
}
