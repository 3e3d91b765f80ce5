package dev.kirikae.app.world;

import dev.kirikae.cloud.EmbeddedCloud;
import dev.kirikae.workflow.TimeSource;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** The time of an embedded cloud that nobody else uses: it jumps over every wait. */
record VirtualTimeSource(EmbeddedCloud cloud) implements TimeSource {

    @Override
    public Instant now() {
        return cloud.now();
    }

    @Override
    public void waitUntil(Instant until, BooleanSupplier stop) {
        if (!stop.getAsBoolean()) {
            cloud.advanceTo(until);
        }
    }
}
