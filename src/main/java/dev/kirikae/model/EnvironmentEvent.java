package dev.kirikae.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event of Beanstalk's stream: evidence for people. A decision rests on none but that something was terminated.
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

    /** Whether it tells that the environment is terminated (Developer Guide, eb3-terminate, read 2026-11). */
    public boolean isTermination() {
        return message.startsWith("terminateEnvironment completed successfully");
    }
}
