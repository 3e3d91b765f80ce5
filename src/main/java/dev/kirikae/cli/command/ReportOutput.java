package dev.kirikae.cli.command;

import dev.kirikae.app.run.ReportFolder;
import dev.kirikae.app.run.RunRecorder;
import dev.kirikae.app.world.OpenWorld;
import dev.kirikae.journal.codec.Chain;
import dev.kirikae.journal.codec.JournalCopy;
import dev.kirikae.report.Report;
import dev.kirikae.workflow.StageResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Leaves a run's report in the report directory, and says where. */
final class ReportOutput {

    private final CommandSession session;
    private final OpenWorld openWorld;
    private final boolean ledgerCounts;

    ReportOutput(CommandSession session, OpenWorld openWorld) {
        this(session, openWorld, true);
    }

    /** @param ledgerCounts false where the run went on without the ledger, which cannot be read */
    ReportOutput(CommandSession session, OpenWorld openWorld, boolean ledgerCounts) {
        this.session = session;
        this.openWorld = openWorld;
        this.ledgerCounts = ledgerCounts;
    }

    /** Where the report is, as a field of the result; none where it could not be written. */
    Map<String, Object> write(String stage, String service, RunRecorder recorder, StageResult ending) {
        String world = session.console().headline();
        Report report = new Report(
                session.process().program(),
                world,
                service,
                stage,
                recorder.links(),
                pasteable(ending),
                recorder.logs());
        Map<String, String> files = new LinkedHashMap<>(report.files());
        if (openWorld.controls() != null && ledgerCounts) {
            files.put(Report.JOURNAL, whole());
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
    private String whole() {
        return JournalCopy.write(
                openWorld.records().texts().stream().map(Chain::open).toList());
    }
}
