package dev.kirikae.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A CloudWatch alarm as one look saw it (CloudWatch API Reference, MetricAlarm and CompositeAlarm, read 2026-11).
 *
 * @param since when the state last changed
 * @param reasonData JSON with the data points the state rests on; empty where there are none
 * @param trustworthy false while CloudWatch itself says that the evaluation is partial or failed
 * @param window period × evaluation periods; zero for a composite alarm
 * @param dimensions name to value; empty for composite and metric-math alarms
 */
public record Alarm(
        String name,
        State state,
        Instant since,
        String reason,
        String reasonData,
        boolean trustworthy,
        boolean actionsEnabled,
        boolean composite,
        Duration window,
        Map<String, String> dimensions,
        @Nullable String metric) {

    public Alarm {
        dimensions = Map.copyOf(dimensions);
    }

    /** An alarm's state; a word that is not known counts as {@code INSUFFICIENT_DATA}. */
    public enum State {
        OK,
        ALARM,
        INSUFFICIENT_DATA
    }
}
