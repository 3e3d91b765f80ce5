package dev.kirikae.cloud;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which the live name pointed to an environment.
 *
 * @param to null while it does
 */
record Ownership(Instant from, @Nullable Instant to) {}
