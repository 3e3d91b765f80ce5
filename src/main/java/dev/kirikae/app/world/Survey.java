package dev.kirikae.app.world;

import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.JournalState;
import dev.kirikae.model.Caller;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Lease;
import dev.kirikae.model.StoredApprovals;
import dev.kirikae.model.StoredLease;
import dev.kirikae.stages.step.GoneEnvironments;
import dev.kirikae.workflow.AccountCheck;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.FirstLook;
import dev.kirikae.workflow.Request;
import dev.kirikae.workflow.StageContext;
import dev.kirikae.workflow.Workflow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the world once, and changes nothing: who calls, what the journal says, who holds the lock, what is there.
 * Filled by running one of its workflows; before that everything is empty. For one thread.
 */
public final class Survey {

    private @Nullable Caller caller;
    private @Nullable FirstLook first;
    private @Nullable FirstRound opening;
    private Instant at = Instant.EPOCH;
    private JournalState known = JournalState.EMPTY;
    private StoredApprovals approvals = StoredApprovals.NONE;

    /** Who calls. */
    public Workflow caller(Request request) {
        return StageContext.stage(request, context -> {
            Caller seen = context.look(new Effect.LookAtCaller(), Answer.CallerSeen.class)
                    .caller();
            caller = seen;
            AccountCheck.mustBeAccount(context, seen, context.request().account());
            return context.reached("seen", "");
        });
    }

    /** Who approved which plan, as {@link #approvals()} tells then. */
    public Workflow approvals(Request request, String digest) {
        return StageContext.stage(request, context -> {
            approvals = context.look(new Effect.ReadApprovals(digest), Answer.ApprovalsSeen.class)
                    .stored();
            return context.reached("seen", "");
        });
    }

    /** None before they were looked at. */
    public StoredApprovals approvals() {
        return approvals;
    }

    /**
     * All of it, in one round.
     *
     * @param mustExist an application that is not there is a mistake, also where there is a journal
     */
    public Workflow whole(Request request, boolean mustExist) {
        return StageContext.stage(request, context -> {
            FirstLook seen = context.firstLook();
            AccountCheck.mustBeAccount(context, seen.caller(), request.account());
            AccountCheck.mustBeAccount(context, seen.caller(), context.journal().account());
            boolean nothingThere = seen.environments().isEmpty();
            if (nothingThere && (mustExist || context.journal().isEmpty())) {
                AccountCheck.mustHaveApplication(context);
            }
            first = seen;
            at = context.now();
            known = mustExist ? noted(context, seen) : context.journal();
            return context.reached("seen", "");
        });
    }

    /** With what Beanstalk tells to be terminated as gone, as a stage would note it. */
    private static JournalState noted(StageContext context, FirstLook seen) {
        JournalState noted = context.journal();
        for (EnvironmentId gone : GoneEnvironments.explained(
                context, context.request().application(), noted, seen.environments(), seen.asked())) {
            noted = noted.and(new JournalEntry.Gone(gone, null, seen.asked()));
        }
        return noted;
    }

    /**
     * What the round brought, whatever became of the rest: a caller may be known where the ledger does not answer. Null
     * where nothing was heard.
     */
    public void opened(@Nullable FirstRound heard) {
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

    /** What a run that asks the same is given instead; null where nothing was heard. */
    @Nullable
    public FirstRound opening() {
        return opening;
    }

    /** As it was read; empty where it could not be. */
    public JournalState journal() {
        return journalAsRead().journal();
    }

    /** The same, with what a look has found to be terminated. */
    public JournalState known() {
        return known;
    }

    /** Entries in the journal. */
    public int length() {
        return journalAsRead().length();
    }

    /** Hash of the last of them; empty where there is none. */
    public String head() {
        return journalAsRead().head();
    }

    /** The journal as it was read; empty where it could not be. */
    Answer.JournalSeen journalAsRead() {
        return first == null ? new Answer.JournalSeen(0, "", JournalState.EMPTY, null) : first.journal();
    }

    /** The lock as it was read; null where it was never taken, and where it cannot be read. */
    public @Nullable Lease lease() {
        return first == null ? null : first.lock().lease();
    }

    /** Why the lock cannot be read; null where it can, and where it was never taken. */
    public StoredLease.@Nullable Unreadable unreadableLock() {
        return first == null ? null : first.lock().unreadable();
    }

    /** As Beanstalk listed them; empty before they were seen. */
    public List<Environment> environments() {
        return first == null ? List.of() : first.environments();
    }

    /** When it was seen, in the world's time; the epoch before. */
    public Instant at() {
        return at;
    }
}
