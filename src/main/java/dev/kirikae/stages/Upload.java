package dev.kirikae.stages;

import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Status;
import dev.kirikae.model.Verdict;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Desk;
import dev.kirikae.tale.Effect;
import dev.kirikae.tale.Ending;
import dev.kirikae.tale.EndingCause;
import dev.kirikae.tale.Entry;
import dev.kirikae.tale.Guard;
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
    private final boolean fresh;
    private final Making making;
    private final Launching launching;
    private final Candidates candidates;

    private Upload(Desk desk, Order order, Bundled bundle, boolean fresh) {
        this.desk = desk;
        this.order = order;
        this.bundle = bundle;
        this.fresh = fresh;
        this.making = new Making(desk, order, bundle);
        this.launching = new Launching(desk, order);
        this.candidates = new Candidates(desk, order, bundle, fresh);
    }

    public static Tale tale(Request request, Order order, Bundled bundle) {
        return tale(request, order, bundle, false);
    }

    /** @param fresh a new environment, also where the input has not changed; run again it goes on with its own */
    public static Tale tale(Request request, Order order, Bundled bundle, boolean fresh) {
        return Desk.stage(request, desk -> new Upload(desk, order, bundle, fresh).tell());
    }

    private Ending tell() {
        Scene entered = vacated(new Entering(desk, order).enter());
        Environment serving =
                candidates.alreadyLive(entered.roles(desk.memory()).live());
        if (serving != null) {
            return ok(
                    "already so: " + bundle.label() + " is live on " + serving.name()
                            + new PlatformAge(desk, order).words(serving),
                    entered.roles(desk.memory()).candidate() == null ? "status" : "release");
        }
        Scene scene = new Contradiction(desk, order).mustShow(entered, candidates::unshown);
        Roles roles = scene.roles(desk.memory());
        Environment live = roles.live();
        making.mustKnowVersion();
        mayUpload(roles, live);
        ReleaseFacts same = candidates.same(scene);
        if (same != null && same.environment() != null) {
            return ready(closed(same), same.environment(), new Inheriting(desk, order).forget());
        }
        Scene clear = same == null ? candidates.clearTheWay(scene, roles) : scene;
        Environment base = clear.roles(desk.memory()).live();
        String platform = new Inheriting(desk, order).platform(base);
        making.version();
        ReleaseFacts release = same == null ? making.release(clear, base, fresh) : same;
        EnvironmentId made = making.environment(clear, release, base, platform);
        return ready(release, made, new Inheriting(desk, order).forget());
    }

    /** An attempt that a dead release left is closed: what is uploaded again waits again. */
    private ReleaseFacts closed(ReleaseFacts release) {
        if (release.state() != State.BEGUN) {
            return release;
        }
        desk.record(new Entry.Ended(release.id(), Entry.How.ABANDONED, "uploaded again", desk.now()));
        ReleaseFacts closed = desk.memory().release(release.id());
        return closed == null ? release : closed;
    }

    private void mayUpload(Roles roles, @Nullable Environment live) {
        new Provable(desk, order).byConfiguration();
        if (roles.owners().isEmpty()) {
            nameIsFree();
        }
        if (!bundle.onBranch()) {
            desk.guard(
                    Guard.OFF_BRANCH,
                    bundle.shortCommit(),
                    bundle.shortCommit() + " is not reachable from "
                            + order.configuration().source().branch(),
                    desk.onward(""));
        }
        if (live != null && !desk.memory().isFirstCandidate(live.id())) {
            Ancestry.mayReplace(desk, live, bundle.commit(), bundle.shortCommit(), desk.onward(""));
            new Suitable(desk, order).toBeReplaced(live);
        }
    }

    /** Whoever had the live name and is being terminated, by whatever hand, keeps it until it is gone: that is waited for. */
    private Scene vacated(Scene scene) {
        for (Environment environment : scene.environments()) {
            boolean going = environment.status() == Status.TERMINATING
                    && order.liveName().matches(environment.cname());
            if (going && scene.roles(desk.memory()).owners().isEmpty()) {
                new Ridding(desk, order).awaitGone(environment, "it had the live name");
                return Entering.look(desk, order);
            }
        }
        return scene;
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

    /** @param leftovers what could not be cleaned up, to be said */
    private Ending ready(ReleaseFacts release, EnvironmentId candidate, String leftovers) {
        Scene before = null;
        if (release.state() == State.LAUNCHING || release.launchedAt() == null) {
            Instant made = launching.madeAt(current(release), null);
            Launching.Waited launched =
                    desk.chapter("the candidate is Ready", () -> launching.untilReady(candidate, made));
            if (!launched.well()) {
                new Contradiction(desk, order).mustShow(launched.scene(), candidate);
                return launchFailed(release, candidate, launched.why(), made);
            }
            before = launched.scene();
            events(candidate, made);
            Duration took = launched.took(Duration.between(made, desk.now()), desk, true);
            desk.record(new Entry.Launched(release.id(), candidate, took, desk.now()));
        }
        Scene seen = new Contradiction(desk, order)
                .mustShow(before == null ? Entering.look(desk, order) : before, candidate);
        Environment environment = seen.find(candidate);
        if (environment == null) {
            return desk.end(
                    EndingCause.NOT_PROVEN,
                    release.id() + ": its environment " + candidate + " is not listed" + leftovers,
                    "upload");
        }
        return verified(release, environment, seen, leftovers);
    }

    private Ending verified(ReleaseFacts release, Environment environment, Scene seen, String leftovers) {
        Subject subject = Subject.of(environment, host(environment), current(release));
        Proven proven = desk.chapter("the candidate is verified", () -> new Proving(desk, order).prove(subject, seen));
        desk.record(
                new Entry.Judged(release.id(), Entry.Phase.CANDIDATE, proven.verdict(), proven.evidence(), desk.now()));
        if (proven.isMisdeployed()) {
            String why = String.join("; ", proven.evidence());
            return launchFailed(release, environment.id(), why, launching.madeAt(current(release), environment));
        }
        String name = release.id() + " on " + environment.name() + " (" + environment.id() + ")";
        if (!proven.isVerified() && !isAccepted(release, proven)) {
            boolean failed = proven.verdict() == Verdict.FAILED;
            return desk.end(
                            EndingCause.NOT_PROVEN,
                            "the verification of " + name + " " + proven.verdictInWords()
                                    + (failed ? ": the next upload of another commit replaces it" : "") + leftovers,
                            "upload")
                    .with(proven.evidence());
        }
        if (current(release).state() != State.PREPARED) {
            desk.record(new Entry.Prepared(release.id(), desk.now()));
        }
        String waits = release.id() + " waits on " + environment.name() + " (" + environment.id() + "), verified";
        return ok(waits + new PlatformAge(desk, order).words(environment) + leftovers, "release");
    }

    private boolean isAccepted(ReleaseFacts release, Proven proven) {
        return proven.verdict() == Verdict.INCONCLUSIVE
                && desk.passes(
                        Guard.INCONCLUSIVE, release.id(), "the verification of " + release.id() + " was inconclusive");
    }

    private static String host(Environment environment) {
        String cname = environment.cname();
        return cname == null ? "" + environment.endpoint() : cname;
    }

    private ReleaseFacts current(ReleaseFacts release) {
        ReleaseFacts now = desk.memory().release(release.id());
        return now == null ? release : now;
    }

    /** What Beanstalk told while it worked: shown, never decided from. */
    private void events(EnvironmentId candidate, Instant since) {
        desk.ask(new Effect.LookAtEvents(candidate, since));
    }

    private Ending launchFailed(ReleaseFacts release, EnvironmentId candidate, String why, Instant begun) {
        List<String> evidence = desk.chapter("what went wrong", () -> launching.evidence(candidate, why, begun));
        if (!desk.memory().isGone(candidate)) {
            desk.record(new Entry.LaunchFailed(release.id(), candidate, evidence, desk.now()));
        }
        return desk.end(
                        EndingCause.NOT_PROVEN,
                        "the launch of " + release.environmentName() + " failed: " + why
                                + ". It is left for you to look at; the next upload replaces it",
                        "upload")
                .with(evidence.subList(Math.min(1, evidence.size()), evidence.size()));
    }

    private Ending ok(String sentence, String next) {
        return desk.end(EndingCause.REACHED, sentence, next);
    }
}
