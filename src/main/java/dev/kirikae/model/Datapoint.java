package dev.kirikae.model;

import java.time.Instant;

/**
 * A value of a metric over one period.
 *
 * @param at the period's start; for what enhanced health reports, when that was refreshed
 * @param value in the metric's own unit: for requests, their number in a minute
 */
public record Datapoint(Instant at, double value) {}
