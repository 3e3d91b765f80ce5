package dev.kirikae.report;

import dev.kirikae.journal.JournalEntry;
import dev.kirikae.report.ReportStep.Mark;
import dev.kirikae.workflow.StageResult;
import java.util.List;

/**
 * A report as one static page with one stylesheet beside it, {@code report.css}. No script, no inline style, nothing
 * loaded from elsewhere, so that it looks the same under Jenkins' content security policy.
 */
public final class HtmlReport {

    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'";

    private final Markup out = new Markup();
    private final Report report;

    private HtmlReport(Report report) {
        this.report = report;
    }

    /** The page, whole: well-formed as XML too. */
    public static String of(Report report) {
        return new HtmlReport(report).page();
    }

    /** The text of {@code report.css}. */
    public static String stylesheet() {
        return Stylesheet.TEXT;
    }

    private String page() {
        out.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", "en");
        out.line().open("head");
        out.line().empty("meta", "charset", "utf-8");
        out.line().empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
        out.line().empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        out.line().text("title", report.stage() + " of " + report.service() + " – Kirikae");
        out.line().empty("link", "rel", "stylesheet", "href", "report.css");
        out.line().close();
        out.line().open("body");
        out.line().open("header");
        out.line().text("p", "Kirikae " + report.program(), "class", "program");
        out.line().text("h1", report.stage() + " of " + report.service());
        out.line().text("p", report.world(), "class", "world");
        out.line().close();
        out.line().open("main");
        StageResult ending = report.ending();
        if (ending != null) {
            ending(ending);
        }
        facts();
        out.line().open("div", "class", "picture", "tabindex", "0");
        Timeline.write(out, report);
        out.line().close();
        incidents();
        guards();
        CheckTable checks = CheckTable.of(report.entries());
        if (!checks.isEmpty()) {
            checks.write(out);
        }
        logs();
        journal();
        out.line().close();
        footer();
        out.line().close();
        out.line().close();
        return "<!DOCTYPE html>\n" + out + "\n";
    }

    private void ending(StageResult ending) {
        out.line().open("section", "class", "ending " + tone(ending));
        out.line().text("p", word(ending), "class", "word");
        out.line().text("p", ending.sentence(), "class", "sentence");
        if (!ending.evidence().isEmpty()) {
            out.line().open("ul", "class", "evidence");
            ending.evidence()
                    .forEach(item -> out.line()
                            .text("li", item, "class", item.startsWith(StageResult.LOG_LINE) ? "tail" : "item"));
            out.line().close();
        }
        if (!ending.next().isEmpty()) {
            out.line().open("p", "class", "next").say("Next: ");
            out.text("code", "kirikae " + ending.next()).close();
        }
        out.line().close();
    }

    private void incidents() {
        if (report.incidents().isEmpty()) {
            return;
        }
        out.line().open("section", "class", "session");
        out.line().text("h2", "What went wrong on purpose");
        out.line().open("ol", "class", "incidents");
        for (IncidentNote note : report.incidents()) {
            out.line().open("li", "class", note.well() ? "good" : "bad");
            out.text("span", note.well() ? "✓" : "✗", "class", "sign");
            out.open("div");
            out.text("span", note.incident(), "class", "kind").say(" ");
            out.text("span", note.happened() + " It " + note.outcome() + ".", "class", "text");
            if (!note.details().isEmpty()) {
                out.text("p", "What would have noticed it:");
                out.open("pre").say(String.join("\n", note.details())).close();
            }
            out.close();
            out.close();
        }
        out.line().close();
        out.line().close();
    }

    private void guards() {
        List<JournalEntry.Allowed> passed = report.entries().stream()
                .filter(JournalEntry.Allowed.class::isInstance)
                .map(JournalEntry.Allowed.class::cast)
                .toList();
        if (passed.isEmpty()) {
            return;
        }
        out.line().open("section", "class", "guards");
        out.line().text("h2", "Guards passed by name");
        out.line().open("ul");
        for (JournalEntry.Allowed allowed : passed) {
            out.line().open("li");
            out.text("strong", allowed.guard());
            String meaning = Formats.guard(allowed.guard());
            out.say(meaning.isEmpty() ? " " : ", " + meaning + ". ");
            out.text("span", allowed.by() + ": " + allowed.reason(), "class", "reason");
            out.close();
        }
        out.line().close();
        out.line().close();
    }

    private void logs() {
        List<LogFile> logs = report.logFiles();
        if (logs.isEmpty()) {
            return;
        }
        out.line().open("section", "class", "logs");
        out.line().text("h2", "Logs of the instances");
        for (LogFile log : logs) {
            List<String> shown = log.shown();
            out.line().open("p").say(log.instance() + ": ");
            out.text("a", log.name(), "href", log.name());
            out.say(shown.size() == log.lines().size() ? "" : ", its last " + shown.size() + " lines")
                    .close();
            out.line().open("ul", "class", "log");
            shown.forEach(line -> out.line().text("li", line));
            out.line().close();
        }
        out.line().close();
    }

    private void facts() {
        List<ReleaseFacts.Fact> facts = ReleaseFacts.of(report.sessions());
        if (facts.isEmpty()) {
            return;
        }
        out.line().open("section", "class", "facts");
        out.line().text("h2", "In short");
        out.line().open("dl");
        for (ReleaseFacts.Fact fact : facts) {
            out.line().text("dt", fact.label()).text("dd", fact.text());
        }
        out.line().close();
        out.line().close();
    }

    /** Folded: the last that anybody looks for, and the only place with operation ids. */
    private void journal() {
        if (report.sessions().isEmpty()) {
            return;
        }
        out.line().text("h2", "The journal", "class", "journal");
        for (HolderEntries session : report.sessions()) {
            session(session);
        }
    }

    private void session(HolderEntries session) {
        JournalEntry.Took took = session.took();
        int records = session.entries().size();
        out.line().open("details", "class", "session");
        out.line().open("summary").text("strong", took == null ? report.stage() : took.stage());
        out.say(", " + (records == 1 ? "1 record" : records + " records"));
        if (took != null) {
            out.say(" ").text("span", took.holder(), "class", "holder");
        }
        out.close();
        out.line().open("ol");
        for (ReportStep step : Narration.of(session.first(), session.entries())) {
            if (!step.kind().equals("took")) {
                step(step);
            }
        }
        out.line().close();
        out.line().close();
    }

    private void step(ReportStep step) {
        out.line().open("li", "class", Formats.word(step.mark()));
        out.text("time", Formats.instant(step.at()), "datetime", step.at().toString());
        out.text("span", sign(step.mark()), "class", "sign");
        out.open("div");
        out.text("span", step.kind(), "class", "kind").say(" ");
        out.text("span", step.text(), "class", "text");
        if (!step.evidence().isEmpty()) {
            out.open("ul", "class", "evidence");
            step.evidence().forEach(evidence -> out.text("li", evidence));
            out.close();
        }
        out.close();
        out.close();
    }

    private void footer() {
        out.line().open("footer");
        out.line().open("p").say("Journal of " + report.length() + " records, head ");
        out.text("code", report.head().isEmpty() ? "none" : report.head()).close();
        out.line().text("p", "Times are UTC. The timeline gives long pauses less room than they took.");
        out.line().close();
    }

    private static String sign(Mark mark) {
        return switch (mark) {
            case PLAIN -> "·";
            case GOOD -> "✓";
            case DOUBTFUL -> "?";
            case BAD -> "✗";
        };
    }

    private static String tone(StageResult ending) {
        return switch (ending.exit()) {
            case OK -> "good";
            case REFUSED, LOCKED, UNCLEAR, STOPPED, PERSON -> "doubtful";
            case BUG, BAD_INPUT, FAILED, RESTORED, INTEGRITY, NOT_ALLOWED -> "bad";
        };
    }

    private static String word(StageResult ending) {
        String word = switch (ending.exit()) {
            case OK -> "Goal reached";
            case BUG -> "A bug of Kirikae";
            case BAD_INPUT -> "Bad input";
            case REFUSED -> "Refused by a guard";
            case LOCKED -> "Locked by somebody else";
            case UNCLEAR -> "Interrupted or unclear";
            case FAILED -> "Failed; the live name was not touched";
            case RESTORED -> "Failed and moved back";
            case PERSON -> "A person must decide";
            case INTEGRITY -> "Not what it should be";
            case NOT_ALLOWED -> "Not allowed";
            case STOPPED -> "Stopped";
        };
        String guard = ending.guard() == null ? "" : ": " + ending.guard().word();
        return word + guard + " (exit " + ending.exit().code() + ")";
    }
}
