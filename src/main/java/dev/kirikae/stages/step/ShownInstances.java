package dev.kirikae.stages.step;

import dev.kirikae.model.Environment;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.workflow.Answer;
import java.util.OptionalInt;

/** How many instances an environment has, by an answer that may have left them out. */
public final class ShownInstances {

    private ShownInstances() {}

    /**
     * What has a health of its own has instances: none in the answer are none that are shown. Empty where the number is
     * not told.
     *
     * @param answer to {@link dev.kirikae.workflow.Effect.LookAtInstances}, whatever it is
     */
    public static OptionalInt count(Environment environment, Answer answer) {
        return answer instanceof Answer.InstancesSeen seen && !(seen.instances().isEmpty() && mustBeShown(environment))
                ? OptionalInt.of(seen.instances().size())
                : OptionalInt.empty();
    }

    /**
     * How many of them serve well enough. Empty where that is not told.
     *
     * @param answer to {@link dev.kirikae.workflow.Effect.LookAtInstances}, whatever it is
     */
    public static OptionalInt healthy(Answer answer) {
        return answer instanceof Answer.InstancesSeen seen
                ? OptionalInt.of((int) seen.instances().stream()
                        .filter(instance -> serves(instance.health()))
                        .count())
                : OptionalInt.empty();
    }

    /** A warning is a word about some requests, not about the instance's being there. */
    private static boolean serves(HealthStatus health) {
        return switch (health) {
            case OK, INFO, WARNING -> true;
            case DEGRADED, SEVERE, PENDING, UNKNOWN, NO_DATA, SUSPENDED, NONE, UNRECOGNISED -> false;
        };
    }

    /** Whether its health speaks of instances (Developer Guide, health-enhanced-status, read 2026-11). */
    static boolean mustBeShown(Environment environment) {
        return switch (environment.health()) {
            case OK, INFO, WARNING, DEGRADED -> true;
            case SEVERE, PENDING, UNKNOWN, NO_DATA, SUSPENDED, NONE, UNRECOGNISED -> false;
        };
    }
}
