package dev.kirikae.stages;

import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.tale.Desk;
import dev.kirikae.tale.Ending;
import dev.kirikae.tale.EndingCause;
import dev.kirikae.tale.Entry;
import dev.kirikae.tale.Exit;
import dev.kirikae.tale.ReleaseFacts;
import dev.kirikae.tale.ReleaseFacts.State;
import dev.kirikae.tale.Request;
import dev.kirikae.tale.Tale;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
        return tale(request, order, null);
    }

    /** @param gone what a person says to be gone although nothing tells it; null for none */
    public static Tale tale(Request request, Order order, @Nullable EnvironmentId gone) {
        return Desk.stage(request, desk -> new Recover(desk, order).tell(gone));
    }

    /** All that dead runs left, the name first; what needs a person ends it. */
    private Ending tell(@Nullable EnvironmentId gone) {
        Entering entering = new Entering(desk, order);
        Scene scene = gone == null ? entering.enter() : entering.enterWithout(gone);
        String left = new Inheriting(desk, order).forget();
        List<Ending> done = new ArrayList<>();
        if (gone != null) {
            done.add(ok(gone + " is gone", "status"));
        }
        ReleaseFacts begun = desk.memory().begun();
        if (begun != null) {
            done.add(notSwitched(begun));
        }
        ReleaseFacts moved = desk.memory().moved();
        if (moved != null) {
            Ending ending = moved(scene, moved);
            if (ending.exit() != Exit.OK) {
                return ending;
            }
            done.add(ending);
        }
        List<ReleaseFacts> unfinished = unfinishedLaunches();
        if (moved != null && !unfinished.isEmpty()) {
            scene = Entering.lookAfterAMove(desk, order);
        }
        for (ReleaseFacts release : unfinished) {
            done.add(launch(scene, release));
        }
        if (done.isEmpty()) {
            return ok("nothing is open" + left, "status");
        }
        String all = String.join("; ", done.stream().map(Ending::sentence).toList());
        return ok(all + left, done.get(done.size() - 1).next());
    }

    private Ending notSwitched(ReleaseFacts begun) {
        desk.record(new Entry.Ended(begun.id(), Entry.How.ABANDONED, "recover: the switch was not seen", desk.now()));
        return ok(begun.id() + " is closed as not switched; the live name was not touched", "release");
    }

    private Ending moved(Scene entered, ReleaseFacts moved) {
        Scene scene = new Contradiction(desk, order).mustShow(entered, Unshown.Role.LIVE);
        if (desk.memory().moved() == null) {
            return ok(moved.id() + " is closed: its environment is gone", "status");
        }
        Environment live = scene.roles(desk.memory()).live();
        Finishing finishing = new Finishing(desk, order);
        return live != null && live.id().equals(moved.environment())
                ? finishing.finish(scene, moved)
                : ok(finishing.closeMoved(moved, live), "status");
    }

    private List<ReleaseFacts> unfinishedLaunches() {
        return desk.memory().releases().stream()
                .filter(r -> r.state() == State.LAUNCHING || r.state() == State.FAILED)
                .toList();
    }

    private Ending ok(String sentence, String next) {
        return desk.end(EndingCause.REACHED, sentence, next);
    }

    /** A launch that finished is kept; one that failed is terminated. */
    private Ending launch(Scene entered, ReleaseFacts release) {
        EnvironmentId known = release.environment();
        Scene scene = known == null ? entered : new Contradiction(desk, order).mustShow(entered, known);
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
        new Contradiction(desk, order).mustShow(launched.scene(), id);
        if (desk.memory().isGone(id)) {
            return ok(environment.name() + " failed to launch and is gone", "upload");
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
