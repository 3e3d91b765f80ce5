package dev.kirikae.stages;

import dev.kirikae.config.Verify;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Verdict;
import dev.kirikae.tale.Desk;
import dev.kirikae.tale.Ending;
import dev.kirikae.tale.Entry;
import dev.kirikae.tale.Exit;
import dev.kirikae.tale.Goal;
import dev.kirikae.tale.Guard;
import dev.kirikae.tale.Reached;
import dev.kirikae.tale.ReleaseFacts;
import dev.kirikae.verify.AlarmProof;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From the switch to the end of a release: the watch, its verdict, and settling or the way back. */
final class Finishing {

    private final Desk desk;
    private final Order order;
    private final Moving moving;

    Finishing(Desk desk, Order order) {
        this.desk = desk;
        this.order = order;
        this.moving = new Moving(desk, order);
    }

    /** Takes up what a process left. */
    Ending finish(Scene scene, ReleaseFacts release) {
        Environment environment = release.environment() == null ? null : scene.find(release.environment());
        if (environment == null || !scene.name().isOwnedBy(environment)) {
            return movedByHand(release, scene);
        }
        List<AlarmProof> alarms = desk.chapter(
                "the alarms are known",
                () -> new Watching(desk, order).alarmsTakenUp(Subject.of(environment, "", release)));
        return finish(scene, release, alarms);
    }

    /** @param alarms as they stood before the switch */
    Ending finish(Scene scene, ReleaseFacts release, List<AlarmProof> alarms) {
        Subject subject = subject(scene, release);
        Verdict judged = release.state() == ReleaseFacts.State.SWITCHED ? release.liveVerdict() : null;
        if (judged != null) {
            return conclude(
                    release,
                    subject,
                    judged,
                    List.of("judged before " + desk.request().stage() + " began"),
                    scene.environments());
        }
        Watching.Watched watched = desk.chapter(
                "the candidate stands its watch",
                () -> new Watching(desk, order).watch(subject, release.watch(), alarms));
        if (!watched.elsewhere().isEmpty()) {
            return movedByHand(release, watched.elsewhere());
        }
        desk.record(
                new Entry.Judged(release.id(), Entry.Phase.LIVE, watched.verdict(), watched.evidence(), desk.now()));
        return conclude(release, subject, watched.verdict(), watched.evidence(), watched.seen());
    }

    private Ending conclude(
            ReleaseFacts release, Subject subject, Verdict verdict, List<String> evidence, List<Environment> seen) {
        return switch (verdict) {
            case VERIFIED -> settle(release, subject, "verified", seen);
            case FAILED, UNVERIFIED -> failed(release, evidence);
            case INCONCLUSIVE -> inconclusive(release, subject, evidence, seen);
        };
    }

    private Subject subject(Scene scene, ReleaseFacts release) {
        EnvironmentId id = release.environment();
        Environment environment = id == null ? null : scene.find(id);
        if (environment == null) {
            throw desk.leave(Exit.PERSON, release.id() + " is live, but " + id + " is not listed", "status");
        }
        EnvironmentId before = release.live();
        return Subject.of(environment, moving.liveHost(scene), release)
                .after(before == null ? null : scene.find(before), release.switchedAt());
    }

    private Ending failed(ReleaseFacts release, List<String> evidence) {
        String why = "failed: " + String.join("; ", evidence);
        return order.configuration().verify().onFailure() == Verify.OnFailure.HOLD
                ? hold(release, why)
                : back(release, why);
    }

    private Ending inconclusive(ReleaseFacts release, Subject subject, List<String> evidence, List<Environment> seen) {
        String why = "inconclusive: " + String.join("; ", evidence);
        if (desk.isAllowed(Guard.INCONCLUSIVE)) {
            desk.guard(Guard.INCONCLUSIVE, release.id(), "its watch was " + why, "");
            return settle(release, subject, "accepted by name", seen);
        }
        return switch (order.configuration().verify().onInconclusive()) {
            case ROLLBACK -> back(release, why);
            case HOLD -> hold(release, why);
            case ACCEPT -> settle(release, subject, "accepted by on-inconclusive", seen);
        };
    }

    private Ending settle(ReleaseFacts release, Subject subject, String how, List<Environment> seen) {
        desk.waitUntilSure();
        Scene scene = desk.memory().unsureUntil() == null ? null : Entering.look(desk, order);
        if (scene != null && !isOwner(scene, subject.id())) {
            return movedByHand(release, scene);
        }
        desk.record(new Entry.Ended(release.id(), Entry.How.SETTLED, how, desk.now()));
        String back = wayBack(release.live(), seen);
        return Ending.of(
                Exit.OK,
                release.id() + " is settled: " + subject.name() + " serves." + back,
                release.live() == null ? "status" : "destroy --due");
    }

    private static String wayBack(@Nullable EnvironmentId former, List<Environment> seen) {
        if (former == null) {
            return " There is no way back yet: it is the first release.";
        }
        boolean there = seen.stream().anyMatch(e -> e.id().equals(former) && e.exists());
        return there ? " The way back stands by: " + former + "." : " There is no way back: " + former + " is gone.";
    }

    private static boolean isOwner(Scene scene, EnvironmentId id) {
        Environment environment = scene.find(id);
        return environment != null && scene.name().isOwnedBy(environment);
    }

    private Ending hold(ReleaseFacts release, String why) {
        desk.record(new Entry.Held(release.id(), why, desk.now()));
        return Ending.of(Exit.PERSON, release.id() + " is held: " + why + ". A person must decide", "rollback");
    }

    /** The way back: a new goal with looks of its own, never the reverse of a call. */
    private Ending back(ReleaseFacts release, String why) {
        EnvironmentId candidate = release.environment();
        EnvironmentId old = release.live();
        if (candidate == null || old == null) {
            desk.record(new Entry.Ended(release.id(), Entry.How.ABANDONED, why, desk.now()));
            return Ending.of(
                    Exit.FAILED,
                    "the first release " + release.id() + " failed; there is nothing to go back to: " + why,
                    "upload");
        }
        Scene scene = Entering.look(desk, order);
        Environment target = scene.find(old);
        if (target == null || !target.exists()) {
            return hold(release, why + "; and the way back is gone: " + old);
        }
        Reached reached = desk.chapter(
                "the live name is back",
                () -> moving.move(
                        Goal.Purpose.WAY_BACK, scene, candidate, old, desk.now().plus(Duration.ofMinutes(5))));
        if (!reached.holds()) {
            return hold(release, why + "; and the way back failed: " + reached.why());
        }
        if (reached.kind() == Reached.Kind.ALREADY) {
            desk.record(new Entry.Switched(null, candidate, old, desk.now()));
            desk.record(new Entry.Rejected(candidate, why, desk.now()));
        }
        desk.waitUntilSure();
        desk.record(new Entry.Ended(release.id(), Entry.How.RESTORED, why, desk.now()));
        return Ending.of(
                Exit.RESTORED,
                release.id() + " was moved back: " + target.name() + " serves again. It " + why,
                "explain " + release.id());
    }

    private Ending movedByHand(ReleaseFacts release, Scene scene) {
        Environment live = scene.roles(desk.memory()).live();
        return movedByHand(release, live == null ? "nobody" : live.id().value());
    }

    private Ending movedByHand(ReleaseFacts release, String owner) {
        if (release.state() != ReleaseFacts.State.HELD) {
            desk.record(new Entry.Held(release.id(), "the live name was moved on by hand to " + owner, desk.now()));
        }
        return Ending.of(
                Exit.PERSON,
                "the live name belongs to " + owner + ", not to " + release.environment() + " of " + release.id()
                        + ", whose watch is not over: somebody moved it by hand. Nothing was changed",
                "recover");
    }

    /** What lost the name while it was watched is rejected; nothing is moved. */
    Ending closeMoved(ReleaseFacts release, @Nullable Environment live) {
        EnvironmentId lost = release.environment();
        if (lost != null) {
            desk.record(new Entry.Rejected(lost, "the live name was moved away by hand", desk.now()));
        }
        desk.record(
                new Entry.Ended(release.id(), Entry.How.RESTORED, "the live name was moved on by hand", desk.now()));
        if (live != null) {
            desk.record(new Entry.Found(live.id(), live.version(), "moved by hand", desk.now()));
        }
        return Ending.of(
                Exit.OK,
                release.id() + " is closed: the live name was moved on by hand"
                        + (live == null ? "" : " to " + live.name()) + ". Nothing was moved",
                "status");
    }
}
