package dev.kirikae.cli;

import dev.kirikae.house.Ground;
import dev.kirikae.house.Recorder;
import dev.kirikae.house.ReportFolder;
import dev.kirikae.journal.Chain;
import dev.kirikae.journal.JournalCopy;
import dev.kirikae.report.Report;
import dev.kirikae.tale.Ending;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Leaves a run's report in the report directory, and says where. */
final class Reporting {

    private final Session session;
    private final Ground ground;
    private final boolean ledgerCounts;

    Reporting(Session session, Ground ground) {
        this(session, ground, true);
    }

    /** @param ledgerCounts false where the run went on without the ledger, which cannot be read */
    Reporting(Session session, Ground ground, boolean ledgerCounts) {
        this.session = session;
        this.ground = ground;
        this.ledgerCounts = ledgerCounts;
    }

    /** Where the report is, as a field of the result; none where it could not be written. */
    Map<String, Object> leave(String stage, String service, Recorder recorder, Ending ending) {
        String world = session.voice().headline();
        Report report = new Report(session.surroundings().program(), world, service, stage, recorder.links(), ending);
        Map<String, String> files = new LinkedHashMap<>(report.files());
        if (ground.sandbox() != null && ledgerCounts) {
            files.put("journal.jsonl", whole());
        }
        recorder.logs()
                .forEach((instance, tail) ->
                        files.put("log-" + instance.replaceAll("[^A-Za-z0-9-]", "_") + ".txt", tail));
        String shown = session.options().reportFolder();
        Path folder = session.surroundings().folder().resolve(shown);
        try {
            new ReportFolder(folder).write(files);
            return Map.of("report", shown);
        } catch (IOException e) {
            session.voice().note("the report could not be left in " + shown + ": " + e.getMessage());
            return Map.of();
        }
    }

    /** On an embedded cloud the whole journal is at hand; on AWS each record is a request. */
    private String whole() {
        return JournalCopy.write(
                ground.records().texts().stream().map(Chain::open).toList());
    }
}
