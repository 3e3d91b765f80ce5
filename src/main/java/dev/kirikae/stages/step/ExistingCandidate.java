package dev.kirikae.stages.step;

import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.journal.ReleaseRecord.State;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Verdict;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.StageContext;
import org.jspecify.annotations.Nullable;

/** The candidate that is there when something is uploaded: the same one, one to be replaced, or one that waits. */
public final class ExistingCandidate {

    private final Steps steps;
    private final StageContext context;
    private final ServicePolicy policy;
    private final UploadInput bundle;
    private final boolean fresh;

    ExistingCandidate(Steps steps, UploadInput bundle, boolean fresh) {
        this.steps = steps;
        this.context = steps.context();
        this.policy = steps.policy();
        this.bundle = bundle;
        this.fresh = fresh;
    }

    /**
     * The live environment where it runs this very input and has settled; null elsewhere, and where a new one is asked
     * for.
     */
    @Nullable
    public Environment alreadyLive(@Nullable Environment live) {
        if (live == null || fresh || context.journal().isFirstCandidate(live.id())) {
            return null;
        }
        ReleaseRecord release = context.journal().releaseOf(live.id());
        boolean same = release == null
                ? bundle.label().equals(live.version())
                : SameInput.areSame(release, bundle, policy.configuration());
        return same ? live : null;
    }

    /**
     * The same input is the same candidate; null where there is none, or its launch failed, or it was rejected or is
     * gone.
     */
    @Nullable
    public ReleaseRecord same(EnvironmentSnapshot snapshot) {
        ReleaseRecord newest = context.journal().newestRelease();
        boolean same = newest != null
                && SameInput.areSame(newest, bundle, policy.configuration())
                && (!fresh || newest.fresh());
        return newest != null && same && goesOn(newest, snapshot) ? newest : null;
    }

    private boolean goesOn(ReleaseRecord release, EnvironmentSnapshot snapshot) {
        EnvironmentId id = release.environment();
        boolean resumable = switch (release.state()) {
            case LAUNCHING -> true;
            case LAUNCHED, DISPROVED, PREPARED, BEGUN -> id != null;
            case ABANDONED ->
                id != null && release.launchedAt() != null && !Roles.isOvertaken(context.journal(), release);
            case FAILED, SWITCHED, HELD, SETTLED, RESTORED -> false;
        };
        if (!resumable) {
            return false;
        }
        if (id == null) {
            Environment live = snapshot.roles(context.journal()).live();
            EnvironmentId serving = live == null ? null : live.id();
            return release.live() == null || release.live().equals(serving);
        }
        Environment environment = snapshot.find(id);
        return environment == null
                ? release.state() == State.LAUNCHING && !context.journal().isGone(id)
                : environment.exists() && !isRejected(id);
    }

    private boolean isRejected(EnvironmentId id) {
        var facts = context.journal().environment(id);
        return facts != null && facts.rejectedAt() != null;
    }

    /**
     * A candidate that failed is terminated; one that waits, still launches or proved nothing only by name, else it
     * ends the stage.
     *
     * @return the environments after it: with a first candidate the owner of the live name is gone
     */
    public EnvironmentSnapshot clearTheWay(EnvironmentSnapshot snapshot, Roles roles) {
        Environment other = roles.candidate();
        ReleaseRecord release = other == null ? null : context.journal().releaseOf(other.id());
        if (other == null || release == null || isLeftAlone(release)) {
            return snapshot;
        }
        boolean failed = hasFailed(release);
        if (!failed) {
            context.guard(
                    Guard.CANDIDATE_EXISTS,
                    release.id(),
                    "candidate " + other.name() + " (" + release.id() + ") " + state(release)
                            + ": release it, or destroy it with destroy --candidate",
                    canBeReleased(release, roles) ? "release" : "destroy --candidate");
        }
        steps.terminate().rid(snapshot, other, (failed ? "it had failed; " : "") + "replaced by " + bundle.label());
        return steps.look().now();
    }

    /**
     * What is not shown and an upload would act on: who serves, and a candidate that it would resume, replace or stop
     * at. Null where there is none.
     */
    @Nullable
    public NotShown unshown(Roles roles) {
        NotShown live = roles.unshown(NotShown.Role.LIVE);
        NotShown other = roles.unshown(NotShown.Role.CANDIDATE);
        ReleaseRecord release = other == null ? null : context.journal().releaseOf(other.id());
        return live == null && release != null && !isLeftAlone(release) ? other : live;
    }

    private static String state(ReleaseRecord release) {
        return switch (release.state()) {
            case LAUNCHING -> "still launches";
            case PREPARED -> "waits already";
            case FAILED, LAUNCHED, DISPROVED, BEGUN, SWITCHED, HELD, SETTLED, RESTORED, ABANDONED -> "is there already";
        };
    }

    /** Whether releasing it may help: it is verified, and prepared against whoever is live. */
    private static boolean canBeReleased(ReleaseRecord release, Roles roles) {
        EnvironmentId live = roles.live() == null ? null : roles.live().id();
        return release.state() == State.PREPARED && java.util.Objects.equals(live, release.live());
    }

    private static boolean hasFailed(ReleaseRecord release) {
        return switch (release.state()) {
            case FAILED, DISPROVED -> true;
            case ABANDONED -> release.candidateVerdict() == Verdict.FAILED || release.liveVerdict() == Verdict.FAILED;
            case LAUNCHING, LAUNCHED, PREPARED, BEGUN, SWITCHED, HELD, SETTLED, RESTORED -> false;
        };
    }

    /**
     * It was live once, or was given up by a person or by {@code recover}, not for a verdict: {@code destroy --due}
     * takes it when its time comes.
     */
    private boolean isLeftAlone(ReleaseRecord release) {
        return release.environment() != null && context.journal().hasServed(release.environment())
                || release.state() == State.ABANDONED
                        && release.live() != null
                        && release.candidateVerdict() != Verdict.FAILED
                        && release.candidateVerdict() != Verdict.INCONCLUSIVE;
    }
}
