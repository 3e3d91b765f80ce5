package dev.kirikae.cloud;

import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.JournalState;
import dev.kirikae.model.Approval;
import dev.kirikae.model.Lease;
import dev.kirikae.workflow.Answer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the journal and the lock of one service are kept. Every write is conditional. */
public interface LedgerStore {

    /** {@link Answer.JournalSeen} or {@link Answer.JournalBroken}. */
    Answer read();

    /** {@link Answer.Appended}, or {@link Answer.Overtaken} where the journal has another length or head. */
    Answer append(int sequence, String previous, JournalEntry entry);

    /** {@link Answer.LockSeen}. */
    Answer readLock();

    /** {@link Answer.LockWritten}, or {@link Answer.Overtaken} where the lock does not carry this tag. */
    Answer writeLock(Lease lease, @Nullable String tag);

    /** {@link Answer.ApprovalsSeen}. */
    Answer readApprovals();

    /** {@link Answer.ApprovalsWritten}, or {@link Answer.Overtaken} where what is there does not carry this tag. */
    Answer writeApprovals(List<Approval> approvals, @Nullable String tag);

    /** {@link Answer.Asked}. */
    Answer writeIndex(int length, String head, JournalState journal);
}
