package dev.kirikae.journal;

import dev.kirikae.journal.ReleaseRecord.State;
import java.time.Instant;

/**
 * One step in the life of a release, as an entry of the journal brings it about.
 *
 * @param release its id
 * @param to where it leads: what {@link ReleaseLife} says, or, for a step that it forbids, where the event usually
 *     leads
 * @param isAllowed whether {@link ReleaseLife} has it
 * @param why in words; empty where there is nothing to add
 * @param at the entry's time
 */
public record ReleaseStep(
        String release, State from, ReleaseEvent event, State to, boolean isAllowed, String why, Instant at) {

    static ReleaseStep of(ReleaseRecord release, ReleaseEvent event, String why, Instant at) {
        State to = ReleaseLife.after(release.state(), event);
        return new ReleaseStep(
                release.id(), release.state(), event, to == null ? event.usual() : to, to != null, why, at);
    }

    /** For people: release, event, and the state before. */
    public String words() {
        return release + ": " + event.word() + " while " + from.name().toLowerCase(java.util.Locale.ROOT);
    }
}
