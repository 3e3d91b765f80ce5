package dev.kirikae.cli.command;

import dev.kirikae.app.input.UserError;
import dev.kirikae.cli.view.CommandOutcome;
import dev.kirikae.cli.view.JsonFields;
import dev.kirikae.cloud.Incident;
import dev.kirikae.model.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "rehearse",
        description =
                "upload → release → destroy of the repository's HEAD on a scratch embedded cloud, in virtual time")
public final class RehearseCommand implements Command {

    private static final List<String> ENDS = List.of("settled", "restored", "held");

    @Option(
            names = "--incident",
            paramLabel = "NAME",
            description = "something that goes wrong; may be given several times")
    @Nullable
    List<String> incidents;

    @Option(names = "--list-incidents", description = "tells what can go wrong")
    boolean list;

    @Option(names = "--first", description = "nothing was ever released before")
    boolean first;

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
        List<Incident> chosen = chosen();
        return new Rehearsal(session, chosen, first, expect).run();
    }

    private List<Incident> chosen() {
        List<Incident> chosen = new ArrayList<>();
        for (String name : incidents == null ? List.<String>of() : incidents) {
            Incident incident = Incident.of(name);
            if (incident == null) {
                String near = Nearest.question(
                        name,
                        Arrays.stream(Incident.values()).map(Incident::word).toList());
                throw UserError.because("--incident: there is no incident " + name
                        + (near.isEmpty() ? "; kirikae rehearse --list-incidents tells them" : near));
            }
            chosen.add(incident);
        }
        return chosen;
    }

    private static CommandOutcome listed() {
        List<String> lines = new ArrayList<>();
        List<Map<String, Object>> fields = new ArrayList<>();
        for (Incident incident : Incident.values()) {
            lines.add(String.format(Locale.ROOT, "%-27s %s", incident.word(), incident.sentence()));
            fields.add(JsonFields.of("incident", incident.word())
                    .and("sentence", incident.sentence())
                    .map());
        }
        return CommandOutcome.ok("", "rehearse --incident " + Incident.PROBE_FAILS_AFTER_SWITCH.word())
                .with(lines, JsonFields.of("incidents", fields).map());
    }
}
