package dev.kirikae.workflow;

import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.JournalState;
import dev.kirikae.journal.ReleaseStep;
import dev.kirikae.journal.ReleaseSteps;
import java.time.Duration;
import java.time.Instant;

/** Reading the journal, and writing facts into it so that they are known to be there. */
final class JournalAccess {

    /** Marks that others wrote in between, before this run gives up writing its own. */
    private static final int MARKS = 5;

    private static final Duration EVERY = Duration.ofSeconds(2);

    private final StageContext context;
    private final ReplayedRun replay;

    JournalAccess(StageContext context, ReplayedRun replay) {
        this.context = context;
        this.replay = replay;
    }

    /** Knows the journal from an answer that was given to {@link Effect.ReadJournal}. */
    Answer.JournalSeen know(Answer answer) {
        Answer.JournalSeen seen = seen(answer);
        replay.become(replay.state().withJournal(seen.length(), seen.head(), seen.journal()));
        return seen;
    }

    void read() {
        know(replay.ask(new Effect.ReadJournal()));
    }

    private Answer.JournalSeen seen(Answer first) {
        PatientLooks.Patience patience = context.looking().patience();
        Answer answer = first;
        while (true) {
            if (answer instanceof Answer.JournalSeen seen) {
                return seen;
            }
            if (answer instanceof Answer.JournalBroken broken) {
                throw context.ended(
                        broken.newer() ? EndingCause.WRONG_INPUT : EndingCause.FOREIGN,
                        broken.why(),
                        broken.newer() ? "" : "audit");
            }
            Answer.Missing missing = (Answer.Missing) answer;
            context.refuseForGood(missing);
            if (missing.trouble() == Answer.Trouble.ABSENT) {
                throw context.badInput(missing.why());
            }
            answer = patience.again(missing, EVERY, new Effect.ReadJournal());
        }
    }

    /** Appends one fact; whoever else appended meanwhile has taken over. */
    void record(JournalEntry entry) {
        mustBePossible(entry);
        if (!append(entry)) {
            throw replaced(replay.state().journal());
        }
    }

    /**
     * A step that the life of a release forbids is a contradiction between this program and the journal: nobody
     * guesses.
     */
    private void mustBePossible(JournalEntry entry) {
        for (ReleaseStep step : ReleaseSteps.of(context.journal(), entry)) {
            if (!step.isAllowed()) {
                throw context.ended(
                        EndingCause.PERSON,
                        "the journal contradicts what this stage is about to write, " + step.words()
                                + ": nothing more is done",
                        "history");
            }
        }
    }

    /**
     * This run's mark, after which whoever held the journal before can write no more. Others' facts that came in
     * between are read first: a run that has not marked yet has decided nothing.
     */
    void mark(JournalEntry.Took mark) {
        for (int tries = 0; tries < MARKS; tries++) {
            if (append(mark)) {
                return;
            }
        }
        throw replaced(context.journal());
    }

    /**
     * Whether the entry is in the journal, at the place behind what is known; where it is not, the journal is known
     * anew.
     */
    private boolean append(JournalEntry entry) {
        RunState before = replay.state();
        return heard(before, entry, replay.ask(new Effect.Append(before.length(), before.head(), entry)));
    }

    /** What the answer to an append says; no answer is settled by reading. */
    boolean heard(RunState before, JournalEntry entry, Answer first) {
        Instant end = context.now().plus(context.request().patience());
        Answer answer = first;
        while (true) {
            if (answer instanceof Answer.Appended appended) {
                accept(before.length() + 1, appended.head(), entry);
                return true;
            }
            context.looking().refuseWrite(answer);
            Answer.JournalSeen seen = seen(replay.ask(new Effect.ReadJournal()));
            if (seen.length() == before.length() + 1 && entry.equals(seen.last())) {
                accept(seen.length(), seen.head(), entry);
                return true;
            }
            if (seen.length() > before.length()) {
                replay.become(replay.state().withJournal(seen.length(), seen.head(), seen.journal()));
                return false;
            }
            if (context.now().isAfter(end)) {
                throw context.ended(
                        EndingCause.UNKNOWN,
                        "the journal could not be written: no answer from the ledger",
                        context.request().typed());
            }
            replay.ask(new Effect.Wait(context.now().plus(EVERY), "the ledger to answer"));
            answer = replay.ask(new Effect.Append(before.length(), before.head(), entry));
        }
    }

    private void accept(int length, String head, JournalEntry entry) {
        JournalState before = context.journal();
        JournalState after = before.and(entry);
        replay.become(replay.state().withJournal(length, head, after));
        if (isOwnMove(entry, before, after)) {
            replay.become(replay.state().touching(true));
        }
        if (entry instanceof JournalEntry.Ended) {
            replay.become(replay.state().touching(false));
        }
        if (entry instanceof JournalEntry.Began began) {
            replay.become(replay.state().beginning(began.release()));
        }
    }

    /** What another run did and this one only found out is not this run's. */
    private boolean isOwnMove(JournalEntry entry, JournalState before, JournalState after) {
        boolean own = entry instanceof JournalEntry.Switched
                || entry instanceof JournalEntry.Settled settled && context.isOwn(settled.operation());
        return own && after.movedAt() != null && !after.movedAt().equals(before.movedAt());
    }

    RuntimeException replaced(JournalState seen) {
        replay.become(replay.state().withLock(null));
        String by = seen.lastHolder().text().isEmpty()
                ? "another job"
                : seen.lastHolder().text();
        return context.ended(
                EndingCause.REPLACED,
                "this " + context.request().stage() + " was taken over by " + by + "; it has stopped",
                "status");
    }
}
