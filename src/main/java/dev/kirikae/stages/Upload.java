package dev.kirikae.stages;

import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.journal.ReleaseRecord.State;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Status;
import dev.kirikae.model.Verdict;
import dev.kirikae.stages.step.AwaitLaunch;
import dev.kirikae.stages.step.CandidateVerification;
import dev.kirikae.stages.step.CommitAncestry;
import dev.kirikae.stages.step.CreateEnvironment;
import dev.kirikae.stages.step.Diagnostics;
import dev.kirikae.stages.step.EnvironmentSnapshot;
import dev.kirikae.stages.step.ExistingCandidate;
import dev.kirikae.stages.step.Roles;
import dev.kirikae.stages.step.SameBranch;
import dev.kirikae.stages.step.ServicePolicy;
import dev.kirikae.stages.step.Steps;
import dev.kirikae.stages.step.UploadInput;
import dev.kirikae.stages.step.VerificationTarget;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.EndingCause;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.Request;
import dev.kirikae.workflow.StageContext;
import dev.kirikae.workflow.StageResult;
import dev.kirikae.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds a fresh environment from a commit and proves it, without touching the live name; where nobody has that, the
 * environment gets it at its creation. Run again with the same input it goes on with what there is.
 */
public final class Upload {

    private final Steps steps;
    private final StageContext context;
    private final ServicePolicy policy;
    private final UploadInput bundle;
    private final boolean fresh;
    private final CreateEnvironment createEnvironment;
    private final AwaitLaunch awaitLaunch;
    private final ExistingCandidate existingCandidate;

    private Upload(Steps steps, UploadInput bundle, boolean fresh) {
        this.steps = steps;
        this.context = steps.context();
        this.policy = steps.policy();
        this.bundle = bundle;
        this.fresh = fresh;
        this.createEnvironment = steps.createEnvironment(bundle);
        this.awaitLaunch = steps.awaitLaunch();
        this.existingCandidate = steps.existingCandidate(bundle, fresh);
    }

    /** The same input is the same candidate: what is live or waits already is not made again. */
    public static Workflow workflow(Request request, ServicePolicy policy, UploadInput bundle) {
        return workflow(request, policy, bundle, false);
    }

    /** @param fresh a new environment, also where the input has not changed; run again it goes on with its own */
    public static Workflow workflow(Request request, ServicePolicy policy, UploadInput bundle, boolean fresh) {
        return Steps.stage(request, policy, steps -> new Upload(steps, bundle, fresh).run());
    }

    private StageResult run() {
        EnvironmentSnapshot entered = vacated(steps.open().enter());
        Environment serving =
                existingCandidate.alreadyLive(entered.roles(context.journal()).live());
        if (serving != null) {
            return context.reached(
                    "already so: " + bundle.label() + " is live on " + serving.name()
                            + steps.newerPlatform().words(serving),
                    entered.roles(context.journal()).candidate() == null ? "status" : "release");
        }
        EnvironmentSnapshot snapshot = steps.contradiction().mustShow(entered, existingCandidate::unshown);
        Roles roles = snapshot.roles(context.journal());
        Environment live = roles.live();
        createEnvironment.mustKnowVersion();
        mayUpload(snapshot, live);
        String red = steps.gatingAlarms().beforeAnUpload(live);
        steps.watchQueues().beforeAnUpload();
        steps.alarmFeed().mustBeThere();
        ReleaseRecord same = existingCandidate.same(snapshot);
        if (same != null && same.environment() != null) {
            return ready(
                    closed(same),
                    same.environment(),
                    red + steps.inheritSettings().forget());
        }
        EnvironmentSnapshot clear = same == null ? existingCandidate.clearTheWay(snapshot, roles) : snapshot;
        Environment base = clear.roles(context.journal()).live();
        String platform = steps.inheritSettings().platform(base);
        createEnvironment.version();
        ReleaseRecord release = same == null ? createEnvironment.release(clear, base, fresh) : same;
        CreateEnvironment.Made made = createEnvironment.environment(clear, release, base, platform);
        return ready(
                made.release(),
                made.environment(),
                red + steps.inheritSettings().forget());
    }

    /** An attempt that a dead release left is closed: what is uploaded again waits again. */
    private ReleaseRecord closed(ReleaseRecord release) {
        if (release.state() != State.BEGUN) {
            return release;
        }
        context.record(
                new JournalEntry.Ended(release.id(), JournalEntry.How.ABANDONED, "uploaded again", context.now()));
        ReleaseRecord closed = context.journal().release(release.id());
        return closed == null ? release : closed;
    }

    private void mayUpload(EnvironmentSnapshot snapshot, @Nullable Environment live) {
        steps.provable().byConfiguration();
        SameBranch.mustBe(context, policy, bundle);
        if (snapshot.roles(context.journal()).owners().isEmpty()) {
            steps.newLiveName().mustBeOurs(snapshot);
        }
        if (!bundle.onBranch()) {
            String configured = policy.configuration().source().branch();
            String branch = configured == null ? SameBranch.of(bundle.record()) : configured;
            context.guard(
                    Guard.OFF_BRANCH,
                    bundle.shortCommit(),
                    bundle.shortCommit() + " is not reachable from "
                            + (branch == null ? "the branch that is released" : branch),
                    context.onward(""));
        }
        if (live != null && !context.journal().isFirstCandidate(live.id())) {
            CommitAncestry.mayReplace(context, live, bundle.commit(), bundle.shortCommit(), context.onward(""));
            steps.preconditions().toBeReplaced(live);
        }
    }

    /**
     * Whoever had the live name and is being terminated, by whatever hand, keeps it until it is gone: that is waited
     * for.
     */
    private EnvironmentSnapshot vacated(EnvironmentSnapshot snapshot) {
        for (Environment environment : snapshot.environments()) {
            boolean going = environment.status() == Status.TERMINATING
                    && policy.liveName().matches(environment.cname());
            if (going && snapshot.roles(context.journal()).owners().isEmpty()) {
                steps.terminate().awaitGone(environment, "it had the live name");
                return steps.look().now();
            }
        }
        return snapshot;
    }

    /** @param leftovers what is to be said besides: what could not be cleaned up, which alarms were red */
    private StageResult ready(ReleaseRecord release, EnvironmentId candidate, String leftovers) {
        EnvironmentSnapshot before = null;
        if (release.state() == State.LAUNCHING || release.launchedAt() == null) {
            Instant made = awaitLaunch.madeAt(current(release), null);
            AwaitLaunch.Waited launched =
                    context.section("the candidate is Ready", () -> awaitLaunch.untilReady(candidate, made));
            if (!launched.well()) {
                steps.contradiction().mustShow(launched.snapshot(), candidate);
                return launchFailed(release, candidate, launched.why(), made);
            }
            before = launched.snapshot();
            events(candidate, made);
            Duration took = launched.took(Duration.between(made, context.now()), context, true);
            context.record(new JournalEntry.Launched(release.id(), candidate, took, context.now()));
        }
        EnvironmentSnapshot seen =
                steps.contradiction().mustShow(before == null ? steps.look().now() : before, candidate);
        Environment environment = seen.find(candidate);
        if (environment == null) {
            return context.end(
                    EndingCause.NOT_PROVEN,
                    release.id() + ": its environment " + candidate + " is not listed" + leftovers,
                    "upload");
        }
        return verified(release, environment, seen, leftovers);
    }

    private StageResult verified(
            ReleaseRecord release, Environment environment, EnvironmentSnapshot seen, String leftovers) {
        VerificationTarget subject = VerificationTarget.of(environment, current(release));
        CandidateVerification proven = steps.verifyCandidate().judge(release, subject, seen);
        if (proven.isMisdeployed()) {
            String why = String.join("; ", proven.evidence());
            return launchFailed(release, environment.id(), why, awaitLaunch.madeAt(current(release), environment));
        }
        String name = release.id() + " on " + environment.name() + " (" + environment.id() + ")";
        if (!isAccepted(release, environment, proven)) {
            boolean failed = proven.verdict() == Verdict.FAILED;
            Instant made = awaitLaunch.madeAt(current(release), environment);
            List<String> evidence = steps.diagnostics().ofCandidate(current(release), environment.id(), made, proven);
            return context.end(
                            EndingCause.NOT_PROVEN,
                            "the verification of " + name + " " + proven.verdictInWords()
                                    + (failed ? ": the next upload of another commit replaces it" : "") + leftovers,
                            "upload")
                    .with(evidence);
        }
        String absent = steps.gatingAlarms().notBroughtBy(subject);
        if (absent != null) {
            return alarmNotBrought(release, name, absent, proven, leftovers);
        }
        if (current(release).state() != State.PREPARED) {
            context.record(new JournalEntry.Prepared(release.id(), context.now()));
        }
        String waits = release.id() + " waits on " + environment.name() + " (" + environment.id() + "), "
                + waiting(proven.verdict());
        return context.reached(waits + steps.newerPlatform().words(environment) + leftovers, "release");
    }

    private StageResult alarmNotBrought(
            ReleaseRecord release, String name, String alarm, CandidateVerification proven, String leftovers) {
        String why = "alarm " + alarm + " should have come with " + name + ", and is not there";
        List<String> evidence = new ArrayList<>(List.of(why));
        evidence.addAll(proven.evidence());
        context.record(new JournalEntry.Judged(
                release.id(), JournalEntry.Phase.CANDIDATE, Verdict.FAILED, evidence, context.now()));
        String sentence = why + ": the next upload of another commit replaces it" + leftovers;
        return context.end(EndingCause.NOT_PROVEN, sentence, "upload").with(proven.evidence());
    }

    private static String waiting(Verdict verdict) {
        return switch (verdict) {
            case UNVERIFIED -> "unverified, since nothing was asked that could have failed";
            case INCONCLUSIVE -> "not proved, as was allowed";
            case VERIFIED -> "verified";
            case FAILED -> "failed";
        };
    }

    /** What nothing could fail before the switch rests on its watch, as {@code release} takes it. */
    private boolean isAccepted(ReleaseRecord release, Environment environment, CandidateVerification proven) {
        return switch (proven.verdict()) {
            case VERIFIED -> true;
            case UNVERIFIED ->
                steps.provable().mayRest(release.id(), environment.health().isEnhanced());
            case INCONCLUSIVE ->
                context.passes(
                        Guard.INCONCLUSIVE, release.id(), "the verification of " + release.id() + " was inconclusive");
            case FAILED -> false;
        };
    }

    private ReleaseRecord current(ReleaseRecord release) {
        ReleaseRecord now = context.journal().release(release.id());
        return now == null ? release : now;
    }

    /** What Beanstalk told while it worked: shown, never decided from. */
    private void events(EnvironmentId candidate, Instant since) {
        context.ask(new Effect.LookAtEvents(candidate, since));
    }

    private StageResult launchFailed(ReleaseRecord release, EnvironmentId candidate, String why, Instant begun) {
        Diagnostics found = steps.diagnostics().of(candidate, begun);
        if (!context.journal().isGone(candidate)) {
            List<String> evidence = found.factsAfter(List.of(why));
            context.record(new JournalEntry.LaunchFailed(release.id(), candidate, evidence, context.now()));
        }
        return context.end(
                        EndingCause.NOT_PROVEN,
                        "the launch of " + release.environmentName() + " failed: " + why
                                + ". It is left for you to look at; the next upload replaces it",
                        "upload")
                .with(found.after(List.of()));
    }
}
