package dev.kirikae.stages;

import dev.kirikae.workflow.Effect;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A step of a stage: what kind of effect it asks for, and under which title. Where it asks for the same again and again, that is
 * one step.
 *
 * @param moved whether this run had moved the live name by then, or taken up its watch
 */
record StageStep(StageCase stage, String title, Class<? extends Effect> kind, boolean moved) {

    /** Every step that this stage takes where nothing goes wrong, in their order. */
    static List<StageStep> of(StageCase stage) {
        StageSimulation run = stage.begin();
        stage.run(run);
        Set<StageStep> steps = new LinkedHashSet<>();
        Set<String> known = new LinkedHashSet<>();
        boolean moved = false;
        for (StageSimulation.Step step : run.steps()) {
            String title = String.join(", ", step.path());
            moved |= title.startsWith("watching the candidate");
            for (Effect part : parts(step.effect())) {
                if (known.add(title + part.getClass())) {
                    steps.add(new StageStep(stage, title, part.getClass(), moved));
                }
            }
        }
        return new ArrayList<>(steps);
    }

    boolean isLook() {
        return Effect.Look.class.isAssignableFrom(kind);
    }

    boolean isAt(StageSimulation.Step step) {
        return String.join(", ", step.path()).equals(title)
                && parts(step.effect()).stream().anyMatch(kind::isInstance);
    }

    private static List<? extends Effect> parts(Effect effect) {
        return effect instanceof Effect.Round round ? round.parts() : List.of(effect);
    }

    @Override
    public String toString() {
        return stage + ", " + (title.isEmpty() ? "" : title + ": ") + kind.getSimpleName();
    }
}
