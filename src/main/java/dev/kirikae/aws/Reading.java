package dev.kirikae.aws;

import dev.kirikae.journal.Link;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Entry;
import dev.kirikae.tale.Memory;
import org.jspecify.annotations.Nullable;

/** The journal as far as it has been read. */
record Reading(
        int length, String head, Memory memory, @Nullable Entry last) {

    static final Reading NOTHING = new Reading(0, "", Memory.EMPTY, null);

    /** @throws Gap where it is not the next entry */
    Reading and(Link link) {
        if (link.sequence() != length || !link.previous().equals(head)) {
            throw new Gap("entry " + (length + 1) + " does not follow the one before");
        }
        return new Reading(length + 1, link.hash(), memory.and(link.entry()), link.entry());
    }

    Answer.JournalSeen seen() {
        return new Answer.JournalSeen(length, head, memory, last);
    }

    /** The chain does not hold. */
    static final class Gap extends RuntimeException {
        private static final long serialVersionUID = 1;

        Gap(String message) {
            super(message);
        }
    }
}
