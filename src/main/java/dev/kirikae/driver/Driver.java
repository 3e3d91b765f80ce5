package dev.kirikae.driver;

import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Effect;
import dev.kirikae.tale.Ending;
import dev.kirikae.tale.Machine;
import dev.kirikae.tale.Next;
import dev.kirikae.tale.Times;
import dev.kirikae.tale.World;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Runs a machine to its end in one world. */
public final class Driver {

    private final World world;
    private final Times times;
    private final BooleanSupplier stop;
    private final Audience audience;

    /** @param stop whether somebody asks the program to end; heeded at the next answer, and by waits at once */
    public Driver(World world, Times times, BooleanSupplier stop, Audience audience) {
        this.world = world;
        this.times = times;
        this.stop = stop;
        this.audience = audience;
    }

    public Ending run(Machine machine) {
        while (true) {
            Next next = machine.next();
            if (next instanceof Next.End end) {
                return end.ending();
            }
            Effect effect = ((Next.Do) next).effect();
            audience.asks(machine.path(), effect, times.now());
            Answer answer = perform(effect);
            Instant at = times.now();
            machine.hear(answer, at, stop.getAsBoolean());
            audience.hears(effect, answer, at);
        }
    }

    private Answer perform(Effect effect) {
        if (effect instanceof Effect.Wait wait) {
            times.waitUntil(wait.until(), stop);
            return new Answer.Waited();
        }
        if (effect instanceof Effect.Changing changing && times.now().isAfter(changing.notAfter())) {
            return new Answer.NotSent("its lease or its evidence ended at " + changing.notAfter());
        }
        return world.perform(effect);
    }
}
