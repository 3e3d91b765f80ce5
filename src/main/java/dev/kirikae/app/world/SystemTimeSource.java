package dev.kirikae.app.world;

import dev.kirikae.workflow.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** The machine's clock. How long a wait lasts is counted apart from it, so that a clock that jumps prolongs none. */
public final class SystemTimeSource implements TimeSource {

    private static final long SLICE_MILLIS = 50;

    /** A clock that only counts, in nanoseconds from nowhere: for how long something took. */
    public static long nanos() {
        return System.nanoTime();
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public void waitUntil(Instant until, BooleanSupplier stop) {
        long end =
                System.nanoTime() + Math.max(0, Duration.between(now(), until).toNanos());
        boolean interrupted = false;
        long left = millisUntil(end);
        while (left > 0 && !stop.getAsBoolean()) {
            interrupted |= sleep(Math.min(left, SLICE_MILLIS));
            left = millisUntil(end);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static long millisUntil(long end) {
        return (end - System.nanoTime() + 999_999) / 1_000_000;
    }

    /** Whether it was interrupted: the wait goes on all the same; only {@code stop} ends it early. */
    private static boolean sleep(long millis) {
        try {
            Thread.sleep(millis);
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }
}
