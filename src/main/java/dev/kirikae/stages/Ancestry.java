package dev.kirikae.stages;

import dev.kirikae.model.Environment;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Desk;
import dev.kirikae.tale.Effect;
import dev.kirikae.tale.Guard;
import dev.kirikae.tale.ReleaseFacts;
import java.util.List;

/** The commit that is to be live must contain the one that is. */
final class Ancestry {

    private static final int SHOWN = 5;

    private Ancestry() {}

    /** @param next the command that a refusal names; empty where none leads on */
    static void mayReplace(Desk desk, Environment live, String commit, String shortCommit, String next) {
        ReleaseFacts serving = desk.memory().releaseOf(live.id());
        if (serving == null || serving.commit().isEmpty() || serving.commit().equals(commit)) {
            return;
        }
        String theirs = serving.commit().substring(0, 7);
        if (commit.isEmpty()) {
            desk.guard(
                    Guard.OLDER_COMMIT,
                    shortCommit,
                    "it cannot be told whether this version contains live commit " + theirs,
                    next);
            return;
        }
        Answer answer = desk.look(new Effect.LookAtAncestry(commit, serving.commit()));
        if (answer instanceof Answer.AncestrySeen seen && Boolean.TRUE.equals(seen.contains())) {
            return;
        }
        String why = answer instanceof Answer.AncestrySeen seen && seen.contains() != null
                ? "commit " + shortCommit + " does not contain live commit " + theirs + undone(seen.undone())
                : "it cannot be told whether commit " + shortCommit + " contains live commit " + theirs
                        + (answer instanceof Answer.AncestrySeen seen ? ": " + seen.why() : "");
        desk.guard(Guard.OLDER_COMMIT, shortCommit, why, next);
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
