package dev.kirikae.workflow;

import dev.kirikae.journal.JournalState;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.model.EnvironmentId;

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
                : naming(
                        ending,
                        name(journal, live) + " " + WORDED + (state.seen() == null ? ", as the journal knows it" : ""));
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
