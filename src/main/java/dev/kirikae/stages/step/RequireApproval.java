package dev.kirikae.stages.step;

import dev.kirikae.config.Configuration;
import dev.kirikae.journal.ApprovalUse;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.model.Approval;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.EndingCause;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.StageContext;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where the configuration says so, the live name moves only on somebody else's word about this very plan. Asked before
 * anything is begun, so that nobody waits for a verification in vain, and again right before the name moves.
 */
public final class RequireApproval {

    private final StageContext context;
    private final ServicePolicy policy;

    RequireApproval(Steps steps) {
        this.context = steps.context();
        this.policy = steps.policy();
    }

    /** Ends the stage where an approval is required and there is none that holds. */
    public void mustBeGiven(ReleaseRecord release, EnvironmentId candidate, EnvironmentId live) {
        if (policy.configuration().approval() == Configuration.Approval.REQUIRED) {
            given(release, candidate, live);
        }
    }

    /**
     * The same right before the live name moves. What is relied on is journaled, once for all intents of the attempt.
     *
     * @param otherwise until when the rest of what is relied on holds
     * @return until when all of it holds: an approval counts until the call is sent, not only until it is looked at
     */
    public Instant reliedOn(ReleaseRecord release, EnvironmentId candidate, EnvironmentId live, Instant otherwise) {
        if (policy.configuration().approval() != Configuration.Approval.REQUIRED) {
            return otherwise;
        }
        Approval approval = given(release, candidate, live);
        ApprovalUse use = context.journal().approvals();
        if (!approval.id().equals(use.relied()) || !release.id().equals(use.release())) {
            context.record(new JournalEntry.Approved(release.id(), approval, context.now()));
        }
        return approval.expires().isBefore(otherwise) ? approval.expires() : otherwise;
    }

    private Approval given(ReleaseRecord release, EnvironmentId candidate, EnvironmentId live) {
        String digest =
                PlanDigest.of("release", release.commit(), release.digest(), policy.configuration(), candidate, live);
        Answer.ApprovalsSeen seen = context.look(new Effect.ReadApprovals(digest), Answer.ApprovalsSeen.class);
        ApprovalState state = ApprovalState.of(
                seen.stored(),
                context.journal().approvals(),
                digest,
                context.request().by(),
                context.now());
        @Nullable Approval approval = state.approval();
        String sentence = release.id() + " needs an approval of its plan, " + digest + ": " + state.words();
        switch (state.kind()) {
            case NONE_YET -> throw context.refuse(Guard.APPROVAL, sentence, ApprovalState.command(digest));
            case NOT_FITTING -> throw context.ended(EndingCause.FOREIGN, sentence, ApprovalState.command(digest));
            case UNREADABLE -> throw context.ended(EndingCause.FOREIGN, sentence, "plan release");
            case GIVEN -> {
                // Goes on.
            }
        }
        if (approval == null) {
            throw new IllegalStateException("an approval that is given has somebody who gave it");
        }
        return approval;
    }
}
