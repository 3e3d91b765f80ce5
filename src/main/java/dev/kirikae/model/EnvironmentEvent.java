package dev.kirikae.model;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One event of Beanstalk's stream: evidence for people. A decision rests on none but that something was terminated.
 *
 * @param at {@link Instant#EPOCH} where no time was told
 * @param severity TRACE, DEBUG, INFO, WARN, ERROR or FATAL; empty where none was told
 * @param environment its name; null where Beanstalk names none
 * @param requestId the mutating call that caused it; null on health transitions and instance events
 */
public record EnvironmentEvent(
        Instant at,
        String severity,
        String message,
        @Nullable String environment,
        @Nullable String requestId) {

    private static final Set<String> HARMLESS = Set.of("TRACE", "DEBUG", "INFO");

    /** Whether it is worth showing where something failed: what is not known to be harmless is. */
    public boolean isWarningOrWorse() {
        return !HARMLESS.contains(severity);
    }

    /** Whether it tells of a failure: what is not known to be less does. */
    public boolean isBad() {
        return isWarningOrWorse() && !severity.equals("WARN");
    }

    /** Whether it tells that the environment is terminated (Developer Guide, eb3-terminate, read 2026-11). */
    public boolean isTermination() {
        return message.startsWith("terminateEnvironment completed successfully");
    }
}
