package dev.kirikae.journal.codec;

/** Text that cannot be taken for a part of the journal: an outcome of reading, so without a stack trace. */
public abstract sealed class UnreadableJournal extends RuntimeException permits BrokenJournal, NewerJournal {

    private static final long serialVersionUID = 1;

    UnreadableJournal(String message) {
        super(message, null, false, false);
    }
}
