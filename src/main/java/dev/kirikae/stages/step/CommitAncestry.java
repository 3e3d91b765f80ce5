package dev.kirikae.stages.step;

import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.model.Environment;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.StageContext;
import java.util.List;

/** The commit that is to be live must contain the one that is, so that a release undoes nothing unseen. */
public final class CommitAncestry {

    private static final int SHOWN = 5;

    private CommitAncestry() {}

    /**
     * Ends the stage where it does not, or that cannot be told, unless {@link Guard#OLDER_COMMIT} is allowed. Asks
     * nothing where the commit of what is live is not known, or is the same.
     *
     * @param commit forty digits; empty where it is not known
     * @param shortCommit what {@code --allow} may name
     * @param next the command that a refusal names; empty where none leads on
     */
    public static void mayReplace(
            StageContext context, Environment live, String commit, String shortCommit, String next) {
        ReleaseRecord serving = context.journal().releaseOf(live.id());
        if (serving == null || serving.commit().isEmpty() || serving.commit().equals(commit)) {
            return;
        }
        String theirs = serving.commit().substring(0, 7);
        if (commit.isEmpty()) {
            context.guard(
                    Guard.OLDER_COMMIT,
                    shortCommit,
                    "it cannot be told whether this version contains live commit " + theirs,
                    next);
            return;
        }
        Answer answer = context.look(new Effect.LookAtAncestry(commit, serving.commit()));
        if (answer instanceof Answer.AncestrySeen seen && Boolean.TRUE.equals(seen.contains())) {
            return;
        }
        String why = answer instanceof Answer.AncestrySeen seen && seen.contains() != null
                ? "commit " + shortCommit + " does not contain live commit " + theirs + undone(seen.undone())
                : "it cannot be told whether commit " + shortCommit + " contains live commit " + theirs
                        + (answer instanceof Answer.AncestrySeen seen ? ": " + seen.why() : "");
        context.guard(Guard.OLDER_COMMIT, shortCommit, why, next);
    }

    private static String undone(List<String> subjects) {
        if (subjects.isEmpty()) {
            return "";
        }
        String shown = String.join("; ", subjects.subList(0, Math.min(SHOWN, subjects.size())));
        int more = subjects.size() - SHOWN;
        return "; it would undo: " + shown + (more > 0 ? "; and " + more + " more" : "");
    }
}
