package dev.kirikae.stages;

import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.tale.ReleaseFacts;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is verified.
 *
 * @param host the name its probes call
 * @param version the label that must answer
 */
record Subject(
        EnvironmentId id,
        String name,
        String host,
        String version,
        @Nullable Former former,
        Map<String, String> variables) {

    /** Who served before, and until when names may still lead there. */
    record Former(String version, Instant until) {}

    /** @param release null for an environment that Kirikae did not make */
    static Subject of(Environment environment, String host, @Nullable ReleaseFacts release) {
        String version = environment.version() == null ? "" : environment.version();
        return new Subject(
                environment.id(),
                environment.name(),
                host,
                version,
                null,
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

    Subject after(String formerVersion, Instant until) {
        return new Subject(id, name, host, version, new Former(formerVersion, until), variables);
    }

    @Nullable
    String formerAt(Instant at) {
        return former != null && at.isBefore(former.until()) ? former.version() : null;
    }
}
