package dev.kirikae.journal.codec;

/** Not what any version of this program writes: damaged, or changed by hand. */
public final class BrokenJournal extends UnreadableJournal {

    private static final long serialVersionUID = 1;

    BrokenJournal(String message) {
        super(message);
    }
}
