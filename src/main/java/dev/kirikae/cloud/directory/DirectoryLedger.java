package dev.kirikae.cloud.directory;

import dev.kirikae.cloud.LedgerStore;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.JournalState;
import dev.kirikae.journal.codec.ApprovalsText;
import dev.kirikae.journal.codec.Chain;
import dev.kirikae.journal.codec.IndexText;
import dev.kirikae.journal.codec.LeaseText;
import dev.kirikae.journal.codec.Link;
import dev.kirikae.journal.codec.NewerJournal;
import dev.kirikae.journal.codec.UnreadableJournal;
import dev.kirikae.model.Approval;
import dev.kirikae.model.Lease;
import dev.kirikae.model.StoredApprovals;
import dev.kirikae.workflow.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ledger as files that people can read: one for each entry of the journal, one for the lock, one for the index. Used only
 * while its folder is held, so that a look before a write is a condition.
 */
final class DirectoryLedger implements LedgerStore {

    private static final String APPROVALS = "/approvals.json";

    private final SharedFolder folder;
    private final String place;
    private final Chain chain;
    private int length;
    private String head = "";
    private JournalState journal = JournalState.EMPTY;
    private @Nullable JournalEntry last;

    /** @param place below the folder, without a slash at its end */
    DirectoryLedger(SharedFolder folder, String place, String program) {
        this.folder = folder;
        this.place = place;
        this.chain = new Chain(program);
    }

    /** Entries that are known already are not read again: nobody changes them; whether somebody did is the audit's question. */
    @Override
    public Answer read() {
        try {
            for (String text = text(length); text != null; text = text(length)) {
                Link link = Chain.open(text);
                if (link.sequence() != length || !link.previous().equals(head)) {
                    return new Answer.JournalBroken(
                            false, file(length) + " does not continue the entry before it: run kirikae audit");
                }
                learn(link);
            }
            return new Answer.JournalSeen(length, head, journal, last);
        } catch (UnreadableJournal e) {
            return new Answer.JournalBroken(e instanceof NewerJournal, file(length) + ": " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Answer append(int sequence, String previous, JournalEntry entry) {
        if (!(read() instanceof Answer.JournalSeen seen)
                || seen.length() != sequence
                || !seen.head().equals(previous)) {
            return new Answer.Overtaken();
        }
        Link link = chain.seal(sequence, previous, entry);
        write(file(sequence), link.text());
        learn(link);
        return new Answer.Appended(head);
    }

    @Override
    public Answer readLock() {
        String text = text(place + "/lock.json");
        return text == null ? new Answer.LockSeen(null, null) : Answer.LockSeen.of(LeaseText.seen(text, tag(text)));
    }

    @Override
    public Answer writeLock(Lease lease, @Nullable String tag) {
        String text = text(place + "/lock.json");
        if (tag == null ? text != null : text == null || !tag.equals(tag(text))) {
            return new Answer.Overtaken();
        }
        String next = LeaseText.write(chain.program(), lease);
        write(place + "/lock.json", next);
        return new Answer.LockWritten(tag(next));
    }

    @Override
    public Answer readApprovals() {
        return new Answer.ApprovalsSeen(approvals());
    }

    private StoredApprovals approvals() {
        String text = text(place + APPROVALS);
        return text == null ? StoredApprovals.NONE : ApprovalsText.seen(text, tag(text));
    }

    @Override
    public Answer writeApprovals(List<Approval> approvals, @Nullable String tag) {
        if (!Objects.equals(tag, approvals().tag())) {
            return new Answer.Overtaken();
        }
        write(place + APPROVALS, ApprovalsText.write(chain.program(), approvals));
        return new Answer.ApprovalsWritten();
    }

    @Override
    public Answer writeIndex(int ofLength, String ofHead, JournalState ofMemory) {
        write(place + "/index.json", IndexText.write(chain.program(), ofLength, ofHead, ofMemory));
        return new Answer.Asked();
    }

    /** The place of the entry's file below the folder. */
    private String file(int sequence) {
        return String.format(Locale.ROOT, "%s/journal/%06d.json", place, sequence);
    }

    private void learn(Link link) {
        length++;
        head = link.hash();
        journal = journal.and(link.entry());
        last = link.entry();
    }

    private @Nullable String text(int sequence) throws IOException {
        byte[] bytes = folder.read(file(sequence));
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    private @Nullable String text(String name) {
        try {
            byte[] bytes = folder.read(name);
            return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String name, String text) {
        try {
            folder.write(name, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells a lock from the one before it; MD5, as S3's tags are. */
    private static String tag(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
