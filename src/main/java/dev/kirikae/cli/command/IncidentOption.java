package dev.kirikae.cli.command;

import dev.kirikae.app.input.UserError;
import dev.kirikae.cloud.Incident;
import dev.kirikae.model.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code --incident} names. */
final class IncidentOption {

    private IncidentOption() {}

    /**
     * @param names as they were typed; null: none
     * @param list the command that lists them
     * @throws UserError where there is no incident of a name
     */
    static List<Incident> read(@Nullable List<String> names, String list) {
        List<Incident> chosen = new ArrayList<>();
        for (String name : names == null ? List.<String>of() : names) {
            Incident incident = Incident.of(name);
            if (incident == null) {
                String near = Nearest.question(
                        name,
                        Arrays.stream(Incident.values()).map(Incident::word).toList());
                throw UserError.because("--incident: there is no incident " + name
                        + (near.isEmpty() ? "; " + list + " tells them" : near));
            }
            chosen.add(incident);
        }
        return List.copyOf(chosen);
    }
}
