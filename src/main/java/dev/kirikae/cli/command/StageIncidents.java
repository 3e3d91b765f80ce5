package dev.kirikae.cli.command;

import dev.kirikae.app.rehearsal.IncidentFinding;
import dev.kirikae.app.rehearsal.Notices;
import dev.kirikae.app.world.OpenWorld;
import dev.kirikae.cli.view.CommandOutcome;
import dev.kirikae.cli.view.FindingText;
import dev.kirikae.cli.view.JsonFields;
import dev.kirikae.cloud.Crash;
import dev.kirikae.cloud.EmbeddedControls;
import dev.kirikae.cloud.Harm;
import dev.kirikae.cloud.Incident;
import dev.kirikae.driver.RunListener;
import dev.kirikae.report.IncidentNote;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What goes wrong on purpose in one stage on a kept cloud: set before it, told and taken back after it. What it did to
 * that cloud stays.
 */
final class StageIncidents implements AutoCloseable {
    private final CommandSession session;
    private final OpenWorld openWorld;
    private final Instant begun;
    private final Notices notices = new Notices();

    StageIncidents(CommandSession session, OpenWorld openWorld) {
        this.session = session;
        this.openWorld = openWorld;
        this.begun = openWorld.times().now();
        for (Incident incident : session.incidents()) {
            controls().suffer(incident);
            session.console().note("incident: " + incident.sentence());
        }
    }

    RunListener listening(RunListener listener) {
        return session.incidents().isEmpty() ? listener : new BothListeners(notices, listener);
    }

    /** The outcome with what became of each of them. */
    CommandOutcome with(CommandOutcome outcome) {
        return session.incidents().isEmpty() ? outcome : found(outcome);
    }

    /** The stage has ended so, which is a sign too. */
    void ended(StageResult ending) {
        notices.ended(session.command(), ending, openWorld.times().now());
    }

    /** The process would be dead: what it had begun is left as it is. */
    CommandOutcome died(Crash crash, String typed) {
        notices.died(openWorld.times().now());
        return found(CommandOutcome.failed(
                ExitCode.UNCLEAR,
                "the process was killed right " + (crash.wasDone() ? "after" : "before")
                        + " its call, as was asked for: its intent is open and its lock is not given back",
                List.of(),
                typed));
    }

    private CommandOutcome found(CommandOutcome outcome) {
        List<String> lines = new ArrayList<>();
        List<Map<String, Object>> fields = new ArrayList<>();
        for (IncidentFinding finding : findings()) {
            lines.add("incident " + finding.incident().word() + ": " + FindingText.sentence(finding) + ".");
            fields.add(FindingText.fields(finding).map());
        }
        return outcome.with(lines, JsonFields.of("findings", fields).map());
    }

    private List<IncidentFinding> findings() {
        if (session.incidents().isEmpty()) {
            return List.of();
        }
        EmbeddedControls cloud = controls();
        Instant now = openWorld.times().now();
        List<Harm> harm = cloud.harm().stream()
                .filter(one -> one.until() == null || one.until().isAfter(begun))
                .toList();
        return session.incidents().stream()
                .map(incident -> IncidentFinding.of(incident, cloud.struckAt(incident), notices.all(), harm, now))
                .toList();
    }

    /** For the stage's report, after {@link #ended}. */
    List<IncidentNote> notes() {
        Duration took = Duration.between(begun, openWorld.times().now());
        return findings().stream()
                .map(finding -> new IncidentNote(
                        finding.incident().word(),
                        finding.incident().sentence(),
                        FindingText.sentence(finding),
                        !finding.unnoticed(),
                        List.of(),
                        took))
                .toList();
    }

    private EmbeddedControls controls() {
        return Objects.requireNonNull(openWorld.controls(), "incidents are for embedded clouds");
    }

    @Override
    public void close() {
        if (!session.incidents().isEmpty()) {
            controls().relieve();
        }
    }
}
