package dev.kirikae.stages;

import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.tale.Aim;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Desk;
import dev.kirikae.tale.Effect;
import dev.kirikae.tale.Goal;
import dev.kirikae.tale.Reached;
import java.time.Instant;
import java.util.OptionalInt;

/** Moving the live name: the goal is who owns it, never that a call be made. */
final class Moving {

    private final Desk desk;
    private final Order order;

    Moving(Desk desk, Order order) {
        this.desk = desk;
        this.order = order;
    }

    /**
     * @param scene the look that the decision rests on
     * @param holds until when its evidence holds
     */
    Reached move(Goal.Purpose purpose, Scene scene, EnvironmentId from, EnvironmentId to, Instant holds) {
        Scene seen = settledScene(scene);
        Goal.NameBelongsTo goal = new Goal.NameBelongsTo(purpose, order.liveName(), from, to);
        Aim aim = Aim.of(
                order.aims().sight(goal),
                (operation, signedAt, notAfter) -> new Effect.Swap(operation, from, to, signedAt, notAfter));
        return desk.reach(aim, seen.answer(), holds);
    }

    /** A look right after the last move may show the time before it. */
    private Scene settledScene(Scene scene) {
        Instant moved = desk.memory().movedAt();
        if (moved == null || !scene.asked().isBefore(moved.plus(Desk.READ_LAG))) {
            return scene;
        }
        return Entering.lookAfterAMove(desk, order);
    }

    /** How many instances there are; empty where Beanstalk does not tell, which is not none. */
    OptionalInt instances(Environment environment) {
        return count(environment, desk.look(new Effect.LookAtInstances(environment.id())));
    }

    /** What has a health of its own has instances: none in the answer are none that are shown. */
    static OptionalInt count(Environment environment, Answer answer) {
        return answer instanceof Answer.InstancesSeen seen && !(seen.instances().isEmpty() && hasInstances(environment))
                ? OptionalInt.of(seen.instances().size())
                : OptionalInt.empty();
    }

    /** Whether its health speaks of instances (Developer Guide, health-enhanced-status, read 2026-11). */
    static boolean hasInstances(Environment environment) {
        return switch (environment.health()) {
            case OK, INFO, WARNING, DEGRADED -> true;
            case SEVERE, PENDING, UNKNOWN, NO_DATA, SUSPENDED, NONE, UNRECOGNISED -> false;
        };
    }

    /** The name under which the live name is called now: two forms are in use. */
    String liveHost(Scene scene) {
        for (Environment environment : scene.environments()) {
            if (scene.name().isOwnedBy(environment) && environment.cname() != null) {
                return environment.cname();
            }
        }
        return order.liveName().fullName();
    }
}
