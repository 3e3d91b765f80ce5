package dev.kirikae.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An application version and where its source bundle lies; the place cannot be changed later.
 *
 * @param status as Beanstalk writes it; empty where it tells none
 * @param bucket null where Beanstalk names no bundle
 * @param key null where Beanstalk names no bundle
 * @param created {@link Instant#EPOCH} where no time was told
 * @param description free text given at creation; null where there is none
 */
public record ApplicationVersion(
        String label,
        String status,
        @Nullable String bucket,
        @Nullable String key,
        Instant created,
        @Nullable String description) {

    /**
     * Whether it can be deployed: processed, or made without processing (API Reference,
     * ApplicationVersionDescription.Status, read 2026-11; Beanstalk writes it in two cases). One that is failed, still
     * in work, without a status or in an unknown one cannot.
     */
    public boolean isUsable() {
        return status.equalsIgnoreCase("processed") || status.equalsIgnoreCase("unprocessed");
    }
}
