package dev.kirikae.stages;

import dev.kirikae.model.Environment;
import dev.kirikae.tale.Desk;
import dev.kirikae.tale.Ending;
import dev.kirikae.tale.EndingCause;
import dev.kirikae.tale.Entry;
import dev.kirikae.tale.FirstLook;
import dev.kirikae.tale.Goal;
import dev.kirikae.tale.Guard;
import dev.kirikae.tale.Reached;
import dev.kirikae.tale.ReleaseFacts;
import dev.kirikae.tale.Request;
import dev.kirikae.tale.Retry;
import dev.kirikae.tale.Tale;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Takes back the latest release, and nothing older, at a person's word; it has the right of way. */
public final class Rollback {

    private final Desk desk;
    private final Order order;
    private final Entering entering;
    private final RollbackTarget targets;

    private Rollback(Desk desk, Order order) {
        this.desk = desk;
        this.order = order;
        this.entering = new Entering(desk, order);
        this.targets = new RollbackTarget(desk, order);
    }

    /** @param to release id, commit, version label or environment id to go to; null for the standby */
    public static Tale tale(Request request, Order order, @Nullable String to) {
        return Desk.stage(request, desk -> new Rollback(desk, order).tell(to));
    }

    /** Where the first look tells all there is to know, what it decides is done in the next round. */
    private Ending tell(@Nullable String to) {
        FirstLook first = entering.read();
        Scene scene = entering.scene(first);
        if (isPlain(scene)) {
            entering.owner(scene);
            WayBack back = decided(scene, to);
            if (back.kind() == WayBack.Kind.MOVES) {
                return moves(first, scene, back, to);
            }
            if (back.kind() != WayBack.Kind.GIVES_UP
                    && back.kind() != WayBack.Kind.CLOSES
                    && back.kind() != WayBack.Kind.NOT_SHOWN) {
                return without(back);
            }
        }
        return concluded(entering.enter(first, true, goal -> goal instanceof Goal.NameBelongsTo), to);
    }

    /** Nothing that was left open, lost or moved by hand has to be looked into first. */
    private boolean isPlain(Scene scene) {
        Environment live = scene.roles(desk.memory()).live();
        return !desk.memory().isEmpty()
                && !desk.memory().isNameOpen()
                && !new Absences(desk, order).areThere(scene)
                && live != null
                && live.id().equals(desk.memory().live());
    }

    private WayBack decided(Scene scene, @Nullable String to) {
        Roles roles = scene.roles(desk.memory());
        Environment live = roles.live();
        if (to == null || live == null) {
            return WayBack.of(desk.memory(), roles);
        }
        Environment named = targets.named(scene, to);
        ReleaseFacts serving = desk.memory().releaseOf(live.id());
        return live.id().equals(named.id())
                ? new WayBack(WayBack.Kind.ALREADY, live, named, serving)
                : new WayBack(WayBack.Kind.MOVES, live, named, serving);
    }

    /** Takes over and checks the target in one round; whatever was written meanwhile is decided anew. */
    private Ending moves(FirstLook first, Scene scene, WayBack back, @Nullable String to) {
        RollbackTarget.Checks checks = targets.checks(back);
        Desk.TakenOver taken =
                desk.chapter("the service is taken over", () -> desk.takeOver(first, checks.looks(), checks.longest()));
        if (!taken.asRead()) {
            desk.settleLeftOver(goal -> goal instanceof Goal.NameBelongsTo, order.aims());
            return concluded(Entering.lookAfterAMove(desk, order), to);
        }
        return move(scene, back, checks.understood(taken.answers()), to);
    }

    private Ending concluded(Scene known, @Nullable String to) {
        Contradiction contradiction = new Contradiction(desk, order);
        Scene named = to == null
                ? contradiction.mustShow(known, Unshown.Role.LIVE)
                : contradiction.mustShow(known, roles -> targets.unshown(roles, to));
        boolean standbyCounts = decided(named, to).kind() == WayBack.Kind.NOT_SHOWN;
        Scene scene = standbyCounts ? contradiction.mustShow(named, Unshown.Role.STANDBY) : named;
        WayBack back = decided(scene, to);
        if (back.kind() != WayBack.Kind.MOVES) {
            return without(back);
        }
        return move(scene, back, asked(back), to);
    }

    private RollbackTarget.Checked asked(WayBack back) {
        RollbackTarget.Checks checks = targets.checks(back);
        return desk.chapter("the target answers", () -> checks.understood(targets.ask(checks)));
    }

    /** A target that an earlier run gave more instances, and that gets them right now, is waited for. */
    private Ending move(Scene first, WayBack back, RollbackTarget.Checked checked, @Nullable String to) {
        Environment target = targets.known(back.target());
        if (!targets.isBeingRaised(target)) {
            return move(first, back, checked);
        }
        Scene ready = desk.chapter("the target has the instances it was given", () -> targets.untilReady(target));
        Scene shown = new Contradiction(desk, order).mustShow(ready, target.id());
        WayBack now = decided(shown, to);
        return now.kind() == WayBack.Kind.MOVES ? move(shown, now, asked(now)) : without(now);
    }

    /** What a rollback comes to where no name has to move. */
    private Ending without(WayBack back) {
        String live = back.live() == null ? "nobody" : back.live().name();
        ReleaseFacts release = back.release();
        return switch (back.kind()) {
            case GIVES_UP -> {
                String id = release == null ? "" : release.id();
                desk.record(new Entry.Ended(id, Entry.How.ABANDONED, "rollback: " + by(), desk.now()));
                yield ok(
                        "already so: " + id + " had not moved the live name; it is given up, and " + live
                                + " serves users as before",
                        afterGivingUp(back));
            }
            case CLOSES -> {
                String closed = release == null ? "" : new Finishing(desk, order).closeMoved(release, back.live());
                yield ok("already so: " + closed, "status");
            }
            case ALREADY -> ok("already so: " + live + " serves users" + takenBack(release), leadsOn(release));
            case NOTHING, NOT_SHOWN, MOVES ->
                throw desk.refuse(
                        Guard.NOTHING_TO_DO,
                        (desk.memory().releases().isEmpty() ? "nothing was released yet" : "there is no standby")
                                + ": there is nothing to go back to",
                        desk.onward("status"));
            case NO_OWNER -> throw Entering.nobodyOwns(desk, order, "upload");
        };
    }

    private String afterGivingUp(WayBack back) {
        ReleaseFacts moved = desk.memory().moved();
        boolean held = moved != null && back.live() != null && back.live().id().equals(moved.environment());
        return held ? "rollback" : "status";
    }

    private String takenBack(@Nullable ReleaseFacts left) {
        return left == null || left.state() != ReleaseFacts.State.RESTORED
                ? ""
                : ", and " + left.id() + " is taken back";
    }

    /** The one command that leads forward again to what was left; empty where that is gone. */
    private String leadsOn(@Nullable ReleaseFacts left) {
        boolean givenUp = left != null && left.id().equals(desk.memory().givenUp());
        return givenUp
                        || left == null
                        || left.environment() == null
                        || desk.memory().isGone(left.environment())
                ? "status"
                : "rollback --to " + left.environment();
    }

    private Ending move(Scene first, WayBack back, RollbackTarget.Checked checked) {
        Environment live = targets.known(back.live());
        Environment target = targets.known(back.target());
        targets.mustServe(target, checked);
        boolean raised = new Raising(desk, order).raise(target, checked.instances(), live, checked.serving());
        Scene scene = raised ? Entering.look(desk, order) : first;
        Retry retry = desk.retry(order.configuration().deadlines().switching());
        Reached reached = move(scene, live, target);
        while (retry.isDue(reached)) {
            reached = move(Entering.look(desk, order), live, target);
        }
        desk.require(reached, "the live name could not be moved back");
        desk.record(targets.judged(target, checked));
        desk.waitUntilSure();
        ReleaseFacts taken = desk.memory().releaseOf(live.id());
        if (taken != null && taken.state() == ReleaseFacts.State.RESTORED) {
            desk.record(new Entry.Ended(taken.id(), Entry.How.RESTORED, "rollback: " + by(), desk.now()));
        }
        return ok(target.name() + " serves users again; " + live.name() + " is rejected", "status");
    }

    private Reached move(Scene scene, Environment live, Environment target) {
        return desk.chapter(
                "the live name is back",
                () -> new Moving(desk, order)
                        .move(
                                Goal.Purpose.ROLLBACK,
                                scene,
                                live.id(),
                                target.id(),
                                desk.now().plus(Duration.ofMinutes(5))));
    }

    private String by() {
        Request request = desk.request();
        return request.reason().isEmpty() ? request.holder() : request.holder() + ": " + request.reason();
    }

    private Ending ok(String sentence, String next) {
        return desk.end(EndingCause.REACHED, sentence, next);
    }
}
