package dev.kirikae.cloud;

import dev.kirikae.model.Lease;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Entry;
import dev.kirikae.tale.Memory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A ledger that lives as long as its process. Its heads are numbers, not hashes: nobody can tamper with it. */
public final class MemoryLedger implements LedgerStore {

    private final List<Entry> entries = new ArrayList<>();
    private Memory memory = Memory.EMPTY;
    private String head = "";
    private @Nullable Lease lease;
    private @Nullable String tag;
    private Answer.@Nullable UnreadableLock unreadable;
    private int tags;
    private int before;
    private @Nullable Entry last;

    /** One that goes on where another one stands, as it was read. */
    public static MemoryLedger after(Answer.JournalSeen journal, Answer.LockSeen lock) {
        MemoryLedger ledger = new MemoryLedger();
        ledger.before = journal.length();
        ledger.memory = journal.memory();
        ledger.head = journal.head();
        ledger.last = journal.last();
        ledger.lease = lock.lease();
        ledger.tag = lock.tag();
        ledger.unreadable = lock.unreadable();
        return ledger;
    }

    /** The entries appended here, oldest first; a view. */
    public List<Entry> entries() {
        return Collections.unmodifiableList(entries);
    }

    public Memory memory() {
        return memory;
    }

    @Override
    public Answer read() {
        return new Answer.JournalSeen(before + entries.size(), head, memory, last);
    }

    @Override
    public Answer append(int sequence, String previous, Entry entry) {
        if (sequence != before + entries.size() || !previous.equals(head)) {
            return new Answer.Overtaken();
        }
        entries.add(entry);
        memory = memory.and(entry);
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
    public Answer writeIndex(int length, String ofHead, Memory ofMemory) {
        return new Answer.Asked();
    }
}
