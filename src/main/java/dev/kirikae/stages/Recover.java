package dev.kirikae.stages;

import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.journal.ReleaseRecord.State;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.stages.step.AwaitLaunch;
import dev.kirikae.stages.step.CompleteRelease;
import dev.kirikae.stages.step.Diagnostics;
import dev.kirikae.stages.step.EnvironmentSnapshot;
import dev.kirikae.stages.step.NotShown;
import dev.kirikae.stages.step.OpenService;
import dev.kirikae.stages.step.ServicePolicy;
import dev.kirikae.stages.step.Steps;
import dev.kirikae.workflow.ExitCode;
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
 * Settles what a dead run left, and never moves the live name forward. The watch of a release that has moved the name
 * is taken up, so that the name may move back; what was on its way is closed; a launch that was cut off is waited for,
 * and kept or terminated.
 */
public final class Recover {

    private final Steps steps;
    private final StageContext context;

    private Recover(Steps steps) {
        this.steps = steps;
        this.context = steps.context();
    }

    /** Nothing is said to be gone. */
    public static Workflow workflow(Request request, ServicePolicy policy) {
        return workflow(request, policy, null);
    }

    /** @param gone what a person says to be gone although nothing tells it; null for none */
    public static Workflow workflow(Request request, ServicePolicy policy, @Nullable EnvironmentId gone) {
        return Steps.stage(request, policy, steps -> new Recover(steps).run(gone));
    }

    /** All that dead runs left, the name first; what needs a person ends it. */
    private StageResult run(@Nullable EnvironmentId gone) {
        OpenService openService = steps.open();
        EnvironmentSnapshot snapshot = gone == null ? openService.enter() : openService.enterWithout(gone);
        String left = steps.inheritSettings().forget();
        List<StageResult> done = new ArrayList<>();
        if (gone != null) {
            done.add(context.reached(gone + " is gone", "status"));
        }
        ReleaseRecord begun = context.journal().begun();
        if (begun != null) {
            done.add(notSwitched(begun));
        }
        ReleaseRecord moved = context.journal().moved();
        if (moved != null) {
            StageResult ending = moved(snapshot, moved);
            if (ending.exit() != ExitCode.OK) {
                return ending;
            }
            done.add(ending);
        }
        List<ReleaseRecord> unfinished = unfinishedLaunches();
        if (moved != null && !unfinished.isEmpty()) {
            snapshot = steps.look().afterAMove();
        }
        for (ReleaseRecord release : unfinished) {
            done.add(launch(snapshot, release));
        }
        if (done.isEmpty()) {
            return context.reached("nothing is open" + left, "status");
        }
        String all = String.join("; ", done.stream().map(StageResult::sentence).toList());
        List<String> evidence =
                done.stream().flatMap(each -> each.evidence().stream()).toList();
        return context.reached(all + left, done.get(done.size() - 1).next()).with(evidence);
    }

    private StageResult notSwitched(ReleaseRecord begun) {
        context.record(new JournalEntry.Ended(
                begun.id(), JournalEntry.How.ABANDONED, "recover: the switch was not seen", context.now()));
        return context.reached(begun.id() + " is closed as not switched; the live name was not touched", "release");
    }

    private StageResult moved(EnvironmentSnapshot entered, ReleaseRecord moved) {
        EnvironmentSnapshot snapshot = steps.contradiction().mustShow(entered, NotShown.Role.LIVE);
        if (context.journal().moved() == null) {
            return context.reached(moved.id() + " is closed: its environment is gone", "status");
        }
        Environment live = snapshot.roles(context.journal()).live();
        CompleteRelease completeRelease = steps.completeRelease();
        return live != null && live.id().equals(moved.environment())
                ? completeRelease.finish(snapshot, moved)
                : context.reached(completeRelease.closeMoved(moved, live), "status");
    }

    private List<ReleaseRecord> unfinishedLaunches() {
        return context.journal().releases().stream()
                .filter(r -> r.state() == State.LAUNCHING || r.state() == State.FAILED)
                .toList();
    }

    /** A launch that finished is kept; one that failed is terminated. */
    private StageResult launch(EnvironmentSnapshot entered, ReleaseRecord release) {
        EnvironmentId known = release.environment();
        EnvironmentSnapshot snapshot =
                known == null ? entered : steps.contradiction().mustShow(entered, known);
        EnvironmentId id = release.environment();
        Environment environment = id == null ? null : snapshot.find(id);
        if (id == null || environment == null || !environment.exists()) {
            context.record(new JournalEntry.Ended(
                    release.id(), JournalEntry.How.ABANDONED, "recover: no environment", context.now()));
            return context.reached(release.id() + " is closed: it has no environment", "upload");
        }
        AwaitLaunch awaitLaunch = steps.awaitLaunch();
        Instant made = awaitLaunch.madeAt(release, environment);
        AwaitLaunch.Waited launched = context.section("the candidate is Ready", () -> awaitLaunch.untilReady(id, made));
        if (launched.well() && release.state() == State.LAUNCHING) {
            Duration took = launched.took(Duration.between(made, context.now()), context, true);
            context.record(new JournalEntry.Launched(release.id(), id, took, context.now()));
            return context.reached(environment.name() + " has launched and is kept", "upload");
        }
        steps.contradiction().mustShow(launched.snapshot(), id);
        if (context.journal().isGone(id)) {
            return context.reached(environment.name() + " failed to launch and is gone", "upload");
        }
        Diagnostics found = steps.diagnostics().of(id, made);
        if (release.state() == State.LAUNCHING) {
            List<String> evidence = found.factsAfter(List.of(launched.why()));
            context.record(new JournalEntry.LaunchFailed(release.id(), id, evidence, context.now()));
        }
        Environment failed = launched.snapshot().find(id);
        if (failed != null && failed.exists()) {
            steps.terminate().rid(launched.snapshot(), failed, "recover: its launch failed");
        }
        return context.reached(environment.name() + " failed to launch and is gone", "upload")
                .with(found.after(List.of()));
    }
}
