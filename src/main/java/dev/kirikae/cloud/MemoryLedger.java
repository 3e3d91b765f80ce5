package dev.kirikae.cloud;

import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.JournalState;
import dev.kirikae.model.Approval;
import dev.kirikae.model.Lease;
import dev.kirikae.model.StoredApprovals;
import dev.kirikae.model.StoredLease;
import dev.kirikae.workflow.Answer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A ledger that lives as long as its process. Its heads are numbers, not hashes: nobody can tamper with it. */
public final class MemoryLedger implements LedgerStore {

    private final List<JournalEntry> entries = new ArrayList<>();
    private JournalState journal = JournalState.EMPTY;
    private String head = "";
    private @Nullable Lease lease;
    private @Nullable String tag;
    private StoredLease.@Nullable Unreadable unreadable;
    private StoredApprovals approvals = StoredApprovals.NONE;
    private int tags;
    private int before;
    private @Nullable JournalEntry last;

    /** One that goes on where another one stands, as it was read. */
    public static MemoryLedger after(Answer.JournalSeen seen, Answer.LockSeen lock) {
        MemoryLedger ledger = new MemoryLedger();
        ledger.before = seen.length();
        ledger.journal = seen.journal();
        ledger.head = seen.head();
        ledger.last = seen.last();
        ledger.lease = lock.lease();
        ledger.tag = lock.tag();
        ledger.unreadable = lock.unreadable();
        return ledger;
    }

    /** The entries appended here, oldest first; a view. */
    public List<JournalEntry> entries() {
        return Collections.unmodifiableList(entries);
    }

    public JournalState journal() {
        return journal;
    }

    @Override
    public Answer read() {
        return new Answer.JournalSeen(before + entries.size(), head, journal, last);
    }

    @Override
    public Answer append(int sequence, String previous, JournalEntry entry) {
        if (sequence != before + entries.size() || !previous.equals(head)) {
            return new Answer.Overtaken();
        }
        entries.add(entry);
        journal = journal.and(entry);
        last = entry;
        head = Integer.toString(before + entries.size());
        return new Answer.Appended(head);
    }

    @Override
    public Answer readLock() {
        return new Answer.LockSeen(lease, tag, unreadable);
    }

    @Override
    public Answer writeLock(Lease next, @Nullable String expected) {
        if (expected == null ? tag != null : !expected.equals(tag)) {
            return new Answer.Overtaken();
        }
        lease = next;
        unreadable = null;
        String written = Integer.toString(++tags);
        tag = written;
        return new Answer.LockWritten(written);
    }

    @Override
    public Answer readApprovals() {
        return new Answer.ApprovalsSeen(approvals);
    }

    @Override
    public Answer writeApprovals(List<Approval> next, @Nullable String expected) {
        if (!Objects.equals(expected, approvals.tag())) {
            return new Answer.Overtaken();
        }
        approvals = new StoredApprovals(next, Integer.toString(++tags), null);
        return new Answer.ApprovalsWritten();
    }

    @Override
    public Answer writeIndex(int length, String ofHead, JournalState ofMemory) {
        return new Answer.Asked();
    }
}
