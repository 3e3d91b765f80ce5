package dev.kirikae.stages;

import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.tale.Desk;
import dev.kirikae.tale.Ending;
import dev.kirikae.tale.Entry;
import dev.kirikae.tale.Exit;
import dev.kirikae.tale.ReleaseFacts;
import dev.kirikae.tale.ReleaseFacts.State;
import dev.kirikae.tale.Request;
import dev.kirikae.tale.Tale;
import java.time.Duration;
import java.util.List;

/** Settles what a dead run left, and never moves the live name forward. */
public final class Recover {

    private final Desk desk;
    private final Order order;

    private Recover(Desk desk, Order order) {
        this.desk = desk;
        this.order = order;
    }

    public static Tale tale(Request request, Order order) {
        return Desk.stage(request, desk -> new Recover(desk, order).tell());
    }

    private Ending tell() {
        Scene scene = new Entering(desk, order).enter();
        new Inheriting(desk, order).forget();
        ReleaseFacts under = desk.memory().underWay();
        if (under != null) {
            return close(scene, under);
        }
        ReleaseFacts newest = desk.memory().newestRelease();
        if (newest != null && (newest.state() == State.LAUNCHING || newest.state() == State.FAILED)) {
            return launch(scene, newest);
        }
        return Ending.of(Exit.OK, "nothing is open", "status");
    }

    private Ending close(Scene scene, ReleaseFacts under) {
        Environment live = scene.roles(desk.memory()).live();
        boolean owns = live != null && live.id().equals(under.environment());
        if (under.state() == State.BEGUN && !(owns && under.live() == null)) {
            desk.record(
                    new Entry.Ended(under.id(), Entry.How.ABANDONED, "recover: the switch was not seen", desk.now()));
            return Ending.of(
                    Exit.OK, under.id() + " is closed as not switched; the live name was not touched", "release");
        }
        if (!owns) {
            return new Finishing(desk, order).closeMoved(under, live);
        }
        return new Finishing(desk, order).finish(scene, under);
    }

    /** A launch that finished is kept; one that failed is terminated. */
    private Ending launch(Scene scene, ReleaseFacts release) {
        EnvironmentId id = release.environment();
        Environment environment = id == null ? null : scene.find(id);
        if (id == null || environment == null || !environment.exists()) {
            desk.record(new Entry.Ended(release.id(), Entry.How.ABANDONED, "recover: no environment", desk.now()));
            return Ending.of(Exit.OK, release.id() + " is closed: its environment was never made", "upload");
        }
        Launching.Waited launched = desk.chapter(
                "the candidate is Ready", () -> new Launching(desk, order).untilReady(id, release.openedAt()));
        if (launched.well() && release.state() == State.LAUNCHING) {
            desk.record(new Entry.Launched(
                    release.id(),
                    id,
                    launched.took(Duration.between(release.openedAt(), desk.now()), desk, true),
                    desk.now()));
            return Ending.of(Exit.OK, environment.name() + " has launched and is kept", "upload");
        }
        if (release.state() == State.LAUNCHING) {
            desk.record(new Entry.LaunchFailed(release.id(), id, List.of(launched.why()), desk.now()));
        }
        Environment failed = launched.scene().find(id);
        if (failed != null && failed.exists()) {
            new Ridding(desk, order).rid(launched.scene(), failed, "recover: its launch failed");
        }
        return Ending.of(Exit.OK, environment.name() + " failed to launch and is gone", "upload");
    }
}
