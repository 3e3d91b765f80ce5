package dev.kirikae.stages;

import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.tale.Desk;
import dev.kirikae.tale.Ending;
import dev.kirikae.tale.EndingCause;
import dev.kirikae.tale.Entry;
import dev.kirikae.tale.ReleaseFacts;
import dev.kirikae.tale.ReleaseFacts.State;
import dev.kirikae.tale.Request;
import dev.kirikae.tale.Tale;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
        ReleaseFacts begun = desk.memory().begun();
        Environment live = scene.roles(desk.memory()).live();
        String given = "";
        if (begun != null) {
            desk.record(
                    new Entry.Ended(begun.id(), Entry.How.ABANDONED, "recover: the switch was not seen", desk.now()));
            given = begun.id() + " is closed as not switched; the live name was not touched";
        }
        ReleaseFacts moved = desk.memory().moved();
        if (moved != null) {
            boolean owns = live != null && live.id().equals(moved.environment());
            return owns
                    ? new Finishing(desk, order).finish(scene, moved)
                    : ok(new Finishing(desk, order).closeMoved(moved, live), "status");
        }
        if (begun != null) {
            return ok(given, "release");
        }
        ReleaseFacts launching = unfinishedLaunch();
        return launching == null ? ok("nothing is open", "status") : launch(scene, launching);
    }

    private @Nullable ReleaseFacts unfinishedLaunch() {
        ReleaseFacts newest = desk.memory().newestRelease();
        boolean open = newest != null && (newest.state() == State.LAUNCHING || newest.state() == State.FAILED);
        return open ? newest : null;
    }

    private Ending ok(String sentence, String next) {
        return desk.end(EndingCause.REACHED, sentence, next);
    }

    /** A launch that finished is kept; one that failed is terminated. */
    private Ending launch(Scene scene, ReleaseFacts release) {
        EnvironmentId id = release.environment();
        Environment environment = id == null ? null : scene.find(id);
        if (id == null || environment == null || !environment.exists()) {
            desk.record(new Entry.Ended(release.id(), Entry.How.ABANDONED, "recover: no environment", desk.now()));
            return ok(release.id() + " is closed: it has no environment", "upload");
        }
        Launching launching = new Launching(desk, order);
        Instant made = launching.madeAt(release, environment);
        Launching.Waited launched = desk.chapter("the candidate is Ready", () -> launching.untilReady(id, made));
        if (launched.well() && release.state() == State.LAUNCHING) {
            Duration took = launched.took(Duration.between(made, desk.now()), desk, true);
            desk.record(new Entry.Launched(release.id(), id, took, desk.now()));
            return ok(environment.name() + " has launched and is kept", "upload");
        }
        if (release.state() == State.LAUNCHING) {
            desk.record(new Entry.LaunchFailed(release.id(), id, List.of(launched.why()), desk.now()));
        }
        Environment failed = launched.scene().find(id);
        if (failed != null && failed.exists()) {
            new Ridding(desk, order).rid(launched.scene(), failed, "recover: its launch failed");
        }
        return ok(environment.name() + " failed to launch and is gone", "upload");
    }
}
