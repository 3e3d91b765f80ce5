package dev.kirikae.driver;

import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.Run;
import dev.kirikae.workflow.StageResult;
import dev.kirikae.workflow.Step;
import dev.kirikae.workflow.TimeSource;
import dev.kirikae.workflow.World;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * Performs what a run asks for, in one world, until it ends. Waits are the time source's; a changing call whose last
 * instant has passed is answered as not sent, and never made. For one thread.
 */
public final class Driver {

    private final World world;
    private final TimeSource times;
    private final BooleanSupplier stop;
    private final RunListener listener;

    /** @param stop whether somebody asks the program to end; heeded at the next answer, and by waits at once */
    public Driver(World world, TimeSource times, BooleanSupplier stop, RunListener listener) {
        this.world = world;
        this.times = times;
        this.stop = stop;
        this.listener = listener;
    }

    /**
     * What world, time source or listener throw comes out as it is: then the run is over, and its lock is not given
     * back.
     */
    public StageResult run(Run run) {
        while (true) {
            Step next = run.next();
            if (next instanceof Step.End end) {
                return end.ending();
            }
            Effect effect = ((Step.Do) next).effect();
            listener.asks(run.path(), effect, times.now());
            Answer answer = perform(effect);
            Instant at = times.now();
            run.hear(answer, at, stop.getAsBoolean());
            listener.hears(effect, answer, at);
        }
    }

    private Answer perform(Effect effect) {
        if (effect instanceof Effect.Wait wait) {
            times.waitUntil(wait.until(), stop);
            return new Answer.Waited();
        }
        if (effect instanceof ChangingCall changing && times.now().isAfter(changing.notAfter())) {
            return new Answer.NotSent("its lease or its evidence ended at " + changing.notAfter());
        }
        return world.perform(effect);
    }
}
