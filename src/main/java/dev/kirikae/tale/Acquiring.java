package dev.kirikae.tale;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** How a run makes a service its own: the lock, and its mark in the journal. */
final class Acquiring {

    private final Desk desk;
    private final Story story;

    Acquiring(Desk desk, Story story) {
        this.desk = desk;
        this.story = story;
    }

    boolean enter(FirstLook first, boolean seize, Predicate<Goal> settles, Aims aims) {
        boolean asRead = desk.locking().take(seize, first.lock());
        if (!asRead) {
            desk.journal().read();
        }
        desk.heedStop();
        if (desk.memory().isEmpty()) {
            return asRead;
        }
        int length = story.standing().length();
        desk.journal().mark(mark());
        boolean nothingBetween = story.standing().length() == length + 1;
        boolean nothingSettled = !desk.settleLeftOver(settles, aims);
        return asRead && nothingBetween && nothingSettled;
    }

    Desk.TakenOver takeOver(FirstLook first, List<? extends Effect.Look> looks, Duration longest) {
        Entry.Took took = mark();
        Standing before = story.standing();
        List<Effect.Parallel> parts = new ArrayList<>();
        Effect.WriteLock claim = desk.locking().claim(first.lock());
        parts.add(claim);
        parts.add(new Effect.Append(before.length(), before.head(), took));
        parts.addAll(looks);
        Effect.Round round = new Effect.Round(parts, before.now().plus(longest));
        List<Answer> answers = ((Answer.RoundSeen) story.ask(round)).answers();
        boolean asRead = desk.journal().heard(before, took, answers.get(1));
        desk.locking().claimed(claim, before.now(), answers.get(0));
        if (!asRead) {
            desk.journal().mark(took);
        }
        desk.heedStop();
        return new Desk.TakenOver(asRead, answers.subList(2, answers.size()));
    }

    void found(String account) {
        Request request = desk.request();
        desk.record(new Entry.Founded(
                Memory.FORMAT,
                request.program(),
                account,
                request.region(),
                request.application(),
                request.service(),
                desk.now()));
        desk.record(mark());
    }

    private Entry.Took mark() {
        Request request = desk.request();
        return new Entry.Took(request.nonce(), request.holder(), request.stage(), desk.now());
    }
}
