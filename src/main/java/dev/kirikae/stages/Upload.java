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
import dev.kirikae.stages.step.Contradiction;
import dev.kirikae.stages.step.CreateEnvironment;
import dev.kirikae.stages.step.EnvironmentSnapshot;
import dev.kirikae.stages.step.ExistingCandidate;
import dev.kirikae.stages.step.InheritSettings;
import dev.kirikae.stages.step.NewerPlatform;
import dev.kirikae.stages.step.OpenService;
import dev.kirikae.stages.step.Provable;
import dev.kirikae.stages.step.Roles;
import dev.kirikae.stages.step.ServicePolicy;
import dev.kirikae.stages.step.SwitchPreconditions;
import dev.kirikae.stages.step.TerminateEnvironment;
import dev.kirikae.stages.step.UploadInput;
import dev.kirikae.stages.step.VerificationTarget;
import dev.kirikae.stages.step.VerifyCandidate;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.EndingCause;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.Request;
import dev.kirikae.workflow.StageContext;
import dev.kirikae.workflow.StageResult;
import dev.kirikae.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds a fresh environment from a commit and proves it, without touching the live name. */
public final class Upload {

    private final StageContext context;
    private final ServicePolicy policy;
    private final UploadInput bundle;
    private final boolean fresh;
    private final CreateEnvironment making;
    private final AwaitLaunch launching;
    private final ExistingCandidate candidates;

    private Upload(StageContext context, ServicePolicy policy, UploadInput bundle, boolean fresh) {
        this.context = context;
        this.policy = policy;
        this.bundle = bundle;
        this.fresh = fresh;
        this.making = new CreateEnvironment(context, policy, bundle);
        this.launching = new AwaitLaunch(context, policy);
        this.candidates = new ExistingCandidate(context, policy, bundle, fresh);
    }

    public static Workflow workflow(Request request, ServicePolicy policy, UploadInput bundle) {
        return workflow(request, policy, bundle, false);
    }

    /** @param fresh a new environment, also where the input has not changed; run again it goes on with its own */
    public static Workflow workflow(Request request, ServicePolicy policy, UploadInput bundle, boolean fresh) {
        return StageContext.stage(request, context -> new Upload(context, policy, bundle, fresh).run());
    }

    private StageResult run() {
        EnvironmentSnapshot entered = vacated(new OpenService(context, policy).enter());
        Environment serving =
                candidates.alreadyLive(entered.roles(context.journal()).live());
        if (serving != null) {
            return ok(
                    "already so: " + bundle.label() + " is live on " + serving.name()
                            + new NewerPlatform(context, policy).words(serving),
                    entered.roles(context.journal()).candidate() == null ? "status" : "release");
        }
        EnvironmentSnapshot snapshot = new Contradiction(context, policy).mustShow(entered, candidates::unshown);
        Roles roles = snapshot.roles(context.journal());
        Environment live = roles.live();
        making.mustKnowVersion();
        mayUpload(roles, live);
        ReleaseRecord same = candidates.same(snapshot);
        if (same != null && same.environment() != null) {
            return ready(closed(same), same.environment(), new InheritSettings(context, policy).forget());
        }
        EnvironmentSnapshot clear = same == null ? candidates.clearTheWay(snapshot, roles) : snapshot;
        Environment base = clear.roles(context.journal()).live();
        String platform = new InheritSettings(context, policy).platform(base);
        making.version();
        ReleaseRecord release = same == null ? making.release(clear, base, fresh) : same;
        EnvironmentId made = making.environment(clear, release, base, platform);
        return ready(release, made, new InheritSettings(context, policy).forget());
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

    private void mayUpload(Roles roles, @Nullable Environment live) {
        new Provable(context, policy).byConfiguration();
        if (roles.owners().isEmpty()) {
            nameIsFree();
        }
        if (!bundle.onBranch()) {
            context.guard(
                    Guard.OFF_BRANCH,
                    bundle.shortCommit(),
                    bundle.shortCommit() + " is not reachable from "
                            + policy.configuration().source().branch(),
                    context.onward(""));
        }
        if (live != null && !context.journal().isFirstCandidate(live.id())) {
            CommitAncestry.mayReplace(context, live, bundle.commit(), bundle.shortCommit(), context.onward(""));
            new SwitchPreconditions(context, policy).toBeReplaced(live);
        }
    }

    /** Whoever had the live name and is being terminated, by whatever hand, keeps it until it is gone: that is waited for. */
    private EnvironmentSnapshot vacated(EnvironmentSnapshot snapshot) {
        for (Environment environment : snapshot.environments()) {
            boolean going = environment.status() == Status.TERMINATING
                    && policy.liveName().matches(environment.cname());
            if (going && snapshot.roles(context.journal()).owners().isEmpty()) {
                new TerminateEnvironment(context, policy).awaitGone(environment, "it had the live name");
                return OpenService.look(context, policy);
            }
        }
        return snapshot;
    }

    /** Nothing is live: the name must be ours to take. */
    private void nameIsFree() {
        Answer.NameSeen seen =
                context.look(new Effect.LookAtName(policy.configuration().live().cname()), Answer.NameSeen.class);
        if (!seen.available()) {
            throw context.refuse(
                    Guard.OWNER,
                    "live.cname: " + seen.fullName() + " belongs to somebody else, and none of this application's"
                            + " environments owns it: choose another name",
                    "");
        }
    }

    /** @param leftovers what could not be cleaned up, to be said */
    private StageResult ready(ReleaseRecord release, EnvironmentId candidate, String leftovers) {
        EnvironmentSnapshot before = null;
        if (release.state() == State.LAUNCHING || release.launchedAt() == null) {
            Instant made = launching.madeAt(current(release), null);
            AwaitLaunch.Waited launched =
                    context.section("the candidate is Ready", () -> launching.untilReady(candidate, made));
            if (!launched.well()) {
                new Contradiction(context, policy).mustShow(launched.snapshot(), candidate);
                return launchFailed(release, candidate, launched.why(), made);
            }
            before = launched.snapshot();
            events(candidate, made);
            Duration took = launched.took(Duration.between(made, context.now()), context, true);
            context.record(new JournalEntry.Launched(release.id(), candidate, took, context.now()));
        }
        EnvironmentSnapshot seen = new Contradiction(context, policy)
                .mustShow(before == null ? OpenService.look(context, policy) : before, candidate);
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
        VerificationTarget subject = VerificationTarget.of(environment, host(environment), current(release));
        CandidateVerification proven = context.section(
                "the candidate is verified", () -> new VerifyCandidate(context, policy).prove(subject, seen));
        context.record(new JournalEntry.Judged(
                release.id(), JournalEntry.Phase.CANDIDATE, proven.verdict(), proven.evidence(), context.now()));
        if (proven.isMisdeployed()) {
            String why = String.join("; ", proven.evidence());
            return launchFailed(release, environment.id(), why, launching.madeAt(current(release), environment));
        }
        String name = release.id() + " on " + environment.name() + " (" + environment.id() + ")";
        if (!proven.isVerified() && !isAccepted(release, proven)) {
            boolean failed = proven.verdict() == Verdict.FAILED;
            return context.end(
                            EndingCause.NOT_PROVEN,
                            "the verification of " + name + " " + proven.verdictInWords()
                                    + (failed ? ": the next upload of another commit replaces it" : "") + leftovers,
                            "upload")
                    .with(proven.evidence());
        }
        if (current(release).state() != State.PREPARED) {
            context.record(new JournalEntry.Prepared(release.id(), context.now()));
        }
        String waits = release.id() + " waits on " + environment.name() + " (" + environment.id() + "), verified";
        return ok(waits + new NewerPlatform(context, policy).words(environment) + leftovers, "release");
    }

    private boolean isAccepted(ReleaseRecord release, CandidateVerification proven) {
        return proven.verdict() == Verdict.INCONCLUSIVE
                && context.passes(
                        Guard.INCONCLUSIVE, release.id(), "the verification of " + release.id() + " was inconclusive");
    }

    private static String host(Environment environment) {
        String cname = environment.cname();
        return cname == null ? "" + environment.endpoint() : cname;
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
        List<String> evidence = context.section("what went wrong", () -> launching.evidence(candidate, why, begun));
        if (!context.journal().isGone(candidate)) {
            context.record(new JournalEntry.LaunchFailed(release.id(), candidate, evidence, context.now()));
        }
        return context.end(
                        EndingCause.NOT_PROVEN,
                        "the launch of " + release.environmentName() + " failed: " + why
                                + ". It is left for you to look at; the next upload replaces it",
                        "upload")
                .with(evidence.subList(Math.min(1, evidence.size()), evidence.size()));
    }

    private StageResult ok(String sentence, String next) {
        return context.end(EndingCause.REACHED, sentence, next);
    }
}
