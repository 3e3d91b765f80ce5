package dev.kirikae.tale;

import dev.kirikae.model.EnvironmentId;
import org.jspecify.annotations.Nullable;

/**
 * What became of a goal.
 *
 * @param environment the environment made, for a creation
 * @param why for people
 */
public record Reached(Kind kind, @Nullable EnvironmentId environment, Answer.Trouble trouble, String why) {

    /** How a goal was met, or not. */
    public enum Kind {
        /** It held before anything was done. */
        ALREADY,
        DONE,
        /** AWS said no; nothing was done. */
        REFUSED,
        /** Nothing was sent, or it is certain that nothing arrived. */
        NOT_DONE
    }

    public boolean holds() {
        return kind == Kind.ALREADY || kind == Kind.DONE;
    }

    static Reached already(String why, @Nullable EnvironmentId environment) {
        return new Reached(Kind.ALREADY, environment, Answer.Trouble.ABSENT, why);
    }

    static Reached done(String why, @Nullable EnvironmentId environment) {
        return new Reached(Kind.DONE, environment, Answer.Trouble.ABSENT, why);
    }

    static Reached refused(Answer.Refused refused) {
        return new Reached(Kind.REFUSED, null, refused.trouble(), refused.code() + ": " + refused.message());
    }

    /** Nothing was tried. */
    public static Reached untried() {
        return notDone("nothing was tried");
    }

    static Reached notDone(String why) {
        return new Reached(Kind.NOT_DONE, null, Answer.Trouble.UNREACHABLE, why);
    }
}
