package dev.kirikae.cli.command;

import dev.kirikae.app.rehearsal.IncidentFinding;
import dev.kirikae.app.rehearsal.Notices;
import dev.kirikae.app.world.EmbeddedControls;
import dev.kirikae.app.world.OpenWorld;
import dev.kirikae.cli.view.CommandOutcome;
import dev.kirikae.cli.view.FindingText;
import dev.kirikae.cli.view.JsonFields;
import dev.kirikae.cloud.Crash;
import dev.kirikae.cloud.Harm;
import dev.kirikae.cloud.Incident;
import dev.kirikae.driver.RunListener;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.StageResult;
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
    CommandOutcome with(CommandOutcome outcome, StageResult ending) {
        if (session.incidents().isEmpty()) {
            return outcome;
        }
        notices.ended(session.command(), ending, openWorld.times().now());
        return found(outcome);
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
        EmbeddedControls cloud = controls();
        Instant now = openWorld.times().now();
        List<Harm> harm = cloud.harm().stream()
                .filter(one -> one.until() == null || one.until().isAfter(begun))
                .toList();
        List<String> lines = new ArrayList<>();
        List<Map<String, Object>> fields = new ArrayList<>();
        for (Incident incident : session.incidents()) {
            IncidentFinding finding = IncidentFinding.of(incident, cloud.struckAt(incident), notices.all(), harm, now);
            lines.add("incident " + incident.word() + ": " + FindingText.sentence(finding) + ".");
            fields.add(FindingText.fields(finding).map());
        }
        return outcome.with(lines, JsonFields.of("findings", fields).map());
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
