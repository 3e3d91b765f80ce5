package dev.kirikae.report;

import dev.kirikae.journal.JournalEntry;
import dev.kirikae.report.TestCase.Outcome;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A report as JUnit XML, as Jenkins' {@code junit} step reads it: a suite for each stage, a case for each goal, launch,
 * verification and ending. Text that XML cannot hold is made visible, not dropped.
 */
public final class JUnitXml {

    private final XMLStreamWriter out;

    private JUnitXml(XMLStreamWriter out) {
        this.out = out;
    }

    /** The document, whole, with a line end behind it. */
    public static String of(Report report) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new JUnitXml(out).write(report);
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a writer into memory failed", e);
        }
        return text.append('\n').toString();
    }

    private void write(Report report) throws XMLStreamException {
        out.writeStartDocument("UTF-8", "1.0");
        out.writeCharacters("\n");
        out.writeStartElement("testsuites");
        attribute("name", "kirikae " + report.service());
        List<HolderEntries> sessions = report.sessions();
        for (int i = 0; i < sessions.size(); i++) {
            HolderEntries session = sessions.get(i);
            String stage = session.stage().isEmpty() ? report.stage() : session.stage();
            List<TestCase> trials = new ArrayList<>(TestCase.of(stage, session));
            if (i == sessions.size() - 1 && report.ending() != null) {
                trials.add(TestCase.of(report.stage(), report.ending()));
            }
            suite(report, stage, session, trials);
        }
        if (sessions.isEmpty() && report.ending() != null) {
            HolderEntries nothing = new HolderEntries(0, null, List.of());
            suite(report, report.stage(), nothing, List.of(TestCase.of(report.stage(), report.ending())));
        }
        incidents(report);
        line(0);
        out.writeEndElement();
        out.writeEndDocument();
    }

    /** One case for each thing that went wrong on purpose. */
    private void incidents(Report report) throws XMLStreamException {
        List<IncidentNote> notes = report.incidents();
        if (notes.isEmpty()) {
            return;
        }
        line(1);
        out.writeStartElement("testsuite");
        attribute("name", "incidents");
        attribute("tests", Integer.toString(notes.size()));
        attribute(
                "failures",
                Long.toString(notes.stream().filter(note -> !note.well()).count()));
        attribute("errors", "0");
        attribute("skipped", "0");
        for (IncidentNote note : notes) {
            line(2);
            out.writeStartElement("testcase");
            attribute("classname", "kirikae." + report.service().replace('.', '-') + ".incidents");
            attribute("name", note.incident());
            attribute("time", seconds(note.took()));
            line(3);
            out.writeStartElement(note.well() ? "system-out" : "failure");
            if (!note.well()) {
                attribute("message", note.outcome());
            }
            characters(note.happened() + " It " + note.outcome() + ".");
            for (String detail : note.details()) {
                out.writeCharacters("\n");
                characters(detail);
            }
            out.writeEndElement();
            line(2);
            out.writeEndElement();
        }
        line(1);
        out.writeEndElement();
    }

    private void suite(Report report, String stage, HolderEntries session, List<TestCase> trials)
            throws XMLStreamException {
        List<JournalEntry> entries = session.entries();
        line(1);
        out.writeStartElement("testsuite");
        attribute("name", stage);
        attribute("tests", Integer.toString(trials.size()));
        attribute("failures", Long.toString(count(trials, Outcome.FAILED)));
        attribute("errors", "0");
        attribute("skipped", Long.toString(count(trials, Outcome.SKIPPED)));
        if (!entries.isEmpty()) {
            Duration whole = Duration.between(
                    entries.get(0).at(), entries.get(entries.size() - 1).at());
            attribute("time", seconds(whole));
            attribute("timestamp", Formats.iso(entries.get(0).at()));
        }
        properties(report, session);
        for (TestCase trial : trials) {
            testcase(report, stage, trial);
        }
        if (!entries.isEmpty()) {
            line(2);
            out.writeStartElement("system-out");
            for (ReportStep step : Narration.of(session.first(), entries)) {
                characters(Formats.instant(step.at()) + "  " + step.kind() + "  " + step.text());
                out.writeCharacters("\n");
            }
            out.writeEndElement();
        }
        line(1);
        out.writeEndElement();
    }

    private void properties(Report report, HolderEntries session) throws XMLStreamException {
        line(2);
        out.writeStartElement("properties");
        property("world", report.world());
        property("program", report.program());
        if (session.took() != null) {
            property("holder", session.took().holder());
        }
        for (JournalEntry entry : session.entries()) {
            if (entry instanceof JournalEntry.Allowed e) {
                property("allowed: " + e.guard(), e.by() + ": " + e.reason());
            }
        }
        line(2);
        out.writeEndElement();
    }

    private void property(String name, String value) throws XMLStreamException {
        line(3);
        out.writeEmptyElement("property");
        attribute("name", name);
        attribute("value", value);
    }

    private void testcase(Report report, String stage, TestCase trial) throws XMLStreamException {
        line(2);
        out.writeStartElement("testcase");
        attribute("classname", "kirikae." + report.service().replace('.', '-') + "." + stage + "." + trial.group());
        attribute("name", trial.name());
        attribute("time", seconds(trial.took()));
        String evidence = trial.evidence().stream().map(Visible::text).collect(Collectors.joining("\n"));
        if (trial.outcome() == Outcome.FAILED) {
            line(3);
            out.writeStartElement("failure");
            attribute("message", trial.why());
            out.writeCharacters(evidence);
            out.writeEndElement();
        } else if (trial.outcome() == Outcome.SKIPPED) {
            line(3);
            out.writeEmptyElement("skipped");
            attribute("message", trial.why());
        }
        if (trial.outcome() != Outcome.FAILED && !evidence.isEmpty()) {
            line(3);
            out.writeStartElement("system-out");
            out.writeCharacters(evidence);
            out.writeEndElement();
        }
        line(2);
        out.writeEndElement();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        out.writeAttribute(name, Visible.text(value));
    }

    private void characters(String text) throws XMLStreamException {
        out.writeCharacters(Visible.text(text));
    }

    private void line(int depth) throws XMLStreamException {
        out.writeCharacters("\n" + "  ".repeat(depth));
    }

    private static long count(List<TestCase> trials, Outcome outcome) {
        return trials.stream().filter(t -> t.outcome() == outcome).count();
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toMillis() / 1000.0);
    }
}
