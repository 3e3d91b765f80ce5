package dev.kirikae.cli.command;

import dev.kirikae.app.run.ReportFolder;
import dev.kirikae.app.run.RunRecorder;
import dev.kirikae.app.world.OpenWorld;
import dev.kirikae.journal.codec.Chain;
import dev.kirikae.journal.codec.JournalCopy;
import dev.kirikae.report.IncidentNote;
import dev.kirikae.report.Report;
import dev.kirikae.workflow.StageResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Leaves a run's report in the report directory, and says where. */
final class ReportOutput {

    private final CommandSession session;
    private final @Nullable OpenWorld openWorld;
    private final boolean ledgerCounts;

    ReportOutput(CommandSession session, OpenWorld openWorld) {
        this(session, openWorld, true);
    }

    /** Of many runs, none of which counts more than the others: without a journal. */
    ReportOutput(CommandSession session) {
        this.session = session;
        this.openWorld = null;
        this.ledgerCounts = false;
    }

    /** @param ledgerCounts false where the run went on without the ledger, which cannot be read */
    ReportOutput(CommandSession session, OpenWorld openWorld, boolean ledgerCounts) {
        this.session = session;
        this.openWorld = openWorld;
        this.ledgerCounts = ledgerCounts;
    }

    /** Where the report is, as a field of the result; none where it could not be written. */
    Map<String, Object> write(String stage, String service, RunRecorder recorder, StageResult ending) {
        return write(stage, service, recorder, ending, List.of());
    }

    /** The same of many runs: their incidents alone. */
    Map<String, Object> write(String stage, String service, StageResult ending, List<IncidentNote> incidents) {
        return write(stage, service, new RunRecorder(session.process().program()), ending, incidents);
    }

    /** The same with what went wrong on purpose. */
    Map<String, Object> write(
            String stage, String service, RunRecorder recorder, StageResult ending, List<IncidentNote> incidents) {
        String world = session.console().headline();
        Report report = new Report(
                session.process().program(),
                world,
                service,
                stage,
                recorder.links(),
                pasteable(ending),
                recorder.logs(),
                incidents);
        Map<String, String> files = new LinkedHashMap<>(report.files());
        OpenWorld whole = openWorld;
        if (whole != null && whole.controls() != null && ledgerCounts) {
            files.put(Report.JOURNAL, whole(whole));
        }
        String shown = session.options().reportFolder();
        Path folder = session.process().folder().resolve(shown);
        try {
            new ReportFolder(folder).write(files);
            return Map.of("report", shown);
        } catch (IOException e) {
            session.console().note("the report could not be left in " + shown + ": " + e.getMessage());
            return Map.of();
        }
    }

    /** Before a run: an older one's report is no longer there to be taken for this one's. */
    static void clear(CommandSession session) {
        String shown = session.options().reportFolder();
        try {
            new ReportFolder(session.process().folder().resolve(shown)).clear();
        } catch (IOException e) {
            session.console().note("an older report could not be taken away from " + shown + ": " + e.getMessage());
        }
    }

    /** With the next command as it is typed here: on a page of practice one without its cloud would go to AWS. */
    private StageResult pasteable(StageResult ending) {
        return ending.leadingTo(NextCommand.arguments(ending.next(), session.options()));
    }

    /** On an embedded cloud the whole journal is at hand; on AWS each record is a request. */
    private static String whole(OpenWorld embedded) {
        return JournalCopy.write(
                embedded.records().texts().stream().map(Chain::open).toList());
    }
}
