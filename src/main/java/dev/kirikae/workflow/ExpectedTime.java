package dev.kirikae.workflow;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long something is waited for, for people: nothing is decided from it.
 *
 * @param since when it began, also where another run began it
 * @param usual how long it took the last times, or usually takes; null where that is not known
 * @param deadline when it is given up
 */
public record ExpectedTime(Instant since, @Nullable Duration usual, Instant deadline) {}
