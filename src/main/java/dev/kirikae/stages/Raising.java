package dev.kirikae.stages;

import dev.kirikae.model.Environment;
import dev.kirikae.tale.Aim;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Desk;
import dev.kirikae.tale.Effect;
import dev.kirikae.tale.Entry;
import dev.kirikae.tale.Goal;
import dev.kirikae.tale.Guard;
import dev.kirikae.tale.Reached;
import java.time.Duration;
import java.time.Instant;

/** Nobody is switched to fewer instances than serve now: the target is raised first, and waited for. */
final class Raising {

    private final Desk desk;
    private final Order order;
    private final Moving moving;

    Raising(Desk desk, Order order) {
        this.desk = desk;
        this.order = order;
        this.moving = new Moving(desk, order);
    }

    private record Count(int now, Instant asked) {}

    /** The scene after it, fresh where something was changed. */
    Scene raise(Scene scene, Environment serving, Environment target) {
        return raise(serving, target, moving.instances(target.id())) ? Entering.look(desk, order) : scene;
    }

    /** @param there how many instances the target has; whether something was changed */
    boolean raise(Environment serving, Environment target, int there) {
        int wanted = moving.instances(serving.id());
        if (there >= wanted || desk.isAllowed(Guard.CAPACITY) && allowed(target, there, wanted)) {
            return false;
        }
        desk.chapter("the target has as many instances as serve now", () -> {
            Goal.CapacityIs goal = new Goal.CapacityIs(target.id(), wanted);
            Aim aim = Aim.of(
                    order.aims().sight(goal),
                    (operation, signedAt, notAfter) ->
                            new Effect.SetCapacity(operation, target.id(), wanted, signedAt, notAfter));
            Answer first = desk.look(new Effect.LookAtInstances(target.id()));
            Reached reached = desk.reach(aim, first, desk.now().plus(Duration.ofMinutes(2)));
            if (reached.kind() == Reached.Kind.DONE) {
                desk.record(new Entry.Raised(target.id(), there, wanted, desk.now()));
            }
            Instant end = desk.now().plus(order.configuration().deadlines().launch());
            Count last = desk.repeat(
                    "until they are there",
                    new Count(there, desk.now()),
                    c -> c.now() >= wanted || desk.now().isAfter(end),
                    c -> {
                        desk.pause(
                                desk.now().plusSeconds(20),
                                target.name() + ": " + c.now() + " of " + wanted + " instances");
                        return new Count(moving.instances(target.id()), desk.now());
                    });
            if (last.now() < wanted) {
                allowed(target, last.now(), wanted);
            }
            return true;
        });
        return true;
    }

    private boolean allowed(Environment target, int there, int wanted) {
        desk.guard(
                Guard.CAPACITY,
                target.id().value(),
                target.name() + " has " + there + " instances, " + wanted + " serve now",
                "");
        return true;
    }
}
