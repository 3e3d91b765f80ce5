package dev.kirikae.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A managed platform update that waits or runs.
 *
 * @param status Scheduled, Pending, Running or Unknown; another word of a newer service, or empty where none is told
 * @param description Beanstalk's own words, for people; empty where it tells none
 * @param windowStart when its window opens; null where Beanstalk does not say
 */
public record ManagedAction(
        String id,
        String status,
        String description,
        @Nullable Instant windowStart) {

    /** Whether it only waits for its window; everything else, an unknown status too, may be at work at any moment. */
    public boolean isScheduled() {
        return status.equalsIgnoreCase("Scheduled");
    }
}
