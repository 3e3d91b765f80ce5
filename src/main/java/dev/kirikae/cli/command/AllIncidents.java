package dev.kirikae.cli.command;

import dev.kirikae.app.bundle.PreparedBundle;
import dev.kirikae.app.input.CommandContext;
import dev.kirikae.app.rehearsal.Advice;
import dev.kirikae.app.rehearsal.ExpectedEnding;
import dev.kirikae.app.rehearsal.IncidentFinding;
import dev.kirikae.app.world.OpenWorld;
import dev.kirikae.app.world.SystemTimeSource;
import dev.kirikae.cli.view.CommandOutcome;
import dev.kirikae.cli.view.Console;
import dev.kirikae.cli.view.FindingText;
import dev.kirikae.cli.view.JsonFields;
import dev.kirikae.cloud.Incident;
import dev.kirikae.report.IncidentNote;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Every incident, each in a rehearsal of its own; a table of how they ended, and whether as the policy says. */
final class AllIncidents {
    private static final String ROW = "%-26s  %-16s  %-8s  %-9s  %s";

    private final CommandSession session;
    private final boolean first;
    private final boolean rollback;

    private record Row(RehearsalRun.Rehearsed rehearsed, IncidentFinding finding, ExpectedEnding expected) {
        int code() {
            return rehearsed.exit().code();
        }

        String ending() {
            String end = rehearsed.end();
            boolean failed = end.equals("not released") || code() == ExitCode.FAILED.code();
            return failed ? "failed" : end;
        }

        boolean asExpected() {
            return ending().equals(expected.word()) && code() == expected.exit();
        }

        /** Nothing that users met went unnoticed, and the end is the one that was to come. */
        boolean well() {
            return asExpected() && !(finding.unnoticed() && !finding.hurt().isZero());
        }
    }

    /** @param rollback only those that can strike a rollback, each striking one */
    AllIncidents(CommandSession session, boolean first, boolean rollback) {
        this.session = session;
        this.first = first;
        this.rollback = rollback;
    }

    CommandOutcome run() {
        Console console = session.console();
        long begun = SystemTimeSource.nanos();
        try (CommandContext context = session.toPractise()) {
            console.awaitWorld();
            PreparedBundle prepared = new Preparation(console).of(context, null);
            PreparedBundle.Written written = prepared.write(context);
            List<Row> rows = new ArrayList<>();
            for (Incident incident : chosen()) {
                RehearsalRun run = new RehearsalRun(session, context, prepared, written, true);
                RehearsalRun.Scenario scenario = new RehearsalRun.Scenario(List.of(incident), first, rollback);
                try (OpenWorld openWorld = run.open(scenario)) {
                    if (rows.isEmpty()) {
                        console.headline(openWorld.headline(null));
                        openWorld.assumptions().forEach(line -> console.note("assumed: " + line));
                    }
                    RehearsalRun.Rehearsed rehearsed = run.run(openWorld, scenario);
                    if (session.stop().getAsBoolean()) {
                        return CommandOutcome.stopped("the rehearsal was stopped at " + incident.word()
                                + "; nothing outside of it was touched");
                    }
                    IncidentFinding finding = rehearsed.findings().get(0);
                    boolean struck = finding.struck() != null;
                    rows.add(new Row(
                            rehearsed,
                            finding,
                            ExpectedEnding.of(
                                    incident,
                                    context.configuration().compatibleAs(prepared.compatibility()),
                                    struck,
                                    scenario.goesBack())));
                }
            }
            Duration real = Duration.ofNanos(SystemTimeSource.nanos() - begun);
            return outcome(rows, context, prepared, real);
        }
    }

    private List<Incident> chosen() {
        return Arrays.stream(Incident.values())
                .filter(incident -> !rollback || incident.canStrikeRollback())
                .filter(incident -> !first || incident.strikes() != Incident.Strikes.ROLLBACK)
                .toList();
    }

    private CommandOutcome outcome(List<Row> rows, CommandContext context, PreparedBundle prepared, Duration real) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, ROW, "incident", "ending", "noticed", "users", "by"));
        lines.add(
                String.format(Locale.ROOT, ROW, "", "", "after", "hurt for", "").stripTrailing());
        rows.forEach(row -> lines.add(line(row)));
        List<Row> bad = rows.stream().filter(row -> !row.well()).toList();
        List<String> advice = Advice.on(context.configuration(), prepared.content());
        for (Row row : bad) {
            lines.add(row.finding().incident().word() + " " + complaint(row) + ": "
                    + FindingText.sentence(row.finding()) + ".");
        }
        if (bad.stream().anyMatch(row -> row.finding().unnoticed())) {
            lines.add("What would have noticed it:");
            advice.forEach(line -> lines.add("  " + line));
        }
        lines.add(String.format(
                Locale.ROOT,
                "%d incidents, %d ended as the policy says; rehearsed in %.1f s.",
                rows.size(),
                rows.size() - bad.size(),
                real.toMillis() / 1000.0));
        lines.add(Rehearsal.TRUTH);
        String sentence = bad.isEmpty()
                ? ""
                : bad.size() + " of " + rows.size() + " incidents did not end as the policy says: "
                        + String.join(
                                ", ",
                                bad.stream()
                                        .map(row -> row.finding().incident().word())
                                        .toList());
        ExitCode exit = bad.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
        StageResult ending = StageResult.of(
                exit, bad.isEmpty() ? "all " + rows.size() + " incidents ended as the policy says" : sentence, "plan");
        Map<String, Object> left = new ReportOutput(session)
                .write("rehearse", context.configuration().service(), ending, notes(rows, advice));
        return new CommandOutcome(exit, null, sentence, "plan", lines, Map.of(), List.of())
                .with(List.of(), JsonFields.of("incidents", fields(rows)).map())
                .with(List.of(), left);
    }

    private static String line(Row row) {
        String ending = row.ending() + " (" + row.code() + ")" + (row.well() ? "" : " ✗");
        return String.format(
                Locale.ROOT,
                ROW,
                row.finding().incident().word(),
                ending,
                FindingText.noticed(row.finding()),
                FindingText.hurtFor(row.finding()),
                FindingText.by(row.finding()));
    }

    private static String complaint(Row row) {
        return row.asExpected()
                ? "went unnoticed"
                : "ended " + row.ending() + " (" + row.code() + "), and the policy says "
                        + row.expected().words();
    }

    private static List<IncidentNote> notes(List<Row> rows, List<String> advice) {
        return rows.stream()
                .map(row -> new IncidentNote(
                        row.finding().incident().word(),
                        row.finding().incident().sentence(),
                        "ended " + row.ending() + " (" + row.code() + ")"
                                + (row.asExpected()
                                        ? ""
                                        : ", expected " + row.expected().words()) + "; "
                                + FindingText.sentence(row.finding()),
                        row.well(),
                        row.finding().unnoticed() ? advice : List.of(),
                        row.rehearsed().took()))
                .toList();
    }

    private static List<Map<String, Object>> fields(List<Row> rows) {
        return rows.stream()
                .map(row -> FindingText.fields(row.finding())
                        .and("ended", row.ending())
                        .and("exit", row.code())
                        .and("expected", row.expected().word())
                        .and("expectedExit", row.expected().exit())
                        .and("asExpected", row.asExpected())
                        .and("seconds", row.rehearsed().took().toSeconds())
                        .map())
                .toList();
    }
}
