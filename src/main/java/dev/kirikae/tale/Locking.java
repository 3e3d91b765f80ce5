package dev.kirikae.tale;

import dev.kirikae.model.Lease;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Taking, renewing and giving back the lock: it saves trouble; what makes things safe is the journal. */
final class Locking {

    private final Desk desk;
    private final Story story;

    Locking(Desk desk, Story story) {
        this.desk = desk;
        this.story = story;
    }

    private record Watch(@Nullable String tag, Instant since, boolean moved) {}

    void take(boolean seize) {
        Request request = desk.request();
        Instant begun = desk.now();
        Answer.LockSeen seen = read();
        Watch watch = new Watch(seen.tag(), desk.now(), false);
        while (true) {
            Lease lease = seen.lease();
            if (lease == null || seize || isFree(lease, watch)) {
                if (write(fresh(), seen.tag())) {
                    return;
                }
            } else if (watch.moved() && !desk.now().isBefore(begun.plus(request.lockWait()))) {
                throw desk.leave(Exit.LOCKED, heldBy(lease), "status");
            } else {
                story.ask(new Effect.Wait(desk.now().plusSeconds(5), "the lock: " + heldBy(lease)));
                desk.heedStop();
            }
            String before = seen.tag();
            seen = read();
            if (seen.tag() == null || !seen.tag().equals(before)) {
                watch = new Watch(seen.tag(), desk.now(), true);
            }
        }
    }

    /** Given back, our own, or unchanged for a whole term on our clock. */
    private boolean isFree(Lease lease, Watch watch) {
        return lease.released()
                || lease.nonce().equals(desk.request().nonce())
                || !desk.now().isBefore(watch.since().plus(lease.term()));
    }

    private static String heldBy(Lease lease) {
        return "held by " + lease.holder() + " for " + lease.stage() + " since " + lease.since();
    }

    private Lease fresh() {
        Request request = desk.request();
        return new Lease(request.nonce(), request.holder(), request.stage(), desk.now(), request.term(), 0, false);
    }

    /** Renews in time for a whole slice of waiting. */
    void renewIfDue() {
        Standing.Held held = story.standing().lock();
        if (held == null || story.standing().leaving()) {
            return;
        }
        if (desk.now().isBefore(held.taken().plus(held.lease().term().dividedBy(4)))) {
            return;
        }
        renew(held);
    }

    /** Renews so that the next call has nearly a whole term. */
    void renewNow() {
        Standing.Held held = story.standing().lock();
        if (held != null && desk.now().isAfter(held.taken().plusSeconds(5))) {
            renew(held);
        }
    }

    private void renew(Standing.Held held) {
        if (!write(held.lease().renewed(), held.tag())) {
            throw desk.replaced(memoryNow());
        }
    }

    private Memory memoryNow() {
        return story.ask(new Effect.ReadJournal()) instanceof Answer.JournalSeen seen ? seen.memory() : Memory.EMPTY;
    }

    /** False where somebody else holds it. */
    private boolean write(Lease lease, @Nullable String tag) {
        Instant before = desk.now();
        Instant patience = before.plus(lease.term());
        String expected = tag;
        while (true) {
            Answer answer = story.ask(new Effect.WriteLock(lease, expected));
            if (answer instanceof Answer.LockWritten written) {
                story.stand(story.standing()
                        .withLock(new Standing.Held(lease, written.tag(), before, before.plus(lease.term()))));
                return true;
            }
            desk.refuseWrite(answer);
            Answer.LockSeen seen = read();
            Lease there = seen.lease();
            if (there != null
                    && there.nonce().equals(lease.nonce())
                    && there.turn() == lease.turn()
                    && seen.tag() != null) {
                story.stand(story.standing()
                        .withLock(new Standing.Held(lease, seen.tag(), before, before.plus(lease.term()))));
                return true;
            }
            boolean unchanged = java.util.Objects.equals(seen.tag(), expected);
            if (!unchanged || answer instanceof Answer.Overtaken && desk.now().isAfter(patience)) {
                return false;
            }
            if (desk.now().isAfter(patience)) {
                throw desk.leave(Exit.UNCLEAR, "the lock could not be written: no answer from the ledger", "status");
            }
            story.ask(new Effect.Wait(desk.now().plusSeconds(1), "the ledger to answer"));
            before = desk.now();
        }
    }

    private Answer.LockSeen read() {
        Instant end = desk.now().plusSeconds(120);
        while (true) {
            Answer answer = story.ask(new Effect.ReadLock());
            if (answer instanceof Answer.LockSeen seen) {
                return seen;
            }
            Answer.Missing missing = (Answer.Missing) answer;
            desk.refuseForGood(missing);
            if (desk.now().isAfter(end)) {
                throw desk.leave(Exit.FAILED, "the ledger does not answer: " + missing.why(), "");
            }
            story.ask(new Effect.Wait(desk.now().plusSeconds(2), "the ledger to answer"));
        }
    }

    /** One attempt, and one more; a lock that stays is taken by whoever watches it for a term. */
    void giveBack() {
        Standing.Held held = story.standing().lock();
        if (held == null) {
            return;
        }
        Answer answer = story.ask(new Effect.WriteLock(held.lease().givenBack(), held.tag()));
        if (answer instanceof Answer.Unknown) {
            story.ask(new Effect.WriteLock(held.lease().givenBack(), held.tag()));
        }
        story.stand(story.standing().withLock(null));
    }
}
