package dev.kirikae.stages;

import dev.kirikae.model.LiveName;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Goal;
import dev.kirikae.tale.Sight;

/** A sight that never lets the owner of the live name be terminated, whatever was seen before. */
final class Watchful {

    private Watchful() {}

    /** @param first a first candidate, which owns the name before it is live */
    static Sight never(Sight sight, LiveName name, boolean first) {
        Goal.EnvironmentGone goal = (Goal.EnvironmentGone) sight.goal();
        return new Sight(goal, sight.asks(), sight.patience(), sight.byAnswer(), answer -> {
            boolean owns = answer instanceof Answer.EnvironmentsSeen seen
                    && seen.environments().stream()
                            .anyMatch(e -> e.id().equals(goal.environment()) && name.isOwnedBy(e));
            return owns && !first
                    ? new Sight.View(Sight.Stand.ASTRAY, goal.environment() + " owns the live name", null)
                    : sight.read().apply(answer);
        });
    }
}
