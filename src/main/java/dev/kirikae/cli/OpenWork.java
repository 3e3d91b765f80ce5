package dev.kirikae.cli;

import dev.kirikae.driver.Answered;
import dev.kirikae.driver.Audience;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Effect;
import dev.kirikae.tale.Entry;
import dev.kirikae.tale.Memory;
import dev.kirikae.tale.ReleaseFacts;
import java.time.Instant;
import java.util.List;

/**
 * Knows at every moment whether a process that ended now would leave something open: a changing call on the wire, an intent
 * without an outcome, or a release that was switched and not ended. Passes on all it is told.
 */
final class OpenWork implements Audience {

    private final Stop stop;
    private final Audience audience;
    private Memory memory = Memory.EMPTY;
    private boolean ours;
    private boolean unsure;

    /** @param stop is told whenever it changes */
    OpenWork(Stop stop, Audience audience) {
        this.stop = stop;
        this.audience = audience;
    }

    @Override
    public void asks(List<String> path, Effect effect, Instant at) {
        if (isIntent(effect) || effect instanceof Effect.Changing) {
            stop.leaveOpen(true);
        }
        audience.asks(path, effect, at);
    }

    private static boolean isIntent(Effect effect) {
        return effect instanceof Effect.Append append && append.entry() instanceof Entry.Intended;
    }

    @Override
    public void hears(Effect effect, Answer answer, Instant at) {
        for (Answered each : Answered.each(effect, answer)) {
            if (each.answer() instanceof Answer.JournalSeen seen) {
                memory = seen.memory();
                unsure = false;
            } else if (each.effect() instanceof Effect.Append append && each.answer() instanceof Answer.Appended) {
                memory = memory.and(append.entry());
                ours |= append.entry() instanceof Entry.Took;
            } else if (isIntent(each.effect())) {
                unsure = true;
            }
        }
        stop.leaveOpen(ours && (unsure || isOpen()));
        audience.hears(effect, answer, at);
    }

    private boolean isOpen() {
        ReleaseFacts release = memory.moved();
        return !memory.open().isEmpty() || (release != null && release.state() == ReleaseFacts.State.SWITCHED);
    }
}
