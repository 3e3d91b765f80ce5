package dev.kirikae.workflow;

import dev.kirikae.journal.Goal;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.JournalState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** How a run makes a service its own: the lock, and its mark in the journal. */
final class TakeOver {

    private final StageContext context;
    private final ReplayedRun replay;

    TakeOver(StageContext context, ReplayedRun replay) {
        this.context = context;
        this.replay = replay;
    }

    boolean enter(FirstLook first, boolean seize, Predicate<Goal> settles, GoalObservers observers) {
        boolean asRead = context.locking().take(seize, first.lock());
        if (!asRead) {
            context.access().read();
        }
        context.heedStop();
        if (context.journal().isEmpty()) {
            return asRead;
        }
        int length = replay.state().length();
        context.access().mark(mark());
        boolean nothingBetween = replay.state().length() == length + 1;
        boolean nothingSettled = !context.settleLeftOver(settles, observers);
        return asRead && nothingBetween && nothingSettled;
    }

    StageContext.TakenOver takeOver(FirstLook first, List<? extends Effect.Look> looks, Duration longest) {
        JournalEntry.Took took = mark();
        RunState before = replay.state();
        List<Effect.Parallel> parts = new ArrayList<>();
        Effect.WriteLock claim = context.locking().claim(first.lock());
        parts.add(claim);
        parts.add(new Effect.Append(before.length(), before.head(), took));
        parts.addAll(looks);
        Effect.Round round = new Effect.Round(parts, before.now().plus(longest));
        List<Answer> answers = ((Answer.RoundSeen) replay.ask(round)).answers();
        boolean asRead = context.access().heard(before, took, answers.get(1));
        context.locking().claimed(claim, before.now(), answers.get(0));
        if (!asRead) {
            context.access().mark(took);
        }
        context.heedStop();
        return new StageContext.TakenOver(asRead, answers.subList(2, answers.size()));
    }

    void beginJournal(String account) {
        Request request = context.request();
        context.record(new JournalEntry.Founded(
                JournalState.FORMAT,
                request.program(),
                account,
                request.region(),
                request.application(),
                request.service(),
                context.now()));
        context.record(mark());
    }

    private JournalEntry.Took mark() {
        Request request = context.request();
        return new JournalEntry.Took(request.nonce(), request.holder(), request.stage(), context.now());
    }
}
