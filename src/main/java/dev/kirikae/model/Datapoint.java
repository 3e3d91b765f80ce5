package dev.kirikae.model;

import java.time.Instant;

/**
 * A value of a metric over one period.
 *
 * @param at the period's start
 */
public record Datapoint(Instant at, double value) {}
