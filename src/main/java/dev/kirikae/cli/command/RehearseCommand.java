package dev.kirikae.cli.command;

import dev.kirikae.app.input.UserError;
import dev.kirikae.cli.view.CommandOutcome;
import dev.kirikae.cli.view.JsonFields;
import dev.kirikae.cloud.Incident;
import dev.kirikae.model.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "rehearse",
        description =
                "upload → release → destroy of the repository's HEAD on a scratch embedded cloud, in virtual time")
public final class RehearseCommand implements Command {

    private static final List<String> ENDS = List.of("settled", "restored", "held");
    private static final String ALL = "all";

    @Option(
            names = "--incident",
            paramLabel = "NAME",
            description = "something that goes wrong, may be given several times; all: each by itself, in a table")
    @Nullable
    List<String> incidents;

    @Option(names = "--list-incidents", description = "tells what can go wrong")
    boolean list;

    @Option(names = "--first", description = "nothing was ever released before")
    boolean first;

    @Option(
            names = "--rollback",
            description = "after the release has settled, a rollback: incidents that can strike it strike it there")
    boolean rollback;

    @Option(
            names = "--expect",
            paramLabel = "END",
            description = "settled, restored or held: 0 if the release ends so, else 6")
    @Nullable
    String expect;

    @Override
    public CommandOutcome run(CommandSession session) {
        if (list) {
            return listed();
        }
        ReportOutput.clear(session);
        if (expect != null && !ENDS.contains(expect)) {
            throw UserError.because("--expect: " + expect + " is no end of a release" + Nearest.choice(expect, ENDS));
        }
        if (first && rollback) {
            throw UserError.because("--first, --rollback: after a first release there is nothing to go back to");
        }
        if (incidents != null && incidents.contains(ALL)) {
            if (incidents.size() > 1 || expect != null) {
                throw UserError.because(
                        "--incident all: alone, and without --expect: each incident has its own ending");
            }
            return new AllIncidents(session, first, rollback).run();
        }
        RehearsalRun.Scenario scenario = new RehearsalRun.Scenario(
                IncidentOption.read(incidents, "kirikae rehearse --list-incidents"), first, rollback);
        if (first && scenario.goesBack()) {
            throw UserError.because("--first: after a first release there is nothing to go back to, so that "
                    + scenario.incidents().stream()
                            .filter(incident -> incident.strikes() == Incident.Strikes.ROLLBACK)
                            .map(Incident::word)
                            .findFirst()
                            .orElse("")
                    + " cannot strike");
        }
        return new Rehearsal(session, scenario, expect).run();
    }

    private static boolean isRollback(Incident.Strikes stage) {
        return stage == Incident.Strikes.ROLLBACK;
    }

    private static CommandOutcome listed() {
        List<String> lines = new ArrayList<>();
        List<Map<String, Object>> fields = new ArrayList<>();
        for (Incident.Strikes stage : Incident.Strikes.values()) {
            lines.add("strikes " + stage.word() + ":");
            for (Incident incident : Incident.values()) {
                if (incident.strikes() == stage) {
                    lines.add(
                            "  " + incident.word() + (incident.canStrikeRollback() && !isRollback(stage) ? " *" : ""));
                    lines.add("      " + incident.sentence());
                    lines.add("      noticed by: " + incident.noticedBy());
                    fields.add(JsonFields.of("incident", incident.word())
                            .and("sentence", incident.sentence())
                            .and("strikes", stage.word())
                            .and("strikesRollback", incident.canStrikeRollback())
                            .and("noticedBy", incident.noticedBy())
                            .map());
                }
            }
        }
        lines.add("* strikes a rollback too, with --rollback. Of a kept cloud, --incident goes with each stage:");
        lines.add("  kirikae --cloud local:DIR release --incident " + Incident.SWAP_ANSWER_LOST.word());
        return CommandOutcome.ok("", "rehearse --incident " + Incident.PROBE_FAILS_AFTER_SWITCH.word())
                .with(lines, JsonFields.of("incidents", fields).map());
    }
}
