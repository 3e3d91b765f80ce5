package dev.kirikae.stages;

import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Verdict;
import dev.kirikae.tale.Desk;
import dev.kirikae.tale.Guard;
import dev.kirikae.tale.ReleaseFacts;
import dev.kirikae.tale.ReleaseFacts.State;
import org.jspecify.annotations.Nullable;

/** The candidate that is there when something is uploaded: the same one, one to be replaced, or one that waits. */
final class Candidates {

    private final Desk desk;
    private final Order order;
    private final Bundled bundle;
    private final boolean fresh;

    Candidates(Desk desk, Order order, Bundled bundle, boolean fresh) {
        this.desk = desk;
        this.order = order;
        this.bundle = bundle;
        this.fresh = fresh;
    }

    /** The live environment where it runs this very input and has settled; null elsewhere, and where a new one is asked for. */
    @Nullable
    Environment alreadyLive(@Nullable Environment live) {
        if (live == null || fresh || desk.memory().isFirstCandidate(live.id())) {
            return null;
        }
        ReleaseFacts release = desk.memory().releaseOf(live.id());
        boolean same = release == null
                ? bundle.label().equals(live.version())
                : Inputs.areSame(release, bundle, order.configuration());
        return same ? live : null;
    }

    /** The same input is the same candidate; null where there is none, or its launch failed, or it was rejected or is gone. */
    @Nullable
    ReleaseFacts same(Scene scene) {
        ReleaseFacts newest = desk.memory().newestRelease();
        boolean same =
                newest != null && Inputs.areSame(newest, bundle, order.configuration()) && (!fresh || newest.fresh());
        return newest != null && same && goesOn(newest, scene) ? newest : null;
    }

    private boolean goesOn(ReleaseFacts release, Scene scene) {
        EnvironmentId id = release.environment();
        boolean resumable = switch (release.state()) {
            case LAUNCHING -> true;
            case LAUNCHED, DISPROVED, PREPARED, BEGUN -> id != null;
            case ABANDONED -> id != null && release.launchedAt() != null && !Roles.isOvertaken(desk.memory(), release);
            case FAILED, SWITCHED, HELD, SETTLED, RESTORED -> false;
        };
        if (!resumable) {
            return false;
        }
        if (id == null) {
            Environment live = scene.roles(desk.memory()).live();
            EnvironmentId serving = live == null ? null : live.id();
            return release.live() == null || release.live().equals(serving);
        }
        Environment environment = scene.find(id);
        return environment == null
                ? release.state() == State.LAUNCHING && !desk.memory().isGone(id)
                : environment.exists() && !isRejected(id);
    }

    private boolean isRejected(EnvironmentId id) {
        var facts = desk.memory().environment(id);
        return facts != null && facts.rejectedAt() != null;
    }

    /**
     * A candidate that failed is replaced; one that waits, still launches or proved nothing only by name.
     *
     * @return the scene after it: with a first candidate the owner of the live name is gone
     */
    Scene clearTheWay(Scene scene, Roles roles) {
        Environment other = roles.candidate();
        ReleaseFacts release = other == null ? null : desk.memory().releaseOf(other.id());
        if (other == null || release == null || isLeftAlone(release)) {
            return scene;
        }
        boolean failed = hasFailed(release);
        if (!failed) {
            desk.guard(
                    Guard.CANDIDATE_EXISTS,
                    release.id(),
                    "candidate " + other.name() + " (" + release.id() + ") " + stands(release)
                            + ": release it, or destroy it with destroy --candidate",
                    canBeReleased(release, roles) ? "release" : "destroy --candidate");
        }
        new Ridding(desk, order).rid(scene, other, (failed ? "it had failed; " : "") + "replaced by " + bundle.label());
        return Entering.look(desk, order);
    }

    /** What is not shown and an upload would act on: who serves, and a candidate that it would resume, replace or stop at. */
    @Nullable
    Unshown unshown(Roles roles) {
        Unshown live = roles.unshown(Unshown.Role.LIVE);
        Unshown other = roles.unshown(Unshown.Role.CANDIDATE);
        ReleaseFacts release = other == null ? null : desk.memory().releaseOf(other.id());
        return live == null && release != null && !isLeftAlone(release) ? other : live;
    }

    private static String stands(ReleaseFacts release) {
        return switch (release.state()) {
            case LAUNCHING -> "still launches";
            case PREPARED -> "waits already";
            case FAILED, LAUNCHED, DISPROVED, BEGUN, SWITCHED, HELD, SETTLED, RESTORED, ABANDONED -> "is there already";
        };
    }

    /** Whether releasing it may help: it is verified, and prepared against whoever is live. */
    private static boolean canBeReleased(ReleaseFacts release, Roles roles) {
        EnvironmentId live = roles.live() == null ? null : roles.live().id();
        return release.state() == State.PREPARED && java.util.Objects.equals(live, release.live());
    }

    private static boolean hasFailed(ReleaseFacts release) {
        return switch (release.state()) {
            case FAILED, DISPROVED -> true;
            case ABANDONED -> release.candidateVerdict() == Verdict.FAILED || release.liveVerdict() == Verdict.FAILED;
            case LAUNCHING, LAUNCHED, PREPARED, BEGUN, SWITCHED, HELD, SETTLED, RESTORED -> false;
        };
    }

    /**
     * It was live once, or was given up by a person or by {@code recover}, not for a verdict: {@code destroy --due} takes it when
     * its time comes.
     */
    private boolean isLeftAlone(ReleaseFacts release) {
        return release.environment() != null && desk.memory().hasServed(release.environment())
                || release.state() == State.ABANDONED
                        && release.live() != null
                        && release.candidateVerdict() != Verdict.FAILED
                        && release.candidateVerdict() != Verdict.INCONCLUSIVE;
    }
}
