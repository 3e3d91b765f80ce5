package dev.kirikae.app.world;

import dev.kirikae.cloud.BundleContent;
import dev.kirikae.cloud.EmbeddedCloud;
import dev.kirikae.cloud.Harm;
import dev.kirikae.cloud.Incident;
import dev.kirikae.cloud.directory.LocalCloud;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be done to an embedded cloud and not to AWS: time passes, things go wrong on purpose, and what was true is asked. */
public interface EmbeddedControls {
    /** Lets time pass; what falls due in it happens. */
    void advance(Duration time);

    /** From now on this goes wrong, besides what was set before. */
    void suffer(Incident incident);

    /** From now on nothing goes wrong on purpose; what has happened stays. */
    void relieve();

    /** When an incident first changed anything since it was set; null where it has not. */
    @Nullable
    Instant struckAt(Incident incident);

    /** What users met that was bad, oldest first. */
    List<Harm> harm();

    /** What the bundle of a version holds. */
    void learns(String version, BundleContent content);

    static EmbeddedControls of(LocalCloud cloud) {
        return new EmbeddedControls() {
            @Override
            public void advance(Duration time) {
                cloud.advance(time);
            }

            @Override
            public void suffer(Incident incident) {
                cloud.suffer(incident);
            }

            @Override
            public void relieve() {
                cloud.relieve();
            }

            @Override
            public @Nullable Instant struckAt(Incident incident) {
                return cloud.struckAt(incident);
            }

            @Override
            public List<Harm> harm() {
                return cloud.harm();
            }

            @Override
            public void learns(String version, BundleContent content) {
                cloud.learns(version, content);
            }
        };
    }

    static EmbeddedControls of(EmbeddedCloud cloud) {
        return new EmbeddedControls() {
            @Override
            public void advance(Duration time) {
                cloud.advanceTo(cloud.now().plus(time));
            }

            @Override
            public void suffer(Incident incident) {
                cloud.suffer(incident);
            }

            @Override
            public void relieve() {
                cloud.relieve();
            }

            @Override
            public @Nullable Instant struckAt(Incident incident) {
                return cloud.struckAt(incident);
            }

            @Override
            public List<Harm> harm() {
                return cloud.harm();
            }

            @Override
            public void learns(String version, BundleContent content) {
                cloud.learns(version, content);
            }
        };
    }
}
