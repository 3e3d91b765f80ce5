package dev.kirikae.stages;

import dev.kirikae.tale.Allowances;
import dev.kirikae.tale.Ending;
import dev.kirikae.tale.Guard;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A situation in which a guard refuses.
 *
 * @param thing what is refused, as {@code --allow GUARD=THING} names it; empty where it has no name
 * @param allowable whether it may be passed here; never more than the guard itself
 * @param says what the sentence has
 * @param wayForward what the sentence or the next command has, so that whoever reads it knows what to do
 */
record GuardCase(
        String situation,
        Guard guard,
        String thing,
        boolean allowable,
        String says,
        String wayForward,
        Supplier<ReleaseRun> world,
        Command command) {

    /** What is typed in it. */
    @FunctionalInterface
    interface Command {
        @Nullable
        Ending run(ReleaseRun run, Allowances allowed);
    }

    Ending run(ReleaseRun run, Allowances allowed) {
        Ending ending = command.run(run, allowed);
        if (ending == null) {
            throw new AssertionError("it was killed");
        }
        return ending;
    }

    @Override
    public String toString() {
        return guard.word() + ": " + situation;
    }
}
