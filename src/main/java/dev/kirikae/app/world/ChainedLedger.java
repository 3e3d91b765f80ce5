package dev.kirikae.app.world;

import dev.kirikae.cloud.LedgerStore;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.JournalState;
import dev.kirikae.journal.codec.Chain;
import dev.kirikae.journal.codec.Link;
import dev.kirikae.model.Approval;
import dev.kirikae.model.Lease;
import dev.kirikae.model.StoredApprovals;
import dev.kirikae.workflow.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A ledger that lives as long as its command, with a chain that can be audited. */
final class ChainedLedger implements LedgerStore, StoredRecords {

    private final Chain chain;
    private final List<Link> links = new ArrayList<>();
    private JournalState journal = JournalState.EMPTY;
    private @Nullable Lease lease;
    private StoredApprovals approvals = StoredApprovals.NONE;
    private int tags;
    private int written;

    ChainedLedger(String program) {
        this.chain = new Chain(program);
    }

    @Override
    public List<String> texts() {
        return links.stream().map(Link::text).toList();
    }

    @Override
    public Answer read() {
        JournalEntry last = links.isEmpty() ? null : links.get(links.size() - 1).entry();
        return new Answer.JournalSeen(links.size(), head(), journal, last);
    }

    private String head() {
        return links.isEmpty() ? "" : links.get(links.size() - 1).hash();
    }

    @Override
    public Answer append(int sequence, String previous, JournalEntry entry) {
        if (sequence != links.size() || !previous.equals(head())) {
            return new Answer.Overtaken();
        }
        links.add(chain.seal(sequence, previous, entry));
        journal = journal.and(entry);
        return new Answer.Appended(head());
    }

    @Override
    public Answer readLock() {
        return new Answer.LockSeen(lease, lease == null ? null : Integer.toString(tags));
    }

    @Override
    public Answer writeLock(Lease next, @Nullable String tag) {
        boolean asRead = lease == null ? tag == null : Integer.toString(tags).equals(tag);
        if (!asRead) {
            return new Answer.Overtaken();
        }
        lease = next;
        return new Answer.LockWritten(Integer.toString(++tags));
    }

    @Override
    public Answer readApprovals() {
        return new Answer.ApprovalsSeen(approvals);
    }

    @Override
    public Answer writeApprovals(List<Approval> next, @Nullable String tag) {
        if (!Objects.equals(tag, approvals.tag())) {
            return new Answer.Overtaken();
        }
        approvals = new StoredApprovals(next, Integer.toString(++written), null);
        return new Answer.ApprovalsWritten();
    }

    @Override
    public Answer writeIndex(int length, String head, JournalState ofMemory) {
        return new Answer.Asked();
    }
}
