package dev.kirikae.workflow;

import dev.kirikae.journal.Goal;
import dev.kirikae.model.EnvironmentId;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/**
 * How one sees where a goal stands.
 *
 * @param asks the look, asked at an instant
 * @param patience how long the goal may take once the call is made
 * @param byAnswer the call's answer alone proves it; else only a look does, taken a read lag after the call
 * @param read understands the answer to that look, whatever it is
 */
public record GoalObserver(
        Goal goal,
        Function<Instant, Effect.Look> asks,
        Duration patience,
        boolean byAnswer,
        Function<Answer, Observation> read) {

    GoalObserver(Goal goal, Effect.Look look, Duration patience, boolean byAnswer, Function<Answer, Observation> read) {
        this(goal, now -> look, patience, byAnswer, read);
    }

    Effect.Look look(Instant now) {
        return asks.apply(now);
    }

    /** Where a goal stands. */
    public enum GoalStatus {
        /** It is as the goal says. */
        HOLDS,
        /** As it was before the call, and ready for it. */
        BEFORE,
        /** Something is under way. */
        BUSY,
        /** Neither the goal nor its absence explains this. */
        ASTRAY,
        /** It cannot be reached any more: what it speaks of is gone, and everything else is as it was. */
        GONE,
        /** Whom it speaks of is not shown, while everything that is shown is as it was before the call. */
        NOT_SHOWN,
        /** Whom it speaks of is not shown, and what is shown does not tell where it stands. */
        HIDDEN,
        /** The look brought nothing. */
        UNSEEN
    }

    /**
     * One look, understood.
     *
     * @param words for people, without a full stop
     * @param made of a goal that holds, the environment that a creation made or that owns the live name now; null
     *     elsewhere
     */
    public record Observation(
            GoalStatus status,
            String words,
            @org.jspecify.annotations.Nullable EnvironmentId made) {}
}
