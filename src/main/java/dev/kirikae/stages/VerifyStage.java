package dev.kirikae.stages;

import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.model.Environment;
import dev.kirikae.model.Verdict;
import dev.kirikae.stages.step.CandidateVerification;
import dev.kirikae.stages.step.EnvironmentSnapshot;
import dev.kirikae.stages.step.OpenService;
import dev.kirikae.stages.step.Roles;
import dev.kirikae.stages.step.ServicePolicy;
import dev.kirikae.stages.step.VerificationTarget;
import dev.kirikae.stages.step.VerifyCandidate;
import dev.kirikae.stages.step.WatchLive;
import dev.kirikae.workflow.EndingCause;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.Request;
import dev.kirikae.workflow.StageContext;
import dev.kirikae.workflow.StageResult;
import dev.kirikae.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Runs a verification once and gives its verdict; changes nothing, and takes no lock. */
public final class VerifyStage {

    private final StageContext context;
    private final ServicePolicy policy;

    private VerifyStage(StageContext context, ServicePolicy policy) {
        this.context = context;
        this.policy = policy;
    }

    /** @param live the live environment through the live name, with its alarms; else the candidate */
    public static Workflow workflow(Request request, ServicePolicy policy, boolean live) {
        return StageContext.stage(request, context -> new VerifyStage(context, policy).run(live));
    }

    private StageResult run(boolean live) {
        EnvironmentSnapshot snapshot = new OpenService(context, policy).readOnly();
        Roles roles = snapshot.roles(context.journal());
        Environment environment = live ? roles.live() : roles.candidate();
        if (environment == null) {
            throw context.refuse(Guard.NOTHING_TO_DO, live ? "nothing is live" : "there is no candidate", "status");
        }
        ReleaseRecord release = context.journal().releaseOf(environment.id());
        String host = environment.cname() == null ? "" + environment.endpoint() : environment.cname();
        VerificationTarget subject = VerificationTarget.of(environment, host, release);
        if (live) {
            WatchLive watching = new WatchLive(context, policy);
            Duration once = Duration.ofSeconds(30);
            Instant moved = context.journal().movedAt();
            VerificationTarget serving = subject.since(moved == null ? environment.created() : moved);
            WatchLive.Watched watched = context.section(
                    "live is verified",
                    () -> watching.watch(
                            serving,
                            once,
                            watching.alarmsAtStart(serving),
                            environment.health().isEnhanced()));
            return verdict(environment, watched.verdict(), watched.evidence());
        }
        CandidateVerification proven = context.section(
                "the candidate is verified", () -> new VerifyCandidate(context, policy).prove(subject, snapshot));
        return verdict(environment, proven.verdict(), proven.evidence());
    }

    private StageResult verdict(Environment environment, Verdict verdict, List<String> evidence) {
        String sentence = environment.name() + " is " + verdict.name().toLowerCase(java.util.Locale.ROOT);
        EndingCause cause = verdict == Verdict.VERIFIED ? EndingCause.REACHED : EndingCause.NOT_PROVEN;
        return context.end(cause, sentence, "status").with(evidence);
    }
}
