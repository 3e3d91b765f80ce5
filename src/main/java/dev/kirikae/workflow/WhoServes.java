package dev.kirikae.workflow;

import dev.kirikae.journal.JournalState;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.model.EnvironmentId;
import org.jspecify.annotations.Nullable;

/**
 * After a switch every ending says who serves users now, as long as its release has not ended: also one that refused, was
 * interrupted, or found the lock held.
 */
final class WhoServes {

    /** How a stage words it that knows better than the journal. */
    private static final String WORDED = "serves users";

    private WhoServes() {}

    static StageResult naming(StageResult ending, RunState state) {
        JournalState journal = state.journal();
        if (ending.sentence().contains(WORDED)) {
            return ending;
        }
        if (journal.isNameOpen()) {
            return naming(ending, "It is not known yet who " + WORDED);
        }
        EnvironmentId live = journal.live();
        return live == null || !state.touched() && journal.moved() == null
                ? ending
                : naming(ending, name(journal, live) + known(live, state.seen()));
    }

    /** What was seen is said; what the journal alone knows is said to be so. */
    private static String known(EnvironmentId live, RunState.@Nullable Seen seen) {
        if (seen == null) {
            return " " + WORDED + ", as the journal knows it";
        }
        boolean there = seen.environments().stream().anyMatch(e -> e.id().equals(live) && e.exists());
        return there ? " " + WORDED : " had the live name, and is not shown any more";
    }

    private static StageResult naming(StageResult ending, String who) {
        String sentence = ending.sentence() + ". " + who;
        return new StageResult(ending.exit(), ending.guard(), sentence, ending.evidence(), ending.next());
    }

    private static String name(JournalState journal, EnvironmentId live) {
        ReleaseRecord release = journal.releaseOf(live);
        return release == null ? live.value() : release.environmentName() + " (" + live + ")";
    }
}
