package dev.kirikae.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An application version and where its source bundle lies; the place cannot be changed later. */
public record ApplicationVersion(
        String label,
        String status,
        @Nullable String bucket,
        @Nullable String key,
        Instant created,
        @Nullable String description) {

    /** Beanstalk writes the status in two cases; a failed version cannot be deployed. */
    public boolean isUsable() {
        return !status.equalsIgnoreCase("failed");
    }
}
