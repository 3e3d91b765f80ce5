package dev.kirikae.report;

import dev.kirikae.journal.JournalEntry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one holder wrote: from its {@code Took} to the next holder's; the first holder's begins with the journal's
 * founding.
 *
 * @param first its first entry's place in the journal
 * @param took null for what stands before the first holder
 */
record HolderEntries(int first, JournalEntry.@Nullable Took took, List<JournalEntry> entries) {

    HolderEntries {
        entries = List.copyOf(entries);
    }

    String stage() {
        return took == null ? "" : took.stage();
    }

    static List<HolderEntries> of(int first, List<JournalEntry> entries) {
        List<HolderEntries> sessions = new ArrayList<>();
        int begin = 0;
        for (int i = 1; i <= entries.size(); i++) {
            boolean founding = begin == i - 1 && entries.get(begin) instanceof JournalEntry.Founded;
            if (i == entries.size() || (entries.get(i) instanceof JournalEntry.Took && !founding)) {
                List<JournalEntry> part = entries.subList(begin, i);
                sessions.add(new HolderEntries(first + begin, taker(part), part));
                begin = i;
            }
        }
        return sessions;
    }

    private static JournalEntry.@Nullable Took taker(List<JournalEntry> part) {
        for (JournalEntry entry : part) {
            if (entry instanceof JournalEntry.Took took) {
                return took;
            }
        }
        return null;
    }
}
