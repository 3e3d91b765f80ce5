package dev.kirikae.house;

import dev.kirikae.model.Caller;
import dev.kirikae.model.Environment;
import dev.kirikae.model.Lease;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Desk;
import dev.kirikae.tale.Effect;
import dev.kirikae.tale.Ending;
import dev.kirikae.tale.Entry;
import dev.kirikae.tale.Exit;
import dev.kirikae.tale.Memory;
import dev.kirikae.tale.Request;
import dev.kirikae.tale.Tale;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at the world once, and changes nothing: who calls, what the journal says, who holds the lock, what is there. */
public final class Survey {

    private @Nullable Caller caller;
    private Memory memory = Memory.EMPTY;
    private int length;
    private String head = "";
    private @Nullable Entry last;
    private Answer.LockSeen lock = new Answer.LockSeen(null, null);
    private List<Environment> environments = List.of();
    private Instant at = Instant.EPOCH;

    /** Who calls. */
    public Tale caller(Request request) {
        return Desk.stage(request, desk -> {
            caller(desk);
            return Ending.of(Exit.OK, "seen", "");
        });
    }

    /** Who calls and what the journal says: what every stage must know before it can be told. */
    public Tale brief(Request request) {
        return Desk.stage(request, desk -> {
            callerAndJournal(desk);
            if (memory.isEmpty()) {
                mustExist(desk, request.application());
            }
            return Ending.of(Exit.OK, "seen", "");
        });
    }

    /** All of it. */
    public Tale whole(Request request) {
        return Desk.stage(request, desk -> {
            callerAndJournal(desk);
            lock = desk.look(new Effect.ReadLock(), Answer.LockSeen.class);
            String application = request.application();
            environments = desk.look(new Effect.LookAtEnvironments(application), Answer.EnvironmentsSeen.class)
                    .environments();
            if (environments.isEmpty()) {
                mustExist(desk, application);
            }
            at = desk.now();
            return Ending.of(Exit.OK, "seen", "");
        });
    }

    private Caller caller(Desk desk) {
        Caller seen =
                desk.look(new Effect.LookAtCaller(), Answer.CallerSeen.class).caller();
        caller = seen;
        mustBe(desk, seen, desk.request().account());
        return seen;
    }

    private void callerAndJournal(Desk desk) {
        Caller seen = caller(desk);
        Answer journal = desk.look(new Effect.ReadJournal());
        if (journal instanceof Answer.JournalBroken broken) {
            throw desk.leave(broken.newer() ? Exit.BAD_INPUT : Exit.INTEGRITY, broken.why(), "audit");
        }
        if (journal instanceof Answer.Missing missing) {
            throw desk.badInput(missing.why());
        }
        Answer.JournalSeen known = (Answer.JournalSeen) journal;
        memory = known.memory();
        length = known.length();
        head = known.head();
        last = known.last();
        at = desk.now();
        mustBe(desk, seen, memory.account().isEmpty() ? null : memory.account());
    }

    private static void mustBe(Desk desk, Caller caller, @Nullable String account) {
        if (account != null && !account.equals(caller.account())) {
            throw desk.leave(
                    Exit.INTEGRITY,
                    "these credentials are of account " + caller.account() + ", but the service belongs to account "
                            + account + ": choose the right profile or role",
                    "");
        }
    }

    private static void mustExist(Desk desk, String application) {
        Answer.ApplicationSeen seen =
                desk.look(new Effect.LookAtApplication(application), Answer.ApplicationSeen.class);
        if (!seen.exists()) {
            String others = seen.others().isEmpty() ? "" : "; there are: " + String.join(", ", seen.others());
            throw desk.badInput("application: there is no application " + application + " in "
                    + desk.request().region() + others);
        }
    }

    /** Null until it was seen. */
    public @Nullable Caller caller() {
        return caller;
    }

    public Memory memory() {
        return memory;
    }

    /** Entries in the journal. */
    public int length() {
        return length;
    }

    /** Hash of the last of them; empty where there is none. */
    public String head() {
        return head;
    }

    /** The journal as it was read. */
    Answer.JournalSeen journal() {
        return new Answer.JournalSeen(length, head, memory, last);
    }

    /** The lock as it stands; null where it was never taken, and where it cannot be read. */
    public @Nullable Lease lease() {
        return lock.lease();
    }

    /** Why the lock cannot be read; null where it can, and where it was never taken. */
    public Answer.@Nullable UnreadableLock unreadableLock() {
        return lock.unreadable();
    }

    public List<Environment> environments() {
        return environments;
    }

    /** When it was seen, in the world's time. */
    public Instant at() {
        return at;
    }
}
