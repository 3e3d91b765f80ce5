package dev.kirikae.cli.command;

import dev.kirikae.app.bundle.PreparedBundle;
import dev.kirikae.app.input.CommandContext;
import dev.kirikae.app.rehearsal.Advice;
import dev.kirikae.app.rehearsal.IncidentFinding;
import dev.kirikae.app.world.OpenWorld;
import dev.kirikae.app.world.SystemTimeSource;
import dev.kirikae.cli.view.ClockText;
import dev.kirikae.cli.view.CommandOutcome;
import dev.kirikae.cli.view.Console;
import dev.kirikae.cli.view.FindingText;
import dev.kirikae.cli.view.JsonFields;
import dev.kirikae.cli.view.VerificationForecast;
import dev.kirikae.cloud.Incident;
import dev.kirikae.report.IncidentNote;
import dev.kirikae.workflow.ExitCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One rehearsal, told from its first line to its last. */
final class Rehearsal {

    static final String TRUTH = "This rehearsed the release, not the application: its configuration, order, verdicts"
            + " and way back. What would be called on AWS: kirikae plan.";

    private final CommandSession session;
    private final RehearsalRun.Scenario scenario;
    private final @Nullable String expected;

    Rehearsal(CommandSession session, RehearsalRun.Scenario scenario, @Nullable String expected) {
        this.session = session;
        this.scenario = scenario;
        this.expected = expected;
    }

    CommandOutcome run() {
        Console console = session.console();
        long begun = SystemTimeSource.nanos();
        try (CommandContext context = session.toPractise()) {
            console.awaitWorld();
            PreparedBundle prepared = new Preparation(console).of(context, null);
            PreparedBundle.Written written = prepared.write(context);
            RehearsalRun run = new RehearsalRun(session, context, prepared, written, false);
            try (OpenWorld openWorld = run.open(scenario)) {
                console.headline(openWorld.headline(null));
                openWorld.assumptions().forEach(line -> console.note("assumed: " + line));
                RehearsalRun.Rehearsed rehearsed = run.run(openWorld, scenario);
                Duration real = Duration.ofNanos(SystemTimeSource.nanos() - begun);
                List<IncidentNote> notes = notes(rehearsed, context, prepared);
                String service = context.configuration().service();
                Map<String, Object> left = new ReportOutput(session, openWorld)
                        .write(
                                "rehearse",
                                service,
                                run.recorder(),
                                rehearsed.last().leadingTo("plan"),
                                notes);
                boolean stopped = session.stop().getAsBoolean();
                List<String> warning = VerificationForecast.warning(context.configuration());
                return (stopped ? stopped(rehearsed) : outcome(rehearsed, notes, warning, real))
                        .with(List.of(), fields(rehearsed))
                        .with(List.of(), left);
            }
        }
    }

    private static CommandOutcome stopped(RehearsalRun.Rehearsed rehearsed) {
        List<RehearsalRun.RunStage> stages = rehearsed.stages();
        return CommandOutcome.stopped("the rehearsal was stopped in its "
                + stages.get(stages.size() - 1).stage() + "; nothing outside of it was touched");
    }

    private static List<IncidentNote> notes(
            RehearsalRun.Rehearsed rehearsed, CommandContext context, PreparedBundle prepared) {
        List<IncidentNote> notes = new ArrayList<>();
        for (IncidentFinding finding : rehearsed.findings()) {
            List<String> advice =
                    finding.unnoticed() ? Advice.on(context.configuration(), prepared.content()) : List.of();
            notes.add(new IncidentNote(
                    finding.incident().word(),
                    finding.incident().sentence(),
                    FindingText.sentence(finding),
                    !finding.unnoticed(),
                    advice,
                    rehearsed.took()));
        }
        return notes;
    }

    private CommandOutcome outcome(
            RehearsalRun.Rehearsed rehearsed, List<IncidentNote> notes, List<String> warning, Duration real) {
        List<String> lines = new ArrayList<>();
        for (RehearsalRun.RunStage one : rehearsed.stages()) {
            ExitCode exit = one.ending().exit();
            boolean shownBelow =
                    exit != ExitCode.OK && expected == null && one.ending().equals(rehearsed.last());
            String sentence = exit == ExitCode.OK
                    ? one.ending().sentence()
                    : "exit " + exit.code()
                            + (shownBelow ? ", told below" : ": " + one.ending().sentence());
            lines.add(String.format(Locale.ROOT, "%-8s %-9s %s", one.stage(), ClockText.span(one.took()), sentence));
        }
        lines.add(String.format(
                Locale.ROOT,
                "The release ended %s, %s after upload began; rehearsed in %.1f s.",
                rehearsed.end(),
                ClockText.span(rehearsed.took()),
                real.toMillis() / 1000.0));
        for (IncidentNote note : notes) {
            lines.add("incident " + note.incident() + ": " + note.outcome() + ".");
            if (!note.details().isEmpty()) {
                lines.add("What would have noticed it:");
                note.details().forEach(line -> lines.add("  " + line));
            }
        }
        lines.addAll(warning);
        lines.add(TRUTH);
        String wanted = expected;
        if (wanted != null) {
            boolean so = wanted.equals(rehearsed.end());
            String sentence = "expected to end " + wanted + (so ? ", and it did" : ", but it ended " + rehearsed.end());
            return new CommandOutcome(
                    so ? ExitCode.OK : ExitCode.FAILED, null, sentence, "plan", lines, Map.of(), List.of());
        }
        ExitCode exit = rehearsed.exit();
        RehearsalRun.RunStage newest = rehearsed.stages().get(rehearsed.stages().size() - 1);
        String sentence = rehearsed.last().exit() == ExitCode.OK
                ? newest.ending().sentence()
                : rehearsed.last().sentence();
        return new CommandOutcome(
                exit,
                rehearsed.last().guard(),
                exit == ExitCode.OK ? "" : sentence,
                "plan",
                lines,
                Map.of(),
                List.of());
    }

    private Map<String, Object> fields(RehearsalRun.Rehearsed rehearsed) {
        return JsonFields.of("ended", rehearsed.end())
                .and("seconds", rehearsed.took().toSeconds())
                .and(
                        "stages",
                        rehearsed.stages().stream()
                                .map(one -> JsonFields.of("stage", one.stage())
                                        .and("exit", one.ending().exit().code())
                                        .and("sentence", one.ending().sentence())
                                        .and("seconds", one.took().toSeconds())
                                        .map())
                                .toList())
                .and(
                        "incidents",
                        scenario.incidents().stream().map(Incident::word).toList())
                .and(
                        "findings",
                        rehearsed.findings().stream()
                                .map(finding -> FindingText.fields(finding).map())
                                .toList())
                .and("assumed", rehearsed.assumed())
                .and("rehearsed", TRUTH)
                .map();
    }
}
