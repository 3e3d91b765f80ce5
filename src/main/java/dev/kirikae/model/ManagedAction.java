package dev.kirikae.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A managed platform update that waits or runs.
 *
 * @param status Scheduled, Pending, Running or Unknown
 * @param windowStart when its window opens; null where Beanstalk does not say
 */
public record ManagedAction(
        String id,
        String status,
        String description,
        @Nullable Instant windowStart) {

    public boolean isRunningOrPending() {
        return status.equalsIgnoreCase("Running") || status.equalsIgnoreCase("Pending");
    }
}
