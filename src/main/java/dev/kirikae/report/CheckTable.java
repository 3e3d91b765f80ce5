package dev.kirikae.report;

import dev.kirikae.journal.JournalEntry;
import dev.kirikae.model.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was asked, before the switch and after it: a line for each check, in the order in which they were met first.
 *
 * @param phases the verifications that took place, each once: the latest of its kind counts
 * @param rows by the check's name, what each phase brought, empty where it did not ask
 */
record CheckTable(List<JournalEntry.Judged> phases, Map<String, List<String>> rows) {

    /** @param entries of one run or more */
    static CheckTable of(List<JournalEntry> entries) {
        Map<JournalEntry.Phase, JournalEntry.Judged> latest = new LinkedHashMap<>();
        for (JournalEntry entry : entries) {
            if (entry instanceof JournalEntry.Judged judged) {
                latest.remove(judged.phase());
                latest.put(judged.phase(), judged);
            }
        }
        List<JournalEntry.Judged> phases = List.copyOf(latest.values());
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (int i = 0; i < phases.size(); i++) {
            for (String line : phases.get(i).evidence()) {
                int colon = line.indexOf(": ");
                String name = colon < 0 ? "" : line.substring(0, colon);
                List<String> row =
                        rows.computeIfAbsent(name, any -> new ArrayList<>(Collections.nCopies(phases.size(), "")));
                String found = colon < 0 ? line : line.substring(colon + 2);
                row.set(i, row.get(i).isEmpty() ? found : row.get(i) + "; " + found);
            }
        }
        return new CheckTable(phases, rows);
    }

    boolean isEmpty() {
        return phases.isEmpty();
    }

    void write(Markup out) {
        out.line().open("section", "class", "checks");
        out.line().text("h2", "Checks");
        out.line().open("table");
        out.line().open("thead").open("tr");
        out.text("th", "", "scope", "col");
        for (JournalEntry.Judged phase : phases) {
            out.open("th", "scope", "col", "class", tone(phase.verdict()))
                    .say(Narration.verification(phase.phase()) + ": " + Formats.word(phase.verdict()))
                    .close();
        }
        out.close().close();
        out.line().open("tbody");
        rows.forEach((name, cells) -> {
            out.line().open("tr").text("th", name, "scope", "row");
            cells.forEach(cell -> out.text("td", cell));
            out.close();
        });
        out.line().close();
        out.line().close();
        out.line().close();
    }

    private static String tone(Verdict verdict) {
        return switch (verdict) {
            case VERIFIED -> "good";
            case FAILED -> "bad";
            case INCONCLUSIVE, UNVERIFIED -> "doubtful";
        };
    }
}
