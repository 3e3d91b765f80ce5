package dev.kirikae.stages;

import dev.kirikae.journal.JournalState;
import dev.kirikae.model.Approval;
import dev.kirikae.model.StoredApprovals;
import dev.kirikae.workflow.AccountCheck;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.EndingCause;
import dev.kirikae.workflow.FirstLook;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.Request;
import dev.kirikae.workflow.StageContext;
import dev.kirikae.workflow.StageResult;
import dev.kirikae.workflow.Workflow;
import java.time.Duration;

/**
 * Writes down that somebody approves a plan, beside the journal: no lock is taken, and no holder replaced. What others
 * wrote meanwhile is kept.
 */
public final class Approve {

    /** Others who wrote in between, before this run gives up. */
    private static final int TRIES = 5;

    private Approve() {}

    /**
     * @param request whose {@code by} approves
     * @param digest the plan's, 64 lower-case hexadecimal digits
     * @param term how long it holds
     */
    public static Workflow workflow(Request request, String digest, Duration term) {
        return StageContext.stage(request, context -> approved(context, digest, term));
    }

    private static StageResult approved(StageContext context, String digest, Duration term) {
        FirstLook first = context.firstLook();
        AccountCheck.mustBeAccount(context, first.caller(), context.request().account());
        JournalState journal = context.journal();
        AccountCheck.mustBeAccount(context, first.caller(), journal.account());
        if (journal.isEmpty()) {
            throw context.refuse(
                    Guard.NOTHING_TO_DO,
                    "nothing was uploaded for service " + context.request().words()
                            + " yet, so there is no plan to approve",
                    "upload");
        }
        Approval approval = new Approval(
                context.request().nonce(),
                digest,
                context.request().by(),
                first.caller().arn(),
                context.now(),
                context.now().plus(term));
        String last = "others wrote each time";
        for (int attempt = 0; attempt < TRIES; attempt++) {
            StoredApprovals stored = context.look(new Effect.ReadApprovals(digest), Answer.ApprovalsSeen.class)
                    .stored();
            if (stored.unreadable() != null) {
                throw context.ended(
                        EndingCause.FOREIGN,
                        "the approvals beside the journal cannot be read: " + stored.unreadable()
                                + "; find out who wrote them, remove the object approvals.json of the ledger, and"
                                + " approve again",
                        "");
            }
            if (stored.approvals().contains(approval)) {
                return done(context, approval);
            }
            Answer answer = context.ask(new Effect.WriteApprovals(stored.and(approval), stored.tag()));
            if (answer instanceof Answer.ApprovalsWritten) {
                return done(context, approval);
            }
            last = why(context, answer);
        }
        throw context.ended(
                EndingCause.UNKNOWN,
                "it is not known whether the approval was written: " + last,
                context.request().typed());
    }

    private static String why(StageContext context, Answer answer) {
        if (answer instanceof Answer.Refused refused) {
            Answer.Missing missing = new Answer.Missing(refused.trouble(), refused.why());
            context.refuseForGood(missing);
            throw context.ended(EndingCause.REFUSED, "the approval was not written: " + refused.why(), "");
        }
        if (answer instanceof Answer.Missing missing) {
            context.refuseForGood(missing);
            return missing.why();
        }
        return answer instanceof Answer.Unknown unknown ? unknown.why() : "others wrote each time";
    }

    private static StageResult done(StageContext context, Approval approval) {
        return context.reached(
                approval.by() + " approves the plan " + approval.digest() + " until " + approval.expires()
                        + "; whoever releases must be somebody else",
                "release");
    }
}
