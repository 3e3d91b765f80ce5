package dev.kirikae.stages;

import dev.kirikae.model.Environment;
import dev.kirikae.tale.Aim;
import dev.kirikae.tale.Desk;
import dev.kirikae.tale.Effect;
import dev.kirikae.tale.Entry;
import dev.kirikae.tale.Exit;
import dev.kirikae.tale.Goal;
import dev.kirikae.tale.Guard;
import dev.kirikae.tale.Reached;
import dev.kirikae.tale.ReleaseFacts;
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
            Scene quiet = launched(first, target);
            desk.pause(quiet.asked().plus(Desk.READ_LAG), "a second look before " + target.name() + " is terminated");
            Instant begun = desk.now();
            Aim aim = Aim.of(
                    Watchful.never(
                            order.aims().sight(new Goal.EnvironmentGone(target.id())),
                            order.liveName(),
                            isFirst(target)),
                    (operation, signedAt, notAfter) ->
                            new Effect.Terminate(operation, target.id(), signedAt, notAfter));
            Reached reached = desk.reach(aim, quiet.answer(), desk.now().plus(Duration.ofMinutes(2)));
            Upload.orLeave(desk, reached, target.name() + " could not be terminated");
            Launching.Waited gone = new Launching(desk, order).untilGone(target.id(), begun);
            if (!gone.well()) {
                throw desk.leave(Exit.FAILED, target.name() + ": " + gone.why(), "destroy");
            }
            boolean own = reached.kind() == Reached.Kind.DONE;
            desk.record(new Entry.Gone(
                    target.id(), own ? gone.took(Duration.between(begun, desk.now()), desk, false) : null, desk.now()));
            return true;
        });
        ReleaseFacts release = desk.memory().releaseOf(target.id());
        if (release != null
                && !release.state().isUnderWay()
                && release.switchedAt() == null
                && release.state() != ReleaseFacts.State.ABANDONED
                && release.state() != ReleaseFacts.State.SETTLED) {
            desk.record(new Entry.Ended(release.id(), Entry.How.ABANDONED, why, desk.now()));
        }
    }

    private void mayGo(Scene scene, Environment target) {
        boolean made = desk.memory().releaseOf(target.id()) != null;
        boolean adopted = order.configuration().adopt().contains(target.id().value());
        if (!made && !adopted) {
            throw desk.refuse(
                    Guard.NOT_OURS,
                    target.name() + " (" + target.id() + ") was not made by Kirikae: name it in adopt to let it be"
                            + " terminated",
                    "");
        }
        if (scene.name().isOwnedBy(target) && !isFirst(target)) {
            throw desk.refuse(Guard.STILL_NEEDED, target.name() + " owns the live name", "status");
        }
    }

    private boolean isFirst(Environment target) {
        ReleaseFacts release = desk.memory().releaseOf(target.id());
        return release != null
                && release.live() == null
                && release.switchedAt() == null
                && release.state() != ReleaseFacts.State.SETTLED;
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
