package dev.kirikae.stages;

import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.model.Environment;
import dev.kirikae.model.Verdict;
import dev.kirikae.stages.step.CandidateVerification;
import dev.kirikae.stages.step.EnvironmentSnapshot;
import dev.kirikae.stages.step.Roles;
import dev.kirikae.stages.step.ServicePolicy;
import dev.kirikae.stages.step.Steps;
import dev.kirikae.stages.step.VerificationTarget;
import dev.kirikae.stages.step.WatchLive;
import dev.kirikae.verify.WatchStart;
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

    private final Steps steps;
    private final StageContext context;

    private VerifyStage(Steps steps) {
        this.steps = steps;
        this.context = steps.context();
    }

    /** @param live the live environment through the live name, with its alarms; else the candidate */
    public static Workflow workflow(Request request, ServicePolicy policy, boolean live) {
        return Steps.stage(request, policy, steps -> new VerifyStage(steps).run(live));
    }

    private StageResult run(boolean live) {
        EnvironmentSnapshot snapshot = steps.open().readOnly();
        Roles roles = snapshot.roles(context.journal());
        Environment environment = live ? roles.live() : roles.candidate();
        if (environment == null) {
            throw context.refuse(Guard.NOTHING_TO_DO, live ? "nothing is live" : "there is no candidate", "status");
        }
        ReleaseRecord release = context.journal().releaseOf(environment.id());
        VerificationTarget subject = VerificationTarget.of(environment, release);
        if (live) {
            WatchLive watchLive = steps.watchLive();
            Duration once = Duration.ofSeconds(30);
            Instant moved = context.journal().movedAt();
            Instant since = moved == null ? environment.created() : moved;
            VerificationTarget serving = subject.since(since);
            WatchLive.Watched watched = context.section(
                    "live is verified",
                    () -> watchLive.watch(
                            serving,
                            once,
                            new WatchStart(
                                    steps.gatingAlarms().alarmsAtStart(serving, roles.standby()),
                                    steps.watchQueues().atStart(serving)),
                            environment.health().isEnhanced(),
                            null));
            return verdict(environment, since, watched.verdict(), watched.evidence());
        }
        CandidateVerification proven = steps.verifyCandidate().prove(subject, snapshot);
        return verdict(environment, environment.created(), proven.verdict(), proven.evidence());
    }

    private StageResult verdict(Environment environment, Instant since, Verdict verdict, List<String> seen) {
        boolean explains = verdict == Verdict.FAILED || verdict == Verdict.INCONCLUSIVE;
        List<String> evidence =
                explains ? steps.diagnostics().of(environment.id(), since).after(seen) : seen;
        String sentence = environment.name() + " is " + verdict.name().toLowerCase(java.util.Locale.ROOT);
        EndingCause cause = verdict == Verdict.VERIFIED ? EndingCause.REACHED : EndingCause.NOT_PROVEN;
        return context.end(cause, sentence, "status").with(evidence);
    }
}
