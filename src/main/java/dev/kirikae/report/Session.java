package dev.kirikae.report;

import dev.kirikae.tale.Entry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one holder wrote: from its {@code Took} to the next holder's.
 *
 * @param first its first entry's place in the journal
 * @param took null for what stands before the first holder
 */
record Session(int first, Entry.@Nullable Took took, List<Entry> entries) {

    Session {
        entries = List.copyOf(entries);
    }

    String stage() {
        return took == null ? "" : took.stage();
    }

    static List<Session> of(int first, List<Entry> entries) {
        List<Session> sessions = new ArrayList<>();
        int begin = 0;
        for (int i = 1; i <= entries.size(); i++) {
            if (i == entries.size() || entries.get(i) instanceof Entry.Took) {
                List<Entry> part = entries.subList(begin, i);
                Entry.Took took = part.get(0) instanceof Entry.Took t ? t : null;
                sessions.add(new Session(first + begin, took, part));
                begin = i;
            }
        }
        return sessions;
    }
}
