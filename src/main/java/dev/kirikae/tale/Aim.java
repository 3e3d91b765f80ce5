package dev.kirikae.tale;

import java.time.Instant;

/**
 * A goal with the look that tells whether it holds and the call that brings it about.
 *
 * @param lookAgain whether the pre-state is looked at once more right before the call
 * @param call makes the call from operation, signing instant and last instant
 */
public record Aim(Sight sight, boolean lookAgain, Calling call) {

    /** The pre-state is looked at again once the intent is written: the rule. */
    public static Aim of(Sight sight, Calling call) {
        return new Aim(sight, true, call);
    }

    /** The call itself refuses where the pre-state differs: a name of our own that must be free. */
    public static Aim ofItsOwnGuard(Sight sight, Calling call) {
        return new Aim(sight, false, call);
    }

    /** Makes the changing effect. */
    @FunctionalInterface
    public interface Calling {
        Effect.Changing of(String operation, Instant signedAt, Instant notAfter);
    }

    public Goal goal() {
        return sight.goal();
    }
}
