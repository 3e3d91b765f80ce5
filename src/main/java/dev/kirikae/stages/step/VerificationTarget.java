package dev.kirikae.stages.step;

import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is verified.
 *
 * @param host the name its probes call; empty where it has none yet, and none can be sent
 * @param endpoint what Beanstalk calls its endpoint, which no move changes; null where it does not tell one
 * @param version the label that must answer; empty where Beanstalk does not tell it
 * @param former who may still answer because names lag; null where nobody may
 * @param switchedAt when the live name was seen to be its own; null where it was not moved there by a release
 * @param variables what {@code environment}, {@code release}, {@code commit} and {@code version} stand for in the
 *     file's texts
 */
public record VerificationTarget(
        EnvironmentId id,
        String name,
        String host,
        @Nullable String endpoint,
        String version,
        @Nullable Former former,
        @Nullable Instant switchedAt,
        Map<String, String> variables) {

    /** Beanstalk's records live about a minute; until they are gone the version before may answer. */
    static final Duration NAMES_LAG = Duration.ofSeconds(90);

    /**
     * Who served before.
     *
     * @param version null where Beanstalk does not tell it
     * @param endpoint null where Beanstalk does not tell it
     * @param until when names may still lead there
     */
    record Former(@Nullable String version, @Nullable String endpoint, Instant until) {}

    /**
     * An environment by itself, called by its own name.
     *
     * @param release null for an environment that Kirikae did not make
     */
    public static VerificationTarget of(Environment environment, @Nullable ReleaseRecord release) {
        return of(environment, environment.address(), release);
    }

    /**
     * An environment, called by that name.
     *
     * @param release null for an environment that Kirikae did not make
     */
    static VerificationTarget of(Environment environment, String host, @Nullable ReleaseRecord release) {
        String version = environment.version() == null ? "" : environment.version();
        return new VerificationTarget(
                environment.id(),
                environment.name(),
                host,
                environment.endpoint(),
                version,
                null,
                release == null ? null : release.switchedAt(),
                Map.of(
                        "environment",
                        environment.name(),
                        "release",
                        release == null ? "" : release.id(),
                        "commit",
                        release == null ? "" : release.commit(),
                        "version",
                        version));
    }

    /**
     * The same, called right after a move.
     *
     * @param other whom its names may still lead to; null for nobody
     * @param moved when; null where the live name did not move
     */
    public VerificationTarget after(@Nullable Environment other, @Nullable Instant moved) {
        return other == null || moved == null
                ? this
                : new VerificationTarget(
                        id,
                        name,
                        host,
                        endpoint,
                        version,
                        new Former(other.version(), other.endpoint(), moved.plus(NAMES_LAG)),
                        switchedAt,
                        variables);
    }

    /** The same, with the live name since then. */
    public VerificationTarget since(Instant moved) {
        return new VerificationTarget(id, name, host, endpoint, version, former, moved, variables);
    }

    @Nullable
    String formerAt(Instant at) {
        return former != null && lagsAt(at) ? former.version() : null;
    }

    /** Whether an own name may still lead to who served before. */
    boolean lagsAt(Instant at, Duration lag) {
        return former != null && at.isBefore(former.until().minus(NAMES_LAG).plus(lag));
    }

    /** Whether names may still lead to who served before. */
    boolean lagsAt(Instant at) {
        return former != null && at.isBefore(former.until());
    }
}
