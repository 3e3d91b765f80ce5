package dev.kirikae.tale;

import dev.kirikae.tale.Answer.Missing;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Where a stage works: patient looks, the journal, waits, guards. Each sub-protocol is written once, here or beside. */
public final class Desk {

    /**
     * How old an answer about environments may be without saying so. Not documented; Terraform's provider and the EB CLI both
     * meet looks that are some seconds old right after a call (read 2026-11).
     */
    public static final Duration READ_LAG = Duration.ofSeconds(10);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

    private final Story story;
    private final Request request;
    private final Locking locking;
    private final Reaching reaching;

    private Desk(Story story, Request request) {
        this.story = story;
        this.request = request;
        this.locking = new Locking(this, story);
        this.reaching = new Reaching(this, story);
    }

    /** Tells a stage that changes something: whatever way it ends, what it holds is given back. */
    public static Tale stage(Request request, Function telling) {
        return story -> {
            Desk desk = new Desk(story, request);
            Ending ending;
            try {
                ending = telling.tell(desk);
            } catch (Leave leave) {
                ending = leave.ending();
            }
            return desk.close(ending);
        };
    }

    /** A stage, told at a desk. */
    @FunctionalInterface
    public interface Function {
        Ending tell(Desk desk);
    }

    public Request request() {
        return request;
    }

    public Instant now() {
        return story.standing().now();
    }

    public Memory memory() {
        return story.standing().memory();
    }

    public <T> T chapter(String title, Supplier<T> telling) {
        return story.chapter(title, telling);
    }

    public <T> T repeat(String title, T first, Predicate<T> done, UnaryOperator<T> turn) {
        return story.repeat(title, first, done, turn);
    }

    /** Ends the stage from here. */
    public RuntimeException leave(Exit exit, String sentence, String next) {
        return new Leave(Ending.of(exit, sentence, next));
    }

    /** Ends the stage because something a person named does not exist or is wrong. */
    public RuntimeException badInput(String sentence) {
        return leave(Exit.BAD_INPUT, sentence, "");
    }

    /** Refuses, unless this guard was allowed by name; then says so in the journal and goes on. */
    public void guard(Guard guard, @Nullable String thing, String sentence, String next) {
        if (!request.allowed().allows(guard, thing == null ? "" : thing)) {
            throw refuse(guard, sentence, next);
        }
        record(new Entry.Allowed(guard.word(), sentence + " Allowed: " + request.reason(), request.by(), now()));
    }

    /** Refuses, whatever was allowed. */
    public RuntimeException refuse(Guard guard, String sentence, String next) {
        return new Leave(Ending.refused(guard, sentence, next));
    }

    public boolean isAllowed(Guard guard) {
        return request.allowed().names(guard);
    }

    /** One question, asked once; renews the lease first where that is due, and heeds a wish to stop. */
    public Answer ask(Effect effect) {
        locking.renewIfDue();
        Answer answer = story.ask(effect);
        heedStop();
        return answer;
    }

    /** Asks until there is an answer; a refusal of the caller, or silence beyond patience, ends the stage. */
    public Answer look(Effect.Look look) {
        Instant begun = now();
        Instant asked = begun;
        Duration pause = Duration.ofSeconds(1);
        Answer answer = ask(look);
        while (answer instanceof Missing missing && isPassing(missing.trouble())) {
            Duration patience = patience(missing);
            if (isOver(begun, patience, asked, pause)) {
                throw unanswered(missing, patience);
            }
            pause(now().plus(pause), "an answer: " + missing.why());
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            asked = now();
            answer = ask(look);
        }
        if (answer instanceof Missing missing) {
            refuseForGood(missing);
        }
        return answer;
    }

    public <A extends Answer> A look(Effect.Look look, Class<A> kind) {
        Answer answer = look(look);
        if (answer instanceof Missing missing) {
            throw leave(isUnclear() ? Exit.UNCLEAR : Exit.BAD_INPUT, missing.why(), "");
        }
        return kind.cast(answer);
    }

    /** Whether one more look, after a pause and as long as the one before, would end too late. */
    private boolean isOver(Instant begun, Duration patience, Instant asked, Duration pause) {
        Duration took = Duration.between(asked, now());
        return now().plus(pause).plus(took).isAfter(begun.plus(patience));
    }

    private Duration patience(Missing missing) {
        Duration patience = request.patience();
        boolean throttled = missing.trouble() == Answer.Trouble.THROTTLED;
        return throttled && patience.compareTo(Request.PATIENT) < 0 ? Request.PATIENT : patience;
    }

    private static boolean isPassing(Answer.Trouble trouble) {
        return trouble == Answer.Trouble.THROTTLED || trouble == Answer.Trouble.UNREACHABLE;
    }

    /** Ends the stage where the caller may not, or the world is not the one expected. */
    public void refuseForGood(Missing missing) {
        switch (missing.trouble()) {
            case DENIED, NO_CREDENTIALS, CLOCK ->
                throw leave(isUnclear() ? Exit.UNCLEAR : Exit.NOT_ALLOWED, missing.why(), wayOn());
            case FOREIGN_BUCKET -> throw leave(isUnclear() ? Exit.UNCLEAR : Exit.INTEGRITY, missing.why(), wayOn());
            case THROTTLED, ABSENT, UNSUPPORTED, UNREACHABLE -> {
                return;
            }
        }
    }

    /** The same for a write to the ledger, which says no in two ways. */
    void refuseWrite(Answer answer) {
        if (answer instanceof Missing missing) {
            refuseForGood(missing);
        } else if (answer instanceof Answer.Refused refused) {
            refuseForGood(new Missing(refused.trouble(), refused.code() + ": " + refused.message()));
        }
    }

    private Leave unanswered(Missing missing, Duration patience) {
        String time = patience.compareTo(Duration.ofMinutes(1)) < 0
                ? patience.toSeconds() + " s"
                : patience.toMinutes() + " min";
        String sentence = "no answer within " + time + ": " + missing.why();
        return new Leave(Ending.of(isUnclear() ? Exit.UNCLEAR : Exit.FAILED, sentence, wayOn()));
    }

    /** An intent is open, or a switched release is not ended. */
    private boolean isUnclear() {
        ReleaseFacts under = memory().underWay();
        return !memory().open().isEmpty() || (under != null && under.state() == ReleaseFacts.State.SWITCHED);
    }

    private String wayOn() {
        return isUnclear() ? request.stage() : "";
    }

    /** Lets time pass, in slices short enough for the lease. */
    public void pause(Instant until, String what) {
        while (now().isBefore(until)) {
            Instant slice = now().plus(request.term().dividedBy(4));
            ask(new Effect.Wait(slice.isBefore(until) ? slice : until, what));
        }
    }

    /** Writes one fact into the journal, and knows that it is there. */
    public void record(Entry entry) {
        Instant end = now().plus(request.patience());
        while (true) {
            Standing before = story.standing();
            Answer answer = story.ask(new Effect.Append(before.length(), before.head(), entry));
            if (answer instanceof Answer.Appended appended) {
                accept(before.length() + 1, appended.head(), entry);
                return;
            }
            refuseWrite(answer);
            Answer.JournalSeen seen = readJournal();
            if (seen.length() == before.length() + 1 && entry.equals(seen.last())) {
                accept(seen.length(), seen.head(), entry);
                return;
            }
            if (seen.length() > before.length()) {
                throw replaced(seen.memory());
            }
            if (now().isAfter(end)) {
                throw leave(
                        Exit.UNCLEAR, "the journal could not be written: no answer from the ledger", request.stage());
            }
            story.ask(new Effect.Wait(now().plusSeconds(2), "the ledger to answer"));
        }
    }

    private void accept(int length, String head, Entry entry) {
        story.stand(story.standing().withJournal(length, head, memory().and(entry)));
    }

    private Answer.JournalSeen readJournal() {
        Instant begun = now();
        Duration pause = Duration.ofSeconds(2);
        while (true) {
            Instant asked = now();
            Answer answer = story.ask(new Effect.ReadJournal());
            if (answer instanceof Answer.JournalSeen seen) {
                return seen;
            }
            if (answer instanceof Answer.JournalBroken broken) {
                throw brokenJournal(broken);
            }
            Missing missing = (Missing) answer;
            refuseForGood(missing);
            Duration patience = patience(missing);
            if (isOver(begun, patience, asked, pause)) {
                throw unanswered(missing, patience);
            }
            story.ask(new Effect.Wait(now().plus(pause), "the ledger to answer"));
        }
    }

    RuntimeException brokenJournal(Answer.JournalBroken broken) {
        return leave(broken.newer() ? Exit.BAD_INPUT : Exit.INTEGRITY, broken.why(), broken.newer() ? "" : "audit");
    }

    RuntimeException replaced(Memory seen) {
        story.stand(story.standing().withLock(null));
        String by = seen.holderText().isEmpty() ? "another job" : seen.holderText();
        return leave(
                Exit.UNCLEAR, "this " + request.stage() + " was taken over by " + by + "; it has stopped", "status");
    }

    /**
     * Makes the service ours: lock, journal, our mark in it, and no intent left open that {@code settles} names.
     *
     * @param seize does not wait for whoever holds the lock
     */
    public void enter(boolean seize, Predicate<Goal> settles, Aims aims) {
        locking.take(seize);
        Answer.JournalSeen seen = readJournal();
        heedStop();
        story.stand(story.standing().withJournal(seen.length(), seen.head(), seen.memory()));
        if (memory().isEmpty()) {
            return;
        }
        record(new Entry.Took(request.nonce(), request.holder(), request.stage(), now()));
        for (Entry.Intended intent : memory().open()) {
            if (settles.test(intent.goal())) {
                chapter("it is known what became of an open intent", () -> reaching.settleLeftOver(aims, intent));
            }
        }
    }

    /** Knows the journal without taking anything. */
    public void read() {
        Answer.JournalSeen seen = readJournal();
        story.stand(story.standing().withJournal(seen.length(), seen.head(), seen.memory()));
    }

    /** Begins a journal where there is none. */
    public void found(String account) {
        record(new Entry.Founded(
                Memory.FORMAT,
                request.program(),
                account,
                request.region(),
                request.application(),
                request.service(),
                now()));
        record(new Entry.Took(request.nonce(), request.holder(), request.stage(), now()));
    }

    /** Look → already so? → intent → look again → one call → settle → so now. */
    public Reached reach(Aim aim, Answer first, Instant evidenceEnds) {
        return reaching.reach(aim, first, evidenceEnds);
    }

    /** No call of ours may still arrive and undo what was reached. */
    public void waitUntilSure() {
        String what = "the last instant at which a call whose answer was lost may arrive";
        Instant until = memory().unsureUntil();
        if (until != null && now().isBefore(until)) {
            pause(until.plus(READ_LAG), what + ", at " + until);
        }
    }

    Locking locking() {
        return locking;
    }

    void heedStop() {
        Standing standing = story.standing();
        if (standing.stop() && !standing.leaving()) {
            throw leave(
                    isUnclear() ? Exit.UNCLEAR : Exit.STOPPED,
                    isUnclear()
                            ? "stopped while a release is under way"
                            : "stopped; nothing was changed since the last line",
                    request.stage());
        }
    }

    private Ending close(Ending ending) {
        story.toTheDoor();
        if (story.standing().lock() == null) {
            return ending;
        }
        story.stand(story.standing().inLeaving());
        if (story.standing().length() > 0) {
            Standing standing = story.standing();
            story.ask(new Effect.WriteIndex(standing.length(), standing.head(), standing.memory()));
        }
        locking.giveBack();
        return ending;
    }
}
