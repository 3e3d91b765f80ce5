package dev.kirikae.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event of Beanstalk's stream: evidence for people, never the ground of a decision.
 *
 * @param severity TRACE, DEBUG, INFO, WARN, ERROR or FATAL
 * @param requestId the mutating call that caused it; null on health transitions and instance events
 */
public record EnvironmentEvent(
        Instant at,
        String severity,
        String message,
        @Nullable String environment,
        @Nullable String requestId) {

    public boolean isBad() {
        return severity.equals("ERROR") || severity.equals("FATAL");
    }
}
