package dev.kirikae.workflow;

import dev.kirikae.journal.JournalState;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.model.EnvironmentId;
import java.util.Set;

/** After a switch every ending says who serves users now. */
final class WhoServes {

    /** Endings that a stage words itself, with whoever serves: the journal need not know that. */
    private static final Set<ExitCode> WORDED = Set.of(ExitCode.OK, ExitCode.RESTORED, ExitCode.PERSON);

    private WhoServes() {}

    static StageResult naming(StageResult ending, RunState state) {
        EnvironmentId live = state.journal().live();
        if (WORDED.contains(ending.exit())) {
            return ending;
        }
        if (state.journal().isNameOpen()) {
            return naming(ending, "It is not known yet who serves users");
        }
        return live == null || !state.touched()
                ? ending
                : naming(ending, name(state.journal(), live) + " serves users");
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
