package dev.kirikae.cloud.directory;

import dev.kirikae.workflow.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The time of a cloud in a directory. It jumps over waits: where every process at work waits, to the earliest of their waits.
 * The one place where this room looks at real time.
 */
final class LocalClock implements TimeSource {

    private static final long POLL_MILLIS = 5;

    /** Whoever works this long in real time without touching the cloud is taken for stopped, and not waited for. */
    private static final Duration STOPPED = Duration.ofSeconds(30);

    private final LocalCloud cloud;

    LocalClock(LocalCloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public Instant now() {
        return cloud.now();
    }

    @Override
    public void waitUntil(Instant until, BooleanSupplier stop) {
        boolean interrupted = Thread.interrupted();
        long quietSince = System.nanoTime();
        @Nullable Long revision = null;
        try {
            boolean busy = true;
            while (!stop.getAsBoolean()) {
                long seen = cloud.tryToJump(until, busy);
                if (seen < 0) {
                    return;
                }
                if (revision == null || revision != seen) {
                    revision = seen;
                    quietSince = System.nanoTime();
                }
                busy = System.nanoTime() - quietSince < STOPPED.toNanos();
                interrupted |= sleep();
            }
            cloud.backToWork();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Whether it was interrupted: then somebody wants {@code stop} to be looked at. */
    private static boolean sleep() {
        try {
            Thread.sleep(POLL_MILLIS);
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }
}
