package dev.kirikae.app.world;

import dev.kirikae.cloud.EmbeddedCloud;
import dev.kirikae.cloud.Incident;
import dev.kirikae.cloud.directory.LocalCloud;
import java.time.Duration;

/** What can be done to an embedded cloud and not to AWS: time passes, things go wrong on purpose. */
public interface EmbeddedControls {

    /** Lets time pass; what falls due in it happens. */
    void advance(Duration time);

    /** From now on this goes wrong, besides what was set before. */
    void suffer(Incident incident);

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
        };
    }
}
