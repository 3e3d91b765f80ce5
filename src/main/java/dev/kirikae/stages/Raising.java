package dev.kirikae.stages;

import dev.kirikae.model.Environment;
import dev.kirikae.tale.Aim;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Desk;
import dev.kirikae.tale.Effect;
import dev.kirikae.tale.EndingCause;
import dev.kirikae.tale.Entry;
import dev.kirikae.tale.Goal;
import dev.kirikae.tale.Guard;
import dev.kirikae.tale.Reached;
import dev.kirikae.tale.Retry;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

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

    /**
     * What cannot be counted is asked once more, with patience; where Beanstalk does not tell, nothing is raised.
     *
     * @param seen how many instances the target was seen to have
     * @param serving how many serve
     * @return whether something was changed, so that what was seen before is old
     */
    boolean raise(Environment target, OptionalInt seen, Environment live, OptionalInt serving) {
        OptionalInt known = seen.isPresent() ? seen : moving.instances(target);
        OptionalInt needed = serving.isPresent() ? serving : moving.instances(live);
        return known.isPresent() && needed.isPresent() && raise(target, known.getAsInt(), needed.getAsInt());
    }

    private boolean raise(Environment target, int there, int wanted) {
        if (there >= wanted || desk.passes(Guard.CAPACITY, target.id().value(), few(target, there, wanted))) {
            return false;
        }
        return desk.chapter("the target has as many instances as serve now", () -> {
            raised(target, there, wanted);
            return wait(target, there, wanted);
        });
    }

    /** What AWS refuses at once is not waited for. */
    private void raised(Environment target, int there, int wanted) {
        Goal.CapacityIs goal = new Goal.CapacityIs(target.id(), wanted);
        Aim aim = Aim.of(
                order.aims().sight(goal),
                (operation, signedAt, notAfter) ->
                        new Effect.SetCapacity(operation, target.id(), wanted, signedAt, notAfter));
        Retry retry = desk.retry(Duration.ofMinutes(2));
        Reached reached;
        do {
            Answer first = desk.look(new Effect.LookAtInstances(target.id()));
            reached = desk.reach(aim, first, Duration.ofMinutes(2));
        } while (retry.isDue(reached));
        if (reached.cause() == EndingCause.DENIED) {
            desk.require(reached, few(target, there, wanted) + ", and it may not be raised");
        }
        if (!reached.holds()) {
            desk.guard(
                    Guard.CAPACITY,
                    target.id().value(),
                    few(target, there, wanted) + ", and it cannot be raised: " + reached.why(),
                    desk.request().typed());
        }
        if (reached.kind() == Reached.Kind.DONE) {
            desk.record(new Entry.Raised(target.id(), there, wanted, desk.now()));
        }
    }

    private boolean wait(Environment target, int there, int wanted) {
        Instant end = desk.now().plus(order.configuration().deadlines().launch());
        Count last = desk.repeat(
                "until they are there",
                new Count(there, desk.now()),
                c -> c.now() >= wanted || desk.now().isAfter(end),
                c -> {
                    desk.pause(
                            desk.now().plusSeconds(20),
                            target.name() + ": " + c.now() + " of " + wanted + " instances");
                    return new Count(moving.instances(target).orElse(c.now()), desk.now());
                });
        if (last.now() < wanted) {
            throw desk.leave(
                    EndingCause.NOT_PROVEN,
                    few(target, last.now(), wanted) + ", and more did not come within "
                            + order.configuration().deadlines().launch().toMinutes() + " min",
                    desk.request().typed());
        }
        return true;
    }

    private static String few(Environment target, int there, int wanted) {
        return target.name() + " has " + there + " instances, " + wanted + " serve now";
    }
}
