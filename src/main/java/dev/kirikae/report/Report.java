package dev.kirikae.report;

import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.codec.JournalCopy;
import dev.kirikae.journal.codec.Link;
import dev.kirikae.workflow.StageResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run leaves behind: the journal's records, of this run alone or of more, and how the run ended.
 *
 * @param program version of the program
 * @param world the first line of the output: which cloud, which account, as whom
 * @param service its name
 * @param stage the command that ran
 * @param links in their order, without a gap; empty where nothing could be written. The copy of the journal can be
 *     audited by itself only where they begin with its first record
 * @param ending null where the records alone are reported
 */
public record Report(
        String program,
        String world,
        String service,
        String stage,
        List<Link> links,
        @Nullable StageResult ending) {

    public Report {
        links = List.copyOf(links);
    }

    int first() {
        return links.isEmpty() ? 0 : links.get(0).sequence();
    }

    List<JournalEntry> entries() {
        return links.stream().map(Link::entry).toList();
    }

    /** A step for each record, in their order. */
    public List<ReportStep> steps() {
        return Narration.of(first(), entries());
    }

    List<HolderEntries> sessions() {
        return HolderEntries.of(first(), entries());
    }

    String head() {
        return links.isEmpty() ? "" : links.get(links.size() - 1).hash();
    }

    /** The journal's length after the last record. */
    int length() {
        return first() + links.size();
    }

    /** The same as JSON fields: {@code report.json}, through {@link JsonText}. */
    public Map<String, Object> fields() {
        Map<String, Object> journal = new LinkedHashMap<>();
        journal.put("length", length());
        journal.put("head", head());
        return JsonValues.empty()
                .with("program", program)
                .with("world", world)
                .with("service", service)
                .with("stage", stage)
                .with("ending", ending == null ? null : JsonValues.of(ending))
                .with("journal", journal)
                .with("steps", steps().stream().map(JsonValues::of).toList())
                .map();
    }

    /** All that lies in the report directory, text by file name. */
    public Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("report.html", HtmlReport.of(this));
        files.put("report.css", HtmlReport.stylesheet());
        files.put("report.json", JsonText.pretty(fields()) + "\n");
        files.put("junit.xml", JUnitXml.of(this));
        files.put("journal.jsonl", JournalCopy.write(links));
        return files;
    }
}
