package dev.kirikae.journal.codec;

/** Written by a newer program: this one does not know all of it and must not guess. */
public final class NewerJournal extends UnreadableJournal {

    private static final long serialVersionUID = 1;

    private final String needed;

    NewerJournal(String needed, String what) {
        super(what + " is newer than this program; use Kirikae " + needed + " or later");
        this.needed = needed;
    }

    /** The version of the program that wrote it, which can read it. */
    public String needed() {
        return needed;
    }
}
