package dev.kirikae.tale;

import dev.kirikae.model.EnvironmentId;
import java.util.Set;

/** After a switch every ending says who serves users now. */
final class Serving {

    /** Endings that a stage words itself, with whoever serves: the journal need not know that. */
    private static final Set<Exit> WORDED = Set.of(Exit.OK, Exit.RESTORED, Exit.PERSON);

    private Serving() {}

    static Ending told(Ending ending, Standing standing) {
        EnvironmentId live = standing.memory().live();
        if (WORDED.contains(ending.exit())) {
            return ending;
        }
        if (standing.memory().isNameOpen()) {
            return told(ending, "It is not known yet who serves users");
        }
        return live == null || !standing.touched()
                ? ending
                : told(ending, name(standing.memory(), live) + " serves users");
    }

    private static Ending told(Ending ending, String who) {
        String sentence = ending.sentence() + ". " + who;
        return new Ending(ending.exit(), ending.guard(), sentence, ending.evidence(), ending.next());
    }

    private static String name(Memory memory, EnvironmentId live) {
        ReleaseFacts release = memory.releaseOf(live);
        return release == null ? live.value() : release.environmentName() + " (" + live + ")";
    }
}
