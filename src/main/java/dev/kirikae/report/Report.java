package dev.kirikae.report;

import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.codec.JournalCopy;
import dev.kirikae.journal.codec.Link;
import dev.kirikae.workflow.StageResult;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
 * @param logs tails of instances' logs by instance, as they were written
 * @param incidents what went wrong on purpose; empty but for a rehearsal
 */
public record Report(
        String program,
        String world,
        String service,
        String stage,
        List<Link> links,
        @Nullable StageResult ending,
        Map<String, String> logs,
        List<IncidentNote> incidents) {

    /** Where the journal's records lie in the report directory. */
    public static final String JOURNAL = "journal.jsonl";

    private static final String PAGE = "report.html";
    private static final String LOOKS = "report.css";
    private static final String VALUES = "report.json";
    private static final String TESTS = "junit.xml";
    private static final Set<String> FILES =
            Set.of(PAGE, LOOKS, VALUES, TESTS, JOURNAL, HandOff.JSON, HandOff.PROPERTIES);

    public Report {
        links = List.copyOf(links);
        incidents = List.copyOf(incidents);
        logs = Collections.unmodifiableMap(new TreeMap<>(logs));
    }

    /** Without logs. */
    public Report(
            String program,
            String world,
            String service,
            String stage,
            List<Link> links,
            @Nullable StageResult ending) {
        this(program, world, service, stage, links, ending, Map.of());
    }

    /** Of a run in which nothing went wrong on purpose. */
    public Report(
            String program,
            String world,
            String service,
            String stage,
            List<Link> links,
            @Nullable StageResult ending,
            Map<String, String> logs) {
        this(program, world, service, stage, links, ending, logs, List.of());
    }

    /** Whether a run may have left a file of this name beside its report or in it. */
    public static boolean holds(String name) {
        return FILES.contains(name) || LogFile.is(name);
    }

    List<LogFile> logFiles() {
        return LogFile.of(logs);
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
        JsonValues all = JsonValues.empty()
                .with("program", program)
                .with("world", world)
                .with("service", service)
                .with("stage", stage)
                .with("ending", ending == null ? null : JsonValues.of(ending))
                .with("journal", journal)
                .with("steps", steps().stream().map(JsonValues::of).toList());
        return incidents.isEmpty()
                ? all.map()
                : all.with("incidents", incidents.stream().map(Report::values).toList())
                        .map();
    }

    private static Map<String, Object> values(IncidentNote note) {
        return JsonValues.empty()
                .with("incident", note.incident())
                .with("happened", note.happened())
                .with("outcome", note.outcome())
                .with("well", note.well())
                .with("details", note.details())
                .with("seconds", note.took().toSeconds())
                .map();
    }

    /** All that lies in the report directory, text by file name. */
    public Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(PAGE, HtmlReport.of(this));
        files.put(LOOKS, HtmlReport.stylesheet());
        files.put(VALUES, JsonText.pretty(fields()) + "\n");
        files.put(TESTS, JUnitXml.of(this));
        files.put(JOURNAL, JournalCopy.write(links));
        logFiles().forEach(log -> files.put(log.name(), log.text()));
        return files;
    }
}
