package dev.kirikae.report;

import java.time.Duration;
import java.util.List;

/**
 * What became of something that went wrong on purpose, in a rehearsal.
 *
 * @param incident its name, as it is typed
 * @param happened what went wrong, in one sentence
 * @param outcome whether and by what it was noticed, and for how long users met it, in one sentence
 * @param well whether it ended as it should, and nothing that hurt went unnoticed
 * @param details what is to be done, one line each; empty where nothing is
 * @param took the rehearsed time
 */
public record IncidentNote(
        String incident, String happened, String outcome, boolean well, List<String> details, Duration took) {
    public IncidentNote {
        details = List.copyOf(details);
    }
}
