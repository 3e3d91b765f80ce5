package dev.kirikae.workflow;

import java.time.Instant;
import java.util.function.BooleanSupplier;

/** The time of a world: real on AWS, virtual on the embedded cloud. */
public interface TimeSource {

    /** Never earlier than before, but where the machine's clock is set back. */
    Instant now();

    /** Returns at {@code until}, or as soon as {@code stop} says so. */
    void waitUntil(Instant until, BooleanSupplier stop);
}
