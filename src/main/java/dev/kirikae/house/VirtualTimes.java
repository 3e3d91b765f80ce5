package dev.kirikae.house;

import dev.kirikae.cloud.EmbeddedCloud;
import dev.kirikae.tale.Times;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** The time of an embedded cloud that nobody else uses: it jumps over every wait. */
record VirtualTimes(EmbeddedCloud cloud) implements Times {

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
