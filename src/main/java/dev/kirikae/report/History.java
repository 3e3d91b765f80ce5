package dev.kirikae.report;

import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.JournalState;
import dev.kirikae.journal.ReleaseRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Past releases and the one under way, oldest first. From the journal alone. Strings are raw; {@link #lines} makes them
 * visible.
 */
public record History(List<Row> rows) {

    /**
     * One release.
     *
     * @param commit forty digits; empty where Kirikae did not bundle its version
     * @param began when its last attempt to become live began; its upload, where there was none
     * @param ended null while it is not ended
     * @param took from {@code began} to {@code ended}; null while it is not ended
     * @param by who held the journal when it began; empty where nobody is known to have
     * @param approvedBy on whose approval its last switch relied; empty where on nobody's
     * @param why how it came to its state, in words; empty at first
     */
    public record Row(
            String release,
            String commit,
            String version,
            Instant began,
            ReleaseRecord.State state,
            @Nullable Instant ended,
            @Nullable Duration took,
            String by,
            String approvedBy,
            String why) {}

    public History {
        rows = List.copyOf(rows);
    }

    /**
     * @param entries the whole journal, from its first entry on
     * @param since leaves out what had ended before; null for all
     */
    public static History of(List<JournalEntry> entries, @Nullable Instant since) {
        Map<String, Instant> began = new HashMap<>();
        Map<String, String> by = new HashMap<>();
        Map<String, String> approvedBy = new HashMap<>();
        String holder = "";
        for (JournalEntry entry : entries) {
            if (entry instanceof JournalEntry.Took e) {
                holder = e.holder();
            } else if (entry instanceof JournalEntry.Opened e) {
                began.put(e.release(), e.at());
                by.put(e.release(), holder);
            } else if (entry instanceof JournalEntry.Began e) {
                began.put(e.release(), e.at());
                by.put(e.release(), holder);
                approvedBy.remove(e.release());
            } else if (entry instanceof JournalEntry.Approved e) {
                approvedBy.put(e.release(), e.approval().by());
            }
        }
        List<Row> rows = new ArrayList<>();
        for (ReleaseRecord release : JournalState.replay(entries).releases()) {
            Instant ended = release.endedAt();
            if (since == null || ended == null || !ended.isBefore(since)) {
                Instant start = began.getOrDefault(release.id(), release.openedAt());
                rows.add(new Row(
                        release.id(),
                        release.commit(),
                        release.version(),
                        start,
                        release.state(),
                        ended,
                        ended == null ? null : Duration.between(start, ended),
                        by.getOrDefault(release.id(), ""),
                        approvedBy.getOrDefault(release.id(), ""),
                        release.why()));
            }
        }
        return new History(rows);
    }

    /** A table for people, or one sentence where there is nothing. */
    public List<String> lines() {
        if (rows.isEmpty()) {
            return List.of("no releases in this time");
        }
        List<List<String>> cells = new ArrayList<>();
        cells.add(List.of("RELEASE", "COMMIT", "STATE", "BEGAN", "TOOK", "BY", "VERSION"));
        for (Row row : rows) {
            cells.add(List.of(
                    row.release(),
                    row.commit().isEmpty() ? "-" : Formats.commit(row.commit()),
                    Formats.word(row.state()),
                    Formats.instant(row.began()),
                    row.took() == null ? "-" : Formats.duration(row.took()),
                    (row.by().isEmpty() ? "-" : row.by())
                            + (row.approvedBy().isEmpty() ? "" : ", approved by " + row.approvedBy()),
                    row.version()));
        }
        return TextTable.lines(cells);
    }

    /** For programs; goes into {@link JsonText}. */
    public Map<String, Object> fields() {
        List<Map<String, Object>> releases = rows.stream()
                .map(row -> JsonValues.empty()
                        .with("release", row.release())
                        .with("commit", row.commit())
                        .with("version", row.version())
                        .with("state", row.state())
                        .with("why", row.why())
                        .with("began", row.began())
                        .with("ended", row.ended())
                        .with("seconds", row.took())
                        .with("by", row.by())
                        .with("approvedBy", row.approvedBy().isEmpty() ? null : row.approvedBy())
                        .map())
                .toList();
        return JsonValues.empty().with("releases", releases).map();
    }
}
