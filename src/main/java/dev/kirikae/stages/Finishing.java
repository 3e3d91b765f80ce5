package dev.kirikae.stages;

import dev.kirikae.config.Verify;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Verdict;
import dev.kirikae.tale.Desk;
import dev.kirikae.tale.Ending;
import dev.kirikae.tale.EndingCause;
import dev.kirikae.tale.EndingPhase;
import dev.kirikae.tale.Entry;
import dev.kirikae.tale.Goal;
import dev.kirikae.tale.Guard;
import dev.kirikae.tale.Reached;
import dev.kirikae.tale.ReleaseFacts;
import dev.kirikae.tale.Retry;
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

    /** Takes up what a process left, or what was held. */
    Ending finish(Scene seen, ReleaseFacts release) {
        desk.touch();
        Scene scene = new Contradiction(desk, order).mustShow(seen, roles -> unshownOwner(roles, release));
        Environment environment = release.environment() == null ? null : scene.find(release.environment());
        if (environment == null || !scene.name().isOwnedBy(environment)) {
            return movedByHand(release, scene);
        }
        List<AlarmProof> alarms = desk.chapter(
                "the alarms are known",
                () -> new Watching(desk, order).alarmsTakenUp(Subject.of(environment, "", release)));
        return finish(scene, release, alarms);
    }

    /** Nobody is seen to own the live name, and the release's own environment is not shown. */
    private static @Nullable Unshown unshownOwner(Roles roles, ReleaseFacts release) {
        EnvironmentId id = release.environment();
        return id == null || !roles.owners().isEmpty() ? null : roles.unshown(id);
    }

    /** @param alarms as they stood before the switch */
    Ending finish(Scene scene, ReleaseFacts release, List<AlarmProof> alarms) {
        Subject subject = subject(scene, release);
        Verdict judged = release.state() == ReleaseFacts.State.SWITCHED ? release.liveVerdict() : null;
        if (judged != null) {
            String before = "judged before this " + desk.request().stage() + " began";
            return conclude(release, subject, judged, List.of(before), scene.environments());
        }
        Environment before = scene.find(subject.id());
        boolean enhanced = before != null && before.health().isEnhanced();
        Watching.Watched watched = desk.chapter(
                "the candidate stands its watch",
                () -> new Watching(desk, order).watch(subject, release.watch(), alarms, enhanced));
        if (watched.isElsewhere()) {
            return movedByHand(release, new Scene(watched.seen(), order.liveName(), desk.now()));
        }
        desk.record(
                new Entry.Judged(release.id(), Entry.Phase.LIVE, watched.verdict(), watched.evidence(), desk.now()));
        return conclude(release, subject, watched.verdict(), watched.evidence(), watched.seen());
    }

    private Ending conclude(
            ReleaseFacts release, Subject subject, Verdict verdict, List<String> evidence, List<Environment> seen) {
        if (verdict == Verdict.VERIFIED) {
            return settle(release, subject, "verified", seen);
        }
        Scene scene = Entering.lookAfterAMove(desk, order);
        if (!isOwner(scene, subject.id())) {
            return movedByHand(release, scene);
        }
        return verdict == Verdict.FAILED
                ? failed(release, evidence, scene)
                : unproven(release, subject, verdict == Verdict.INCONCLUSIVE, evidence, scene);
    }

    private Subject subject(Scene scene, ReleaseFacts release) {
        EnvironmentId id = release.environment();
        Environment environment = id == null ? null : scene.find(id);
        if (environment == null) {
            throw desk.leave(EndingCause.PERSON, release.id() + " is live, but " + id + " is not shown", "status");
        }
        EnvironmentId before = release.live();
        return Subject.of(environment, moving.liveHost(scene), release)
                .after(before == null ? null : scene.find(before), release.switchedAt());
    }

    private Ending failed(ReleaseFacts release, List<String> evidence, Scene scene) {
        String why = "its watch failed";
        return order.configuration().verify().onFailure() == Verify.OnFailure.HOLD
                ? hold(release, why, evidence, scene)
                : back(release, why, evidence, scene);
    }

    /**
     * @param asked something was asked, and its proof was not reached: of this alone {@code on-inconclusive: accept} speaks, not
     *     of a watch in which nothing could have failed
     */
    private Ending unproven(ReleaseFacts release, Subject subject, boolean asked, List<String> evidence, Scene scene) {
        Verify verify = order.configuration().verify();
        String why = asked ? "its watch was inconclusive" : "nothing in its watch could have failed";
        boolean accepts = asked && verify.onInconclusive() == Verify.OnInconclusive.ACCEPT;
        if (accepts || !asked && verify.acceptUnverified() != null) {
            String how = accepts ? "on-inconclusive" : "accept-unverified: " + verify.acceptUnverified();
            return settle(release, subject, "accepted by " + how, scene.environments());
        }
        if (desk.passes(asked ? Guard.INCONCLUSIVE : Guard.UNVERIFIED, release.id(), why)) {
            return settle(release, subject, "accepted by name", scene.environments());
        }
        return verify.onInconclusive() == Verify.OnInconclusive.ROLLBACK
                ? back(release, why, evidence, scene)
                : hold(release, why, evidence, scene);
    }

    private Ending settle(ReleaseFacts release, Subject subject, String how, List<Environment> seen) {
        desk.waitUntilSure();
        Scene scene = desk.memory().unsureUntil() == null
                ? new Scene(seen, order.liveName(), desk.now())
                : Entering.look(desk, order);
        if (desk.memory().unsureUntil() != null && !isOwner(scene, subject.id())) {
            return movedByHand(release, scene);
        }
        desk.record(new Entry.Ended(release.id(), Entry.How.SETTLED, how, desk.now()));
        WayBack back = WayBack.of(desk.memory(), scene.roles(desk.memory()));
        return desk.end(
                EndingCause.REACHED,
                release.id() + " is settled: " + subject.name() + " serves users, and "
                        + (release.live() == null ? "there is no way back yet: it is the first release" : back.words()),
                back.kind() == WayBack.Kind.MOVES ? "destroy --due" : "status");
    }

    private static boolean isOwner(Scene scene, EnvironmentId id) {
        Environment environment = scene.find(id);
        return environment != null && scene.name().isOwnedBy(environment);
    }

    private static boolean isOwner(Scene scene, ReleaseFacts release) {
        return release.environment() != null && isOwner(scene, release.environment());
    }

    private Ending hold(ReleaseFacts release, String why, List<String> evidence, Scene scene) {
        desk.record(new Entry.Held(release.id(), why, desk.now()));
        WayBack back = WayBack.of(desk.memory(), scene.roles(desk.memory()));
        return desk.end(
                        EndingCause.PERSON,
                        release.id() + " is held, a person must decide: " + why + ". " + release.environmentName()
                                + " serves users",
                        release.live() == null ? "release" : back.kind() == WayBack.Kind.MOVES ? "rollback" : "upload")
                .with(evidence);
    }

    /** The way back: a new goal with looks of its own, never the reverse of a call. */
    private Ending back(ReleaseFacts release, String why, List<String> evidence, Scene first) {
        EnvironmentId candidate = release.environment();
        if (candidate == null || release.live() == null) {
            return abandonFirst(release, why, evidence);
        }
        Retry retry = desk.retry(order.configuration().deadlines().switching());
        Scene scene = first;
        while (true) {
            scene = new Contradiction(desk, order).confirmed(scene, roles -> roles.unshown(Unshown.Role.STANDBY));
            Roles roles = scene.roles(desk.memory());
            Environment target = roles.standby();
            if (target == null) {
                Unshown unshown = roles.unshown(Unshown.Role.STANDBY);
                String none = unshown == null
                        ? ", and there is no standby to go back to"
                        : ", and the " + unshown.words() + " is not shown: it may not be seen, or is gone";
                return hold(release, why + none, evidence, scene);
            }
            Reached reached = back(scene, candidate, target);
            if (reached.holds()) {
                return restored(release, why, evidence, target);
            }
            if (!retry.isDue(reached)) {
                return hold(release, why + ", and the way back failed: " + reached.why(), evidence, scene);
            }
            scene = Entering.lookAfterAMove(desk, order);
            if (!isOwner(scene, candidate)) {
                return movedByHand(release, scene);
            }
        }
    }

    private Ending restored(ReleaseFacts release, String why, List<String> evidence, Environment target) {
        desk.waitUntilSure();
        desk.record(new Entry.Ended(release.id(), Entry.How.RESTORED, why, desk.now()));
        return desk.end(
                        EndingCause.MOVED_BACK,
                        release.id() + " was moved back: " + why + ". " + target.name() + " serves users again",
                        "explain " + release.id())
                .with(evidence);
    }

    private Reached back(Scene scene, EnvironmentId candidate, Environment target) {
        return desk.chapter(
                "the live name is back",
                () -> moving.move(
                        Goal.Purpose.WAY_BACK,
                        scene,
                        candidate,
                        target.id(),
                        desk.now().plus(Duration.ofMinutes(5))));
    }

    private Ending abandonFirst(ReleaseFacts release, String why, List<String> evidence) {
        EndingPhase phase = desk.phase();
        desk.record(new Entry.Ended(release.id(), Entry.How.ABANDONED, why, desk.now()));
        return desk.end(
                        phase,
                        EndingCause.NOT_PROVEN,
                        "the first release " + release.id() + " is given up, " + why + ": " + release.environmentName()
                                + " has the live name, and there is nothing to go back to",
                        "upload")
                .with(evidence);
    }

    private Ending movedByHand(ReleaseFacts release, Scene seen) {
        Scene scene = new Contradiction(desk, order).mustShow(seen, roles -> unshownOwner(roles, release));
        if (isOwner(scene, release)) {
            return desk.end(
                    EndingCause.UNKNOWN,
                    release.environmentName() + " was not shown a moment ago and is again: what was seen of "
                            + release.id() + " proves nothing",
                    desk.request().typed());
        }
        Environment live = scene.roles(desk.memory()).live();
        String owner = live == null ? "nobody" : live.id().value();
        if (release.state() != ReleaseFacts.State.HELD) {
            desk.record(new Entry.Held(release.id(), "the live name was moved on by hand to " + owner, desk.now()));
        }
        if (live != null && !live.id().equals(desk.memory().live())) {
            desk.record(new Entry.Found(live.id(), live.version(), "moved by hand", desk.now()));
        }
        return desk.end(
                EndingCause.PERSON,
                "the live name belongs to " + owner + ", not to " + release.environment() + " of " + release.id()
                        + ", which had not ended: somebody moved it by hand. Nothing was moved",
                "recover");
    }

    /** What lost the name while it was watched is rejected; nothing is moved. */
    String closeMoved(ReleaseFacts release, @Nullable Environment live) {
        EnvironmentId lost = release.environment();
        if (lost != null) {
            desk.record(new Entry.Rejected(lost, "the live name was moved away by hand", desk.now()));
        }
        desk.record(
                new Entry.Ended(release.id(), Entry.How.RESTORED, "the live name was moved on by hand", desk.now()));
        if (live != null) {
            desk.record(new Entry.Found(live.id(), live.version(), "moved by hand", desk.now()));
        }
        return release.id() + " is closed: the live name was moved on by hand. Nothing was moved; "
                + (live == null ? "nobody" : live.name()) + " serves users";
    }
}
