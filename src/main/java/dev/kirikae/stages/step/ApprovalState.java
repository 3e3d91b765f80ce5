package dev.kirikae.stages.step;

import dev.kirikae.journal.ApprovalUse;
import dev.kirikae.model.Approval;
import dev.kirikae.model.StoredApprovals;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a plan is approved, and by whom. A pure function of what is stored, what the journal says was used, and the
 * time.
 *
 * @param approval the one that decides; null where there is none
 * @param words a sentence without a full stop
 */
public record ApprovalState(Kind kind, @Nullable Approval approval, String words) {

    /** How it stands with a plan. */
    public enum Kind {
        /** Somebody else has approved it, and that holds. */
        GIVEN,
        /** Nobody has, or only whoever asks: somebody else may. */
        NONE_YET,
        /** What was given for it, or for another plan instead, does not hold. */
        NOT_FITTING,
        /** What is stored cannot be read. */
        UNREADABLE
    }

    /**
     * @param digest the plan's
     * @param requester who wants to carry it out; empty where that is not known
     */
    public static ApprovalState of(
            StoredApprovals stored, ApprovalUse use, String digest, String requester, Instant now) {
        if (stored.unreadable() != null) {
            return new ApprovalState(
                    Kind.UNREADABLE, null, "the approvals beside the journal cannot be read: " + stored.unreadable());
        }
        List<Approval> own = stored.approvals().stream()
                .filter(a -> a.digest().equals(digest))
                .sorted(Comparator.comparing(Approval::expires).reversed())
                .toList();
        List<Approval> open = own.stream()
                .filter(a -> !use.isUsed(a.id()) && !a.isExpired(now))
                .toList();
        for (Approval approval : open) {
            if (!requester.isEmpty() && !Approval.isSamePerson(approval.by(), requester)) {
                return new ApprovalState(
                        Kind.GIVEN, approval, "approved by " + approval.by() + " until " + approval.expires());
            }
        }
        if (!open.isEmpty()) {
            return new ApprovalState(
                    Kind.NONE_YET,
                    open.get(0),
                    requester.isEmpty()
                            ? "approved by " + open.get(0).by()
                                    + ", but nobody knows who asks for the release: name yourself with --by"
                            : "approved only by " + open.get(0).by()
                                    + ", who asks for the release too: somebody else must approve it");
        }
        return own.isEmpty() ? ofOthers(stored, use, now) : spent(own.get(0), use);
    }

    private static ApprovalState spent(Approval approval, ApprovalUse use) {
        String why = use.isUsed(approval.id())
                ? "was used already: the live name has moved on its strength"
                : "expired at " + approval.expires();
        return new ApprovalState(Kind.NOT_FITTING, approval, "the approval by " + approval.by() + " " + why);
    }

    private static ApprovalState ofOthers(StoredApprovals stored, ApprovalUse use, Instant now) {
        for (Approval approval : stored.approvals()) {
            if (!use.isUsed(approval.id()) && !approval.isExpired(now)) {
                return new ApprovalState(
                        Kind.NOT_FITTING,
                        approval,
                        "the approval by " + approval.by() + " is for another plan, "
                                + approval.digest().substring(0, 12)
                                + ": commit, content, configuration, candidate or live environment differ");
            }
        }
        return new ApprovalState(Kind.NONE_YET, null, "nobody has approved it yet");
    }

    /** What whoever approves types after {@code kirikae}. */
    public static String command(String digest) {
        return "approve " + digest + " --by \"…\"";
    }
}
