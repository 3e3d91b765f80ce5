package dev.kirikae.workflow;

import dev.kirikae.journal.JournalEntry;

/** Writes told facts into a ledger, for tests that begin in the middle of a service's life. */
public final class LedgerWriter {

    /** A ledger's append. */
    @FunctionalInterface
    public interface Appending {
        Answer append(int sequence, String previous, JournalEntry entry);
    }

    private final Appending ledger;
    private int length;
    private String head = "";

    public LedgerWriter(Appending ledger) {
        this.ledger = ledger;
    }

    public void write(JournalEntry entry) {
        head = ((Answer.Appended) ledger.append(length++, head, entry)).head();
    }
}
