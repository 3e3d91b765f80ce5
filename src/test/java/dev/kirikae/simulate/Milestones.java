package dev.kirikae.simulate;

import dev.kirikae.cloud.Mutation;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.simulate.JournalFacts.Life;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.ExitCode;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a stage came to that sequences must come to, besides its exit. */
final class Milestones {

    static final String FIRST_RELEASED = "a first release settled";
    static final String FIRST_FAILED = "a first release failed";
    static final String FIRST_REPLACED = "a first candidate was replaced";
    static final String ADOPTED_DESTROYED = "an adopted live one was destroyed";

    private Milestones() {}

    static Set<String> of(StageOutcome result) {
        Set<String> all = new TreeSet<>();
        EnvironmentId owner = result.after().owner();
        boolean releases = result.run().stage() == Stage.RELEASE;
        boolean first = isFirst(result, owner);
        if (releases
                && first
                && result.exit() == ExitCode.OK
                && result.after().facts().life(owner) == Life.SETTLED) {
            all.add(FIRST_RELEASED);
        }
        if (releases && first && result.exit() == ExitCode.FAILED) {
            all.add(FIRST_FAILED);
        }
        for (Mutation mutation : result.own()) {
            if (mutation.call() instanceof ChangingCall.Terminate terminate) {
                EnvironmentId id = terminate.environment();
                if (result.run().stage().isUpload() && isFirst(result, id)) {
                    all.add(FIRST_REPLACED);
                }
                if (result.before().facts().releaseOf(id) == null) {
                    all.add(ADOPTED_DESTROYED);
                }
            }
        }
        return all;
    }

    private static boolean isFirst(StageOutcome result, @Nullable EnvironmentId id) {
        return id != null && result.before().facts().journal().isFirstCandidate(id);
    }
}
