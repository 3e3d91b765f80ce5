package dev.kirikae.stages;

import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Verdict;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Desk;
import dev.kirikae.tale.Effect;
import dev.kirikae.tale.Ending;
import dev.kirikae.tale.Entry;
import dev.kirikae.tale.Exit;
import dev.kirikae.tale.Guard;
import dev.kirikae.tale.Reached;
import dev.kirikae.tale.ReleaseFacts;
import dev.kirikae.tale.ReleaseFacts.State;
import dev.kirikae.tale.Request;
import dev.kirikae.tale.Tale;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds a fresh environment from a commit and proves it, without touching the live name. */
public final class Upload {

    private final Desk desk;
    private final Order order;
    private final Bundled bundle;
    private final Making making;
    private final Launching launching;

    private Upload(Desk desk, Order order, Bundled bundle) {
        this.desk = desk;
        this.order = order;
        this.bundle = bundle;
        this.making = new Making(desk, order, bundle);
        this.launching = new Launching(desk, order);
    }

    public static Tale tale(Request request, Order order, Bundled bundle) {
        return Desk.stage(request, desk -> new Upload(desk, order, bundle).tell());
    }

    private Ending tell() {
        Scene scene = new Entering(desk, order).enter();
        Roles roles = scene.roles(desk.memory());
        Environment live = roles.live();
        if (live != null && isSame(live)) {
            return ok(bundle.label() + " is live already on " + live.name(), "release");
        }
        making.mustKnowVersion();
        mayUpload(roles, live);
        ReleaseFacts same = sameInput(scene);
        if (same != null && same.environment() != null) {
            return forgottenAndReady(same, same.environment());
        }
        String platform = new Inheriting(desk, order).platform(live);
        ReleaseFacts release = same == null ? opened(scene, roles, live) : same;
        return forgottenAndReady(release, making.environment(scene, release, live, platform));
    }

    private ReleaseFacts opened(Scene scene, Roles roles, @Nullable Environment live) {
        clearTheWay(scene, roles);
        making.version();
        return making.release(scene, live);
    }

    private Ending forgottenAndReady(ReleaseFacts release, EnvironmentId candidate) {
        new Inheriting(desk, order).forget();
        return ready(release, candidate);
    }

    private boolean isSame(Environment environment) {
        ReleaseFacts release = desk.memory().releaseOf(environment.id());
        boolean fresh = release == null || (release.live() == null && release.state() != State.SETTLED);
        return bundle.label().equals(environment.version()) && !fresh;
    }

    private void mayUpload(Roles roles, @Nullable Environment live) {
        if (roles.owners().isEmpty()) {
            nameIsFree();
        }
        if (!bundle.onBranch()) {
            desk.guard(
                    Guard.OFF_BRANCH,
                    bundle.shortCommit(),
                    bundle.shortCommit() + " is not reachable from "
                            + order.configuration().source().branch(),
                    "");
        }
        if (live != null) {
            Ancestry.mayReplace(desk, live, bundle.commit(), bundle.shortCommit());
        }
    }

    /** Nothing is live: the name must be ours to take. */
    private void nameIsFree() {
        Answer.NameSeen seen =
                desk.look(new Effect.LookAtName(order.configuration().live().cname()), Answer.NameSeen.class);
        if (!seen.available()) {
            throw desk.refuse(
                    Guard.OWNER,
                    "live.cname: " + seen.fullName() + " belongs to somebody else, and none of this application's"
                            + " environments owns it: choose another name",
                    "");
        }
    }

    /** The same input is the same candidate; null where there is none, or its launch failed, or it was rejected or is gone. */
    private @Nullable ReleaseFacts sameInput(Scene scene) {
        ReleaseFacts newest = desk.memory().newestRelease();
        if (newest == null || !newest.version().equals(bundle.label())) {
            return null;
        }
        boolean fresh = switch (newest.state()) {
            case LAUNCHING, LAUNCHED, PREPARED, BEGUN, ABANDONED -> true;
            case FAILED, SWITCHED, HELD, SETTLED, RESTORED -> false;
        };
        EnvironmentId id = newest.environment();
        Environment environment = id == null ? null : scene.find(id);
        boolean there = id == null
                || environment != null && environment.exists()
                || newest.state() == State.LAUNCHING && environment == null;
        boolean moved = newest.live() != null && !newest.live().equals(liveId(scene));
        return fresh && there && !(moved && id == null) ? newest : null;
    }

    private @Nullable EnvironmentId liveId(Scene scene) {
        Environment live = scene.roles(desk.memory()).live();
        return live == null ? null : live.id();
    }

    /** Another candidate waits or still launches: a failed one is replaced, a waiting one only by name. */
    private void clearTheWay(Scene scene, Roles roles) {
        Environment other = roles.candidate();
        if (other == null) {
            return;
        }
        ReleaseFacts release = desk.memory().releaseOf(other.id());
        boolean failed = release != null && release.state() == State.FAILED;
        boolean abandoned = release != null && release.state() == State.ABANDONED && release.live() != null;
        if (abandoned) {
            return;
        }
        if (!failed) {
            desk.guard(
                    Guard.CANDIDATE_EXISTS,
                    release == null ? null : release.id(),
                    "candidate " + other.name() + " waits already: release it, or destroy it",
                    "release");
        }
        new Ridding(desk, order).rid(scene, other, failed ? "its launch failed" : "replaced by " + bundle.label());
    }

    private Ending ready(ReleaseFacts release, EnvironmentId candidate) {
        Instant begun = begun(release);
        Scene scene = null;
        if (release.state() == State.LAUNCHING || release.launchedAt() == null) {
            Launching.Waited launched =
                    desk.chapter("the candidate is Ready", () -> launching.untilReady(candidate, begun));
            if (!launched.well()) {
                return launchFailed(release, candidate, launched.why(), begun);
            }
            scene = launched.scene();
            events(candidate, begun);
            desk.record(new Entry.Launched(
                    release.id(),
                    candidate,
                    launched.took(Duration.between(begun, desk.now()), desk, true),
                    desk.now()));
        }
        Scene seen = scene == null ? Entering.look(desk, order) : scene;
        Environment environment = seen.find(candidate);
        if (environment == null) {
            return launchFailed(release, candidate, candidate + " is gone", begun);
        }
        Subject subject =
                Subject.of(environment, host(environment), desk.memory().release(release.id()));
        Proven proven = desk.chapter("the candidate is verified", () -> new Proving(desk, order).prove(subject, seen));
        desk.record(
                new Entry.Judged(release.id(), Entry.Phase.CANDIDATE, proven.verdict(), proven.evidence(), desk.now()));
        if (proven.isMisdeployed()) {
            return launchFailed(release, candidate, String.join("; ", proven.evidence()), begun);
        }
        if (!proven.isVerified() && !isAccepted(proven)) {
            String sentence = release.id() + " on " + environment.name() + " is " + proven.words();
            return Ending.of(Exit.FAILED, sentence, "upload");
        }
        if (release.state() != State.PREPARED) {
            desk.record(new Entry.Prepared(release.id(), desk.now()));
        }
        return ok(
                release.id() + " waits on " + environment.name() + " (" + environment.id() + "), verified", "release");
    }

    private boolean isAccepted(Proven proven) {
        return proven.verdict() == Verdict.INCONCLUSIVE && desk.isAllowed(Guard.INCONCLUSIVE);
    }

    private static String host(Environment environment) {
        String cname = environment.cname();
        return cname == null ? "" + environment.endpoint() : cname;
    }

    private Instant begun(ReleaseFacts release) {
        ReleaseFacts now = desk.memory().release(release.id());
        return now == null ? release.openedAt() : now.openedAt();
    }

    /** What Beanstalk told while it worked: shown, never decided from. */
    private void events(EnvironmentId candidate, Instant since) {
        desk.ask(new Effect.LookAtEvents(candidate, since));
    }

    private Ending launchFailed(ReleaseFacts release, EnvironmentId candidate, String why, Instant begun) {
        List<String> evidence = desk.chapter("what went wrong", () -> launching.evidence(candidate, why, begun));
        desk.record(new Entry.LaunchFailed(release.id(), candidate, evidence, desk.now()));
        return Ending.of(
                Exit.FAILED,
                "the launch of " + release.environmentName() + " failed: " + String.join("; ", evidence)
                        + ". It is left for you to look at; the next upload replaces it",
                "upload");
    }

    private static Ending ok(String sentence, String next) {
        return Ending.of(Exit.OK, sentence, next);
    }

    static Reached orLeave(Desk desk, Reached reached, String what) {
        if (reached.holds()) {
            return reached;
        }
        boolean denied = reached.kind() == Reached.Kind.REFUSED
                && (reached.trouble() == Answer.Trouble.DENIED
                        || reached.trouble() == Answer.Trouble.NO_CREDENTIALS
                        || reached.trouble() == Answer.Trouble.CLOCK);
        throw desk.leave(
                denied ? Exit.NOT_ALLOWED : Exit.FAILED,
                what + ": " + reached.why(),
                desk.request().stage());
    }
}
