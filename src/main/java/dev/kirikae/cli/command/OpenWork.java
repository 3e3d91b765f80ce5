package dev.kirikae.cli.command;

import dev.kirikae.driver.AnsweredEffect;
import dev.kirikae.driver.RunListener;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.JournalState;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import java.time.Instant;
import java.util.List;

/**
 * Knows at every moment whether a process that ended now would leave something open: a changing call on the wire, an intent
 * without an outcome, or a release that was switched and not ended. Passes on all it is told.
 */
final class OpenWork implements RunListener {

    private final Stop stop;
    private final RunListener listener;
    private JournalState journal = JournalState.EMPTY;
    private boolean ours;
    private boolean unsure;

    /** @param stop is told whenever it changes */
    OpenWork(Stop stop, RunListener listener) {
        this.stop = stop;
        this.listener = listener;
    }

    @Override
    public void asks(List<String> path, Effect effect, Instant at) {
        if (isIntent(effect) || effect instanceof ChangingCall) {
            stop.keepOpen(true);
        }
        listener.asks(path, effect, at);
    }

    private static boolean isIntent(Effect effect) {
        return effect instanceof Effect.Append append && append.entry() instanceof JournalEntry.Intended;
    }

    @Override
    public void hears(Effect effect, Answer answer, Instant at) {
        for (AnsweredEffect each : AnsweredEffect.each(effect, answer)) {
            if (each.answer() instanceof Answer.JournalSeen seen) {
                journal = seen.journal();
                unsure = false;
            } else if (each.effect() instanceof Effect.Append append && each.answer() instanceof Answer.Appended) {
                journal = journal.and(append.entry());
                ours |= append.entry() instanceof JournalEntry.Took;
            } else if (isIntent(each.effect())) {
                unsure = true;
            }
        }
        stop.keepOpen(ours && (unsure || isOpen()));
        listener.hears(effect, answer, at);
    }

    private boolean isOpen() {
        ReleaseRecord release = journal.moved();
        return !journal.openDeciding().isEmpty()
                || (release != null && release.state() == ReleaseRecord.State.SWITCHED);
    }
}
