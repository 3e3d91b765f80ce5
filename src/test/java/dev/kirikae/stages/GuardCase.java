package dev.kirikae.stages;

import dev.kirikae.workflow.Allowances;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.StageResult;
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
        StageResult run(ReleaseRun run, Allowances allowed);
    }

    StageResult run(ReleaseRun run, Allowances allowed) {
        StageResult ending = command.run(run, allowed);
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
