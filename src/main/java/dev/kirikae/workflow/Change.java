package dev.kirikae.workflow;

import dev.kirikae.journal.Goal;
import java.time.Instant;

/**
 * A goal with the look that shows whether it is reached and the call that brings it about.
 *
 * @param lookAgain whether the pre-state is looked at once more right before the call
 * @param call makes the call from operation, signing instant and last instant
 */
public record Change(GoalObserver observer, boolean lookAgain, Calling call) {

    /** The pre-state is looked at again once the intent is written: the rule. */
    public static Change of(GoalObserver observer, Calling call) {
        return new Change(observer, true, call);
    }

    /** The call itself refuses where the pre-state differs: a name of our own that must be free. */
    public static Change ofItsOwnGuard(GoalObserver observer, Calling call) {
        return new Change(observer, false, call);
    }

    /** Makes the changing effect. Nothing is sent by it. */
    @FunctionalInterface
    public interface Calling {
        ChangingCall of(String operation, Instant signedAt, Instant notAfter);
    }

    public Goal goal() {
        return observer.goal();
    }
}
