package dev.kirikae.cli;

import dev.kirikae.house.Engagement;
import dev.kirikae.house.Recorder;
import dev.kirikae.house.ReportFolder;
import dev.kirikae.report.Report;
import dev.kirikae.tale.Ending;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Leaves a run's report in the report directory, and says where. */
final class Reporting {

    private final Session session;

    Reporting(Session session) {
        this.session = session;
    }

    /** One line for people that says where the report is; none where nothing was written into the journal. */
    List<String> leave(String stage, Engagement engagement, Recorder recorder, Ending ending) {
        return leave(stage, engagement.configuration().service(), recorder, ending);
    }

    List<String> leave(String stage, String service, Recorder recorder, Ending ending) {
        String world = session.voice().headline();
        Report report = new Report(
                session.surroundings().program(), world, service, stage, recorder.links(), ending);
        Map<String, String> files = new LinkedHashMap<>(report.files());
        recorder.logs().forEach((instance, tail) -> files.put("log-" + instance.replaceAll("[^A-Za-z0-9-]", "_") + ".txt", tail));
        String shown = session.options().reportFolder();
        Path folder = session.surroundings().folder().resolve(shown);
        try {
            new ReportFolder(folder).write(files);
            return List.of("report: " + shown + "/report.html");
        } catch (IOException e) {
            session.voice().note("the report could not be left in " + shown + ": " + e.getMessage());
            return List.of();
        }
    }

}
