package dev.kirikae.stages.step;

import dev.kirikae.journal.Goal;
import dev.kirikae.model.LiveName;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.GoalObserver;

/**
 * An observer that never lets the owner of the live name be terminated, whatever was seen before: to it such a look
 * shows neither the goal nor the state before it.
 */
public final class NeverTheOwner {

    private NeverTheOwner() {}

    /**
     * @param observer of a {@link Goal.EnvironmentGone}, and of no other goal
     * @param first a first candidate, which owns the name before it is live: it may be terminated
     */
    public static GoalObserver never(GoalObserver observer, LiveName name, boolean first) {
        Goal.EnvironmentGone goal = (Goal.EnvironmentGone) observer.goal();
        return new GoalObserver(goal, observer.asks(), observer.patience(), observer.byAnswer(), answer -> {
            boolean owns = answer instanceof Answer.EnvironmentsSeen seen
                    && seen.environments().stream()
                            .anyMatch(e -> e.id().equals(goal.environment()) && name.isOwnedBy(e));
            return owns && !first
                    ? new GoalObserver.Observation(
                            GoalObserver.GoalStatus.ASTRAY, goal.environment() + " owns the live name", null)
                    : observer.read().apply(answer);
        });
    }
}
