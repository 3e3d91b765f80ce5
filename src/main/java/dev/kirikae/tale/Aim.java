package dev.kirikae.tale;

import java.time.Instant;

/**
 * A goal with the look that tells whether it holds and the call that brings it about.
 *
 * @param call makes the call from operation, signing instant and last instant
 */
public record Aim(Sight sight, Calling call) {

    /** Makes the changing effect. */
    @FunctionalInterface
    public interface Calling {
        Effect.Changing of(String operation, Instant signedAt, Instant notAfter);
    }

    public Goal goal() {
        return sight.goal();
    }
}
