package dev.kirikae.tale;

import dev.kirikae.model.EnvironmentId;
import java.time.Duration;
import java.util.function.Function;

/**
 * How one sees where a goal stands.
 *
 * @param patience how long the goal may take once the call is made
 * @param byAnswer the call's answer alone proves it; else only a look does, taken a read lag after the call
 */
public record Sight(Goal goal, Effect.Look look, Duration patience, boolean byAnswer, Function<Answer, View> read) {

    /** Where a goal stands. */
    public enum Stand {
        HOLDS,
        /** As it was before the call, and ready for it. */
        BEFORE,
        /** Something is under way. */
        BUSY,
        /** Neither the goal nor its absence explains this. */
        ASTRAY,
        /** The look brought nothing. */
        UNSEEN
    }

    /**
     * One look, understood.
     *
     * @param made the environment a creation made
     */
    public record View(
            Stand stand,
            String words,
            @org.jspecify.annotations.Nullable EnvironmentId made) {}
}
