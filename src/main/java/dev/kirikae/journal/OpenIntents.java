package dev.kirikae.journal;

import java.util.ArrayList;
import java.util.List;

/**
 * Changing calls of which it is not known what became of them.
 *
 * @param open intents without an outcome, oldest first
 * @param answered operations among them whose call was answered: it has arrived, and cannot arrive later
 */
public record OpenIntents(List<JournalEntry.Intended> open, List<String> answered) {

    static final OpenIntents NONE = new OpenIntents(List.of(), List.of());

    public OpenIntents {
        open = List.copyOf(open);
        answered = List.copyOf(answered);
    }

    OpenIntents and(JournalEntry.Intended intent) {
        List<JournalEntry.Intended> next = new ArrayList<>(open);
        next.add(intent);
        return new OpenIntents(next, answered);
    }

    OpenIntents answered(String operation) {
        List<String> next = new ArrayList<>(answered);
        next.add(operation);
        return new OpenIntents(open, next);
    }

    OpenIntents without(String operation) {
        return new OpenIntents(
                open.stream().filter(i -> !i.operation().equals(operation)).toList(),
                answered.stream().filter(o -> !o.equals(operation)).toList());
    }
}
