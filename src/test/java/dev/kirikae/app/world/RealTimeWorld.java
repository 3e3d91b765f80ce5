package dev.kirikae.app.world;

import dev.kirikae.workflow.TimeSource;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A world in which time does not jump, as on AWS; nothing can be performed in it. */
public final class RealTimeWorld {

    private RealTimeWorld() {}

    public static OpenWorld at(Supplier<Instant> clock) {
        TimeSource times = new TimeSource() {
            @Override
            public Instant now() {
                return clock.get();
            }

            @Override
            public void waitUntil(Instant until, BooleanSupplier stop) {
                throw new UnsupportedOperationException("nobody waits here");
            }
        };
        return new OpenWorld(
                effect -> {
                    throw new UnsupportedOperationException("nothing is performed here");
                },
                times,
                List::of,
                "ap-northeast-1",
                "push-api",
                () -> {});
    }
}
