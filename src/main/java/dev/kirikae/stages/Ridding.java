package dev.kirikae.stages;

import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Status;
import dev.kirikae.tale.Aim;
import dev.kirikae.tale.Desk;
import dev.kirikae.tale.Effect;
import dev.kirikae.tale.EndingCause;
import dev.kirikae.tale.Entry;
import dev.kirikae.tale.Goal;
import dev.kirikae.tale.Guard;
import dev.kirikae.tale.Reached;
import dev.kirikae.tale.ReleaseFacts;
import dev.kirikae.tale.Retry;
import java.time.Duration;
import java.time.Instant;

/** The one place from which an environment is terminated: by id, once, never the one that serves. */
final class Ridding {

    private final Desk desk;
    private final Order order;

    Ridding(Desk desk, Order order) {
        this.desk = desk;
        this.order = order;
    }

    /** @param first the look that the decision rests on; a second one follows at least a read lag later */
    void rid(Scene first, Environment target, String why) {
        mayGo(first, target);
        desk.chapter("the environment is gone", () -> {
            terminated(first, target);
            return true;
        });
        ended(target, why);
    }

    /** What is going already, because this stage died before it was done or by whatever other hand, is waited for. */
    void awaitGone(Environment target, String why) {
        desk.chapter("the environment is gone", () -> {
            gone(target, desk.now(), false);
            return true;
        });
        ended(target, why);
    }

    private void terminated(Scene first, Environment target) {
        Scene quiet = launched(first, target);
        desk.pause(quiet.asked().plus(Desk.READ_LAG), "a second look before " + target.name() + " is terminated");
        Instant begun = desk.now();
        Aim aim = Aim.of(
                Watchful.never(
                        order.aims().sight(new Goal.EnvironmentGone(target.id())),
                        order.liveName(),
                        desk.memory().isFirstCandidate(target.id())),
                (operation, signedAt, notAfter) -> new Effect.Terminate(operation, target.id(), signedAt, notAfter));
        Retry retry = desk.retry(Duration.ofMinutes(2));
        Reached reached = desk.reach(aim, quiet.answer(), Duration.ofMinutes(2));
        while (retry.isDue(reached)) {
            reached = desk.reach(aim, Entering.look(desk, order).answer(), Duration.ofMinutes(2));
        }
        desk.require(reached, target.name() + " could not be terminated");
        gone(target, begun, reached.kind() == Reached.Kind.DONE);
    }

    /** @param own whether it was terminated just now, so that the time it takes can be learned */
    private void gone(Environment target, Instant begun, boolean own) {
        Launching.Waited gone = new Launching(desk, order).untilGone(target.id(), begun);
        if (!gone.well()) {
            throw desk.leave(
                    EndingCause.NOT_PROVEN,
                    target.name() + ": " + gone.why(),
                    desk.request().typed());
        }
        Scene last = new Contradiction(desk, order).mustShow(gone.scene(), target.id());
        Environment shown = last.find(target.id());
        if (shown != null && shown.status() != Status.TERMINATED) {
            gone(target, begun, own);
            return;
        }
        Duration took = own ? gone.took(Duration.between(begun, desk.now()), desk, false) : null;
        if (!desk.memory().isGone(target.id())) {
            desk.record(new Entry.Gone(target.id(), took, desk.now()));
        }
    }

    /** Why, beside the fact that it is gone, which has ended its release already. */
    private void ended(Environment target, String why) {
        ReleaseFacts release = desk.memory().releaseOf(target.id());
        if (release != null && release.state() == ReleaseFacts.State.ABANDONED) {
            desk.record(new Entry.Ended(release.id(), Entry.How.ABANDONED, why, desk.now()));
        }
    }

    private void mayGo(Scene scene, Environment target) {
        if (!isOurs(target.id())) {
            throw desk.refuse(
                    Guard.NOT_OURS,
                    target.name() + " (" + target.id() + ") was not made by Kirikae: name it in adopt to let it be"
                            + " terminated",
                    "");
        }
        if (scene.name().isOwnedBy(target) && !desk.memory().isFirstCandidate(target.id())) {
            throw desk.refuse(Guard.STILL_NEEDED, target.name() + " owns the live name", "status");
        }
    }

    /** Made by Kirikae, or adopted by name. */
    boolean isOurs(EnvironmentId target) {
        return desk.memory().releaseOf(target) != null
                || order.configuration().adopt().contains(target.value());
    }

    /** Beanstalk refuses to terminate what still launches: it is waited for. */
    private Scene launched(Scene first, Environment target) {
        return switch (target.status()) {
            case LAUNCHING ->
                new Launching(desk, order)
                        .untilReady(target.id(), target.created())
                        .scene();
            case UPDATING, READY, TERMINATING, TERMINATED, ABORTING, LINKING_FROM, LINKING_TO, UNKNOWN -> first;
        };
    }
}
