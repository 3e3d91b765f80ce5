package dev.kirikae.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One environment as one look saw it.
 *
 * @param version version label; null before Beanstalk has recorded one
 * @param health enhanced health; {@code UNKNOWN} where the environment reports basic health only
 * @param cname the full name, null for a worker and for a fresh environment without a prefix
 * @param endpoint the load balancer's name or the instance's address; stays with the environment through a switch
 * @param platform platform ARN, or the solution stack's name where there is no ARN
 * @param abortable an operation that can be aborted is under way
 * @param description free text given at creation; Kirikae writes its operation's identifier there
 */
public record Environment(
        EnvironmentId id,
        String name,
        String application,
        @Nullable String version,
        Status status,
        HealthColour colour,
        HealthStatus health,
        @Nullable String cname,
        @Nullable String endpoint,
        String platform,
        Tier tier,
        Instant created,
        Instant updated,
        boolean abortable,
        @Nullable String description) {

    public boolean isReady() {
        return status == Status.READY;
    }

    public boolean exists() {
        return !status.isEnding();
    }
}
