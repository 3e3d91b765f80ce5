package dev.kirikae.tale;

import java.time.Duration;
import java.time.Instant;

/** Reading the journal, and writing facts into it so that they are known to be there. */
final class JournalAccess {

    /** Marks that others wrote in between, before this run gives up writing its own. */
    private static final int MARKS = 5;

    private static final Duration EVERY = Duration.ofSeconds(2);

    private final Desk desk;
    private final Story story;

    JournalAccess(Desk desk, Story story) {
        this.desk = desk;
        this.story = story;
    }

    /** Knows the journal from an answer that was given to {@link Effect.ReadJournal}. */
    Answer.JournalSeen know(Answer answer) {
        Answer.JournalSeen seen = seen(answer);
        story.stand(story.standing().withJournal(seen.length(), seen.head(), seen.memory()));
        return seen;
    }

    void read() {
        know(story.ask(new Effect.ReadJournal()));
    }

    private Answer.JournalSeen seen(Answer first) {
        Looking.Patience patience = desk.looking().patience();
        Answer answer = first;
        while (true) {
            if (answer instanceof Answer.JournalSeen seen) {
                return seen;
            }
            if (answer instanceof Answer.JournalBroken broken) {
                throw desk.leave(
                        broken.newer() ? EndingCause.WRONG_INPUT : EndingCause.FOREIGN,
                        broken.why(),
                        broken.newer() ? "" : "audit");
            }
            Answer.Missing missing = (Answer.Missing) answer;
            desk.refuseForGood(missing);
            if (missing.trouble() == Answer.Trouble.ABSENT) {
                throw desk.badInput(missing.why());
            }
            answer = patience.again(missing, EVERY, new Effect.ReadJournal());
        }
    }

    /** Appends one fact; whoever else appended meanwhile has taken over. */
    void record(Entry entry) {
        mustBePossible(entry);
        if (!append(entry)) {
            throw replaced(story.standing().memory());
        }
    }

    /** A step that the life of a release forbids is a contradiction between this program and the journal: nobody guesses. */
    private void mustBePossible(Entry entry) {
        for (ReleaseStep step : ReleaseSteps.of(desk.memory(), entry)) {
            if (!step.isAllowed()) {
                throw desk.leave(
                        EndingCause.PERSON,
                        "the journal contradicts what this stage is about to write, " + step.words()
                                + ": nothing more is done",
                        "history");
            }
        }
    }

    /**
     * This run's mark, after which whoever held the journal before can write no more. Others' facts that came in between are
     * read first: a run that has not marked yet has decided nothing.
     */
    void mark(Entry.Took mark) {
        for (int tries = 0; tries < MARKS; tries++) {
            if (append(mark)) {
                return;
            }
        }
        throw replaced(desk.memory());
    }

    /** Whether the entry is in the journal, at the place behind what is known; where it is not, the journal is known anew. */
    private boolean append(Entry entry) {
        Standing before = story.standing();
        return heard(before, entry, story.ask(new Effect.Append(before.length(), before.head(), entry)));
    }

    /** What the answer to an append says; no answer is settled by reading. */
    boolean heard(Standing before, Entry entry, Answer first) {
        Instant end = desk.now().plus(desk.request().patience());
        Answer answer = first;
        while (true) {
            if (answer instanceof Answer.Appended appended) {
                accept(before.length() + 1, appended.head(), entry);
                return true;
            }
            desk.looking().refuseWrite(answer);
            Answer.JournalSeen seen = seen(story.ask(new Effect.ReadJournal()));
            if (seen.length() == before.length() + 1 && entry.equals(seen.last())) {
                accept(seen.length(), seen.head(), entry);
                return true;
            }
            if (seen.length() > before.length()) {
                story.stand(story.standing().withJournal(seen.length(), seen.head(), seen.memory()));
                return false;
            }
            if (desk.now().isAfter(end)) {
                throw desk.leave(
                        EndingCause.UNKNOWN,
                        "the journal could not be written: no answer from the ledger",
                        desk.request().typed());
            }
            story.ask(new Effect.Wait(desk.now().plus(EVERY), "the ledger to answer"));
            answer = story.ask(new Effect.Append(before.length(), before.head(), entry));
        }
    }

    private void accept(int length, String head, Entry entry) {
        Memory before = desk.memory();
        Memory after = before.and(entry);
        story.stand(story.standing().withJournal(length, head, after));
        if (isOwnMove(entry, before, after)) {
            story.stand(story.standing().touching(true));
        }
        if (entry instanceof Entry.Ended) {
            story.stand(story.standing().touching(false));
        }
        if (entry instanceof Entry.Began began) {
            story.stand(story.standing().beginning(began.release()));
        }
    }

    /** What another run did and this one only found out is not this run's. */
    private boolean isOwnMove(Entry entry, Memory before, Memory after) {
        boolean own = entry instanceof Entry.Switched
                || entry instanceof Entry.Settled settled && desk.isOwn(settled.operation());
        return own && after.movedAt() != null && !after.movedAt().equals(before.movedAt());
    }

    RuntimeException replaced(Memory seen) {
        story.stand(story.standing().withLock(null));
        String by = seen.holderText().isEmpty() ? "another job" : seen.holderText();
        return desk.leave(
                EndingCause.REPLACED,
                "this " + desk.request().stage() + " was taken over by " + by + "; it has stopped",
                "status");
    }
}
