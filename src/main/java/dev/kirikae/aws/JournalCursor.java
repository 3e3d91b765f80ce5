package dev.kirikae.aws;

import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.JournalState;
import dev.kirikae.journal.codec.Link;
import dev.kirikae.workflow.Answer;
import org.jspecify.annotations.Nullable;

/** The journal as far as it has been read. */
record JournalCursor(
        int length,
        String head,
        JournalState journal,
        @Nullable JournalEntry last) {

    static final JournalCursor NOTHING = new JournalCursor(0, "", JournalState.EMPTY, null);

    /** @throws Gap where it is not the next entry */
    JournalCursor and(Link link) {
        if (link.sequence() != length || !link.previous().equals(head)) {
            throw new Gap("entry " + (length + 1) + " does not follow the one before");
        }
        return new JournalCursor(length + 1, link.hash(), journal.and(link.entry()), link.entry());
    }

    Answer.JournalSeen seen() {
        return new Answer.JournalSeen(length, head, journal, last);
    }

    /** The chain does not hold. */
    static final class Gap extends RuntimeException {
        private static final long serialVersionUID = 1;

        Gap(String message) {
            super(message);
        }
    }
}
