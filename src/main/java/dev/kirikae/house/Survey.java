package dev.kirikae.house;

import dev.kirikae.model.Caller;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Lease;
import dev.kirikae.stages.Absences;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Desk;
import dev.kirikae.tale.Effect;
import dev.kirikae.tale.EndingCause;
import dev.kirikae.tale.Entry;
import dev.kirikae.tale.FirstLook;
import dev.kirikae.tale.Memory;
import dev.kirikae.tale.Request;
import dev.kirikae.tale.RightPlace;
import dev.kirikae.tale.Tale;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at the world once, and changes nothing: who calls, what the journal says, who holds the lock, what is there. */
public final class Survey {

    private @Nullable Caller caller;
    private @Nullable FirstLook first;
    private @Nullable Opening opening;
    private Instant at = Instant.EPOCH;
    private Memory known = Memory.EMPTY;

    /** Who calls. */
    Tale caller(Request request) {
        return Desk.stage(request, desk -> {
            Caller seen = desk.look(new Effect.LookAtCaller(), Answer.CallerSeen.class)
                    .caller();
            caller = seen;
            RightPlace.mustBeAccount(desk, seen, desk.request().account());
            return desk.end(EndingCause.REACHED, "seen", "");
        });
    }

    /**
     * All of it, in one round.
     *
     * @param mustExist an application that is not there is a mistake, also where there is a journal
     */
    public Tale whole(Request request, boolean mustExist) {
        return Desk.stage(request, desk -> {
            FirstLook seen = desk.firstLook();
            RightPlace.mustBeAccount(desk, seen.caller(), request.account());
            RightPlace.mustBeAccount(desk, seen.caller(), desk.memory().account());
            boolean nothingThere = seen.environments().isEmpty();
            if (nothingThere && (mustExist || desk.memory().isEmpty())) {
                RightPlace.mustHaveApplication(desk);
            }
            first = seen;
            at = desk.now();
            known = mustExist ? noted(desk, seen) : desk.memory();
            return desk.end(EndingCause.REACHED, "seen", "");
        });
    }

    /** With what Beanstalk tells to be terminated as gone, as a stage would note it. */
    private static Memory noted(Desk desk, FirstLook seen) {
        Memory noted = desk.memory();
        for (EnvironmentId gone :
                Absences.explained(desk, desk.request().application(), noted, seen.environments(), seen.asked())) {
            noted = noted.and(new Entry.Gone(gone, null, seen.asked()));
        }
        return noted;
    }

    /** What the round brought, whatever became of the rest: a caller may be known where the ledger does not answer. */
    void opened(@Nullable Opening heard) {
        opening = heard;
        if (heard != null
                && heard.answer() instanceof Answer.RoundSeen round
                && round.answers().get(0) instanceof Answer.CallerSeen seen) {
            caller = seen.caller();
        }
    }

    /** Null until it was seen. */
    public @Nullable Caller caller() {
        return caller;
    }

    /** What a run that asks the same is told instead; null where nothing was heard. */
    @Nullable
    Opening opening() {
        return opening;
    }

    public Memory memory() {
        return journal().memory();
    }

    /** The same, with what a look has found to be terminated. */
    public Memory known() {
        return known;
    }

    /** Entries in the journal. */
    public int length() {
        return journal().length();
    }

    /** Hash of the last of them; empty where there is none. */
    public String head() {
        return journal().head();
    }

    /** The journal as it was read; empty where it could not be. */
    Answer.JournalSeen journal() {
        return first == null ? new Answer.JournalSeen(0, "", Memory.EMPTY, null) : first.journal();
    }

    /** The lock as it stands; null where it was never taken, and where it cannot be read. */
    public @Nullable Lease lease() {
        return first == null ? null : first.lock().lease();
    }

    /** Why the lock cannot be read; null where it can, and where it was never taken. */
    public Answer.@Nullable UnreadableLock unreadableLock() {
        return first == null ? null : first.lock().unreadable();
    }

    public List<Environment> environments() {
        return first == null ? List.of() : first.environments();
    }

    /** When it was seen, in the world's time. */
    public Instant at() {
        return at;
    }
}
