package dev.kirikae.workflow;

import dev.kirikae.journal.JournalState;
import dev.kirikae.model.Lease;
import dev.kirikae.model.StoredLease;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Taking, renewing and giving back the lock: it saves trouble; what makes things safe is the journal. */
final class LeaseProtocol {

    private static final Duration EVERY = Duration.ofSeconds(2);

    private final StageContext context;
    private final ReplayedRun replay;

    LeaseProtocol(StageContext context, ReplayedRun replay) {
        this.context = context;
        this.replay = replay;
    }

    /**
     * How long a lock that cannot be read must stand still before it is taken: whoever is at work renews more often.
     */
    private static final Duration STILL = Duration.ofMinutes(2);

    /** The write that takes the lock without waiting for whoever holds it. */
    Effect.WriteLock claim(Answer.LockSeen seen) {
        return new Effect.WriteLock(fresh(), seen.tag());
    }

    /** What the answer to a claim says; one that was not taken is claimed anew. */
    void claimed(Effect.WriteLock claim, Instant before, Answer answer) {
        if (answer instanceof Answer.LockWritten written) {
            hold(claim.lease(), written.tag(), before, true);
        } else {
            context.looking().refuseWrite(answer);
            take(true, read());
        }
    }

    /**
     * The lock as it is watched.
     *
     * @param since when it was first seen as it is now
     * @param moved it has changed since we began to watch: its holder is at work
     * @param ours it was written by us
     * @param waited it was not free at once
     */
    private record Watch(Answer.LockSeen seen, Instant since, boolean moved, boolean ours, boolean waited) {

        Watch taken() {
            return new Watch(seen, since, moved, true, waited);
        }

        Watch then(Answer.LockSeen now, Instant at) {
            boolean same = now.tag() != null && now.tag().equals(seen.tag());
            return same ? new Watch(now, since, moved, false, true) : new Watch(now, at, true, false, true);
        }
    }

    /**
     * Takes the lock, or ends the stage. Only the latest turn is remembered, however long is waited.
     *
     * @param seize without waiting for whoever holds it
     * @param first the lock as it was just read
     * @return whether it was free at once: what was read with it still holds
     */
    boolean take(boolean seize, Answer.LockSeen first) {
        Instant begun = context.now();
        Watch last = context.repeat(
                "until the lock is taken",
                new Watch(first, begun, false, false, false),
                Watch::ours,
                watch -> tried(watch, seize, begun));
        return !last.waited();
    }

    private Watch tried(Watch watch, boolean seize, Instant begun) {
        Answer.LockSeen seen = watch.seen();
        StoredLease.Unreadable unreadable = seen.unreadable();
        if (unreadable != null && unreadable.newer()) {
            throw context.badInput(unreadable.why());
        }
        if (seize || isFree(watch)) {
            if (write(fresh(), seen.tag(), seize)) {
                return watch.taken();
            }
        } else if (watch.moved()
                && !context.now().isBefore(begun.plus(context.request().lockWait()))) {
            throw context.ended(EndingCause.LOCKED, described(seen), "status");
        } else {
            replay.ask(new Effect.Wait(context.now().plusSeconds(5), "the lock: " + described(seen)));
            context.heedStop();
        }
        return watch.then(read(), context.now());
    }

    /** Never taken, given back, our own, or unchanged for a whole term on our clock. */
    private boolean isFree(Watch watch) {
        Lease lease = watch.seen().lease();
        if (lease == null) {
            return watch.seen().unreadable() == null || hasStood(watch, STILL);
        }
        return lease.released() || lease.nonce().equals(context.request().nonce()) || hasStood(watch, lease.term());
    }

    private boolean hasStood(Watch watch, Duration time) {
        return !context.now().isBefore(watch.since().plus(time));
    }

    private static String described(Answer.LockSeen seen) {
        Lease lease = seen.lease();
        if (lease != null) {
            return "held by " + lease.holder() + " for " + lease.stage() + " since " + lease.since();
        }
        StoredLease.Unreadable unreadable = seen.unreadable();
        return unreadable == null
                ? "free"
                : "it cannot be read (" + unreadable.why() + "), so it is nobody's, and is taken once it has stood for "
                        + STILL.toMinutes() + " min";
    }

    private Lease fresh() {
        Request request = context.request();
        return new Lease(request.nonce(), request.holder(), request.stage(), context.now(), request.term(), 0, false);
    }

    /** Renews in time for a whole slice of waiting. */
    void renewIfDue() {
        RunState.Held held = replay.state().lock();
        if (held == null) {
            return;
        }
        if (context.now().isBefore(held.taken().plus(held.lease().term().dividedBy(4)))) {
            return;
        }
        renew(held);
    }

    /** Renews so that the next call has nearly a whole term. */
    void renewNow() {
        RunState.Held held = replay.state().lock();
        if (held != null && context.now().isAfter(held.taken().plusSeconds(5))) {
            renew(held);
        }
    }

    /**
     * Whoever lost the lock has been replaced. Two who both wait for nobody may take it from each other; then the
     * journal, in which one of them has the last mark, says whose the service is.
     */
    private void renew(RunState.Held held) {
        if (write(held.lease().renewed(), held.tag(), held.seized())) {
            return;
        }
        JournalState now = journalNow();
        if (!now.holder().equals(context.request().nonce())) {
            throw context.replaced(now);
        }
        if (!held.seized()) {
            throw changed();
        }
        take(true, read());
    }

    /** The lock is another one, but nobody took over the journal: somebody edited or removed it. */
    private RuntimeException changed() {
        replay.become(replay.state().withLock(null));
        String stage = context.request().stage();
        return context.ended(
                EndingCause.UNKNOWN,
                "the lock of this " + stage + " was changed by somebody else, who has not written into the journal; it"
                        + " has stopped",
                "status");
    }

    private JournalState journalNow() {
        return replay.ask(new Effect.ReadJournal()) instanceof Answer.JournalSeen seen
                ? seen.journal()
                : JournalState.EMPTY;
    }

    /** False where somebody else holds it. */
    private boolean write(Lease lease, @Nullable String tag, boolean seized) {
        Instant before = context.now();
        Instant patience = before.plus(lease.term());
        String expected = tag;
        while (true) {
            Answer answer = replay.ask(new Effect.WriteLock(lease, expected));
            if (answer instanceof Answer.LockWritten written) {
                hold(lease, written.tag(), before, seized);
                return true;
            }
            context.looking().refuseWrite(answer);
            Answer.LockSeen seen = read();
            Lease there = seen.lease();
            if (there != null
                    && there.nonce().equals(lease.nonce())
                    && there.turn() == lease.turn()
                    && seen.tag() != null) {
                hold(lease, seen.tag(), before, seized);
                return true;
            }
            if (!Objects.equals(seen.tag(), expected)) {
                return false;
            }
            if (context.now().isAfter(patience)) {
                boolean contradicts = answer instanceof Answer.Overtaken;
                throw context.ended(
                        EndingCause.UNKNOWN,
                        "the lock could not be written: "
                                + (contradicts
                                        ? "the ledger says that it has changed, and shows it as it was"
                                        : "no answer from the ledger"),
                        context.request().typed());
            }
            replay.ask(new Effect.Wait(context.now().plusSeconds(1), "the ledger to answer"));
            before = context.now();
        }
    }

    private void hold(Lease lease, String tag, Instant before, boolean seized) {
        replay.become(
                replay.state().withLock(new RunState.Held(lease, tag, before, before.plus(lease.term()), seized)));
    }

    private Answer.LockSeen read() {
        Effect.ReadLock lock = new Effect.ReadLock();
        PatientLooks.Patience patience = context.looking().patience();
        Answer answer = replay.ask(lock);
        while (true) {
            if (answer instanceof Answer.LockSeen seen) {
                return seen;
            }
            Answer.Missing missing = (Answer.Missing) answer;
            context.refuseForGood(missing);
            answer = patience.again(missing, EVERY, lock);
        }
    }

    /** One attempt, and one more; a lock that stays is taken by whoever watches it for a term. */
    void giveBack(RunState.Held held) {
        Answer answer = replay.ask(new Effect.WriteLock(held.lease().givenBack(), held.tag()));
        if (answer instanceof Answer.Unknown) {
            replay.ask(new Effect.WriteLock(held.lease().givenBack(), held.tag()));
        }
        replay.become(replay.state().withLock(null));
    }
}
