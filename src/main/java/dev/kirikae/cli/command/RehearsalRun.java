package dev.kirikae.cli.command;

import dev.kirikae.app.bundle.PreparedBundle;
import dev.kirikae.app.input.CommandContext;
import dev.kirikae.app.rehearsal.IncidentFinding;
import dev.kirikae.app.rehearsal.Notices;
import dev.kirikae.app.run.RunRecorder;
import dev.kirikae.app.run.ServiceSession;
import dev.kirikae.app.run.StageRunner;
import dev.kirikae.app.world.OpenWorld;
import dev.kirikae.app.world.SystemTimeSource;
import dev.kirikae.app.world.Worlds;
import dev.kirikae.cli.view.Progress;
import dev.kirikae.cli.view.StepMark;
import dev.kirikae.cloud.Crash;
import dev.kirikae.cloud.EmbeddedControls;
import dev.kirikae.cloud.Incident;
import dev.kirikae.config.Configuration;
import dev.kirikae.driver.RunListener;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.stages.Destroy;
import dev.kirikae.stages.Release;
import dev.kirikae.stages.Rollback;
import dev.kirikae.stages.Upload;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A whole release on a cloud of its own, as Jenkins jobs would run it: a job that dies, and a destroy that failed, is
 * started again.
 */
final class RehearsalRun {
    /** How long after the release somebody goes back. */
    private static final Duration LATER = Duration.ofMinutes(10);

    private final CommandSession session;
    private final CommandContext context;
    private final PreparedBundle prepared;
    private final PreparedBundle.Written written;
    private final boolean quiet;
    private final RunRecorder recorder;
    private final Notices notices = new Notices();
    private final List<RunStage> stages = new ArrayList<>();

    /**
     * What is rehearsed.
     *
     * @param first nothing was ever released before
     * @param rollback after the release has settled the name is moved back, and incidents that can strike that strike it
     */
    record Scenario(List<Incident> incidents, boolean first, boolean rollback) {
        Scenario {
            incidents = List.copyOf(incidents);
        }

        boolean goesBack() {
            return rollback || incidents.stream().anyMatch(i -> i.strikes() == Incident.Strikes.ROLLBACK);
        }

        /** Whether it is not set before the release has settled. */
        boolean strikesLater(Incident incident) {
            return incident.strikes() == Incident.Strikes.ROLLBACK || rollback && incident.canStrikeRollback();
        }
    }

    /** One stage as it ended. */
    record RunStage(String stage, StageResult ending, Duration took) {}

    /**
     * What it came to.
     *
     * @param last of the release, or of what stopped it; of the rollback where one was rehearsed
     * @param end of the release: settled, restored, held, rolled back, refused, or not at all
     * @param took until the release, or the rollback, had ended
     */
    record Rehearsed(
            List<RunStage> stages,
            StageResult last,
            String end,
            Duration took,
            List<IncidentFinding> findings,
            List<String> assumed) {

        /** The release's own, or that of a destroy after it which did not do its part. */
        ExitCode exit() {
            RunStage newest = stages.get(stages.size() - 1);
            return last.exit() == ExitCode.OK ? newest.ending().exit() : last.exit();
        }
    }

    /** @param quiet only the end is told */
    RehearsalRun(
            CommandSession session,
            CommandContext context,
            PreparedBundle prepared,
            PreparedBundle.Written written,
            boolean quiet) {
        this.session = session;
        this.context = context;
        this.prepared = prepared;
        this.written = written;
        this.quiet = quiet;
        this.recorder = new RunRecorder(session.process().program());
    }

    /** What the runs wrote and saw. */
    RunRecorder recorder() {
        return recorder;
    }

    /** A cloud for it. */
    OpenWorld open(Scenario scenario) {
        return new Worlds(context).knowing(prepared).scratch(scenario.first());
    }

    static EmbeddedControls controls(OpenWorld openWorld) {
        return Objects.requireNonNull(openWorld.controls(), "a rehearsal's cloud is an embedded one");
    }

    Rehearsed run(OpenWorld openWorld, Scenario scenario) {
        Instant start = openWorld.times().now();
        begin(openWorld, scenario, false);
        StageResult last = stage(
                openWorld,
                "upload",
                (request, servicePolicy) -> Upload.workflow(request, servicePolicy, written.uploadInput()));
        String end = "not released";
        if (last.exit() == ExitCode.OK) {
            AssumedApproval.give(context, openWorld);
            last = stage(
                    openWorld,
                    "release",
                    (request, servicePolicy) -> Release.workflow(request, servicePolicy, null, false));
            end = end(openWorld);
        }
        boolean settled = last.exit() == ExitCode.OK && stages.size() == 2;
        if (settled && scenario.goesBack() && !isStopped()) {
            controls(openWorld).advance(LATER);
            begin(openWorld, scenario, true);
            last = stage(
                    openWorld, "rollback", (request, servicePolicy) -> Rollback.workflow(request, servicePolicy, null));
            end = wentBack(last, openWorld);
        }
        Instant over = openWorld.times().now();
        List<IncidentFinding> findings = findings(openWorld, scenario, over);
        if (!scenario.goesBack() && !isStopped()) {
            destroy(openWorld, last, settled && !scenario.first());
            findings = destroyed(findings, openWorld, over);
        }
        return new Rehearsed(
                List.copyOf(stages), last, end, Duration.between(start, over), findings, openWorld.assumptions());
    }

    private void begin(OpenWorld openWorld, Scenario scenario, boolean later) {
        for (Incident incident : scenario.incidents()) {
            if (scenario.strikesLater(incident) == later) {
                controls(openWorld).suffer(incident);
                note("incident: " + incident.sentence());
            }
        }
    }

    private static List<IncidentFinding> found(
            OpenWorld openWorld, List<Incident> incidents, Notices notices, Instant now) {
        EmbeddedControls cloud = controls(openWorld);
        return incidents.stream()
                .map(i -> IncidentFinding.of(i, cloud.struckAt(i), notices.all(), cloud.harm(), now))
                .toList();
    }

    private List<IncidentFinding> findings(OpenWorld openWorld, Scenario scenario, Instant now) {
        return found(openWorld, scenario.incidents(), notices, now);
    }

    /** What strikes after the release is found after it; what users met, as it was at its end. */
    private List<IncidentFinding> destroyed(List<IncidentFinding> before, OpenWorld openWorld, Instant over) {
        List<IncidentFinding> found = new ArrayList<>();
        for (IncidentFinding finding : before) {
            boolean open = finding.struck() == null || finding.notice() == null;
            found.add(
                    open
                            ? found(openWorld, List.of(finding.incident()), notices, over)
                                    .get(0)
                            : finding);
        }
        return List.copyOf(found);
    }

    private boolean isStopped() {
        return session.stop().getAsBoolean();
    }

    private void note(String line) {
        if (!quiet) {
            session.console().note(line);
        }
    }

    private StageResult stage(OpenWorld openWorld, String stage, StageRun.WorkflowFactory factory) {
        if (!quiet) {
            session.console().heading(stage);
        }
        Instant start = openWorld.times().now();
        while (true) {
            try {
                StageResult ending = attempt(openWorld, stage, factory);
                Instant now = openWorld.times().now();
                notices.ended(stage, ending, now);
                stages.add(new RunStage(stage, ending, Duration.between(start, now)));
                return ending;
            } catch (Crash crash) {
                notices.died(openWorld.times().now());
                if (!quiet) {
                    session.console()
                            .step(
                                    openWorld.times().now(),
                                    StepMark.WARN,
                                    "the process is killed right " + (crash.wasDone() ? "after" : "before")
                                            + " its call; " + stage + " is started again, as the job would be",
                                    null);
                }
            }
        }
    }

    private StageResult attempt(OpenWorld openWorld, String stage, StageRun.WorkflowFactory factory) {
        Progress progress = quiet
                ? null
                : new Progress(session.console(), openWorld, recorder, SystemTimeSource::nanos).ofARehearsal();
        RunListener shown = progress == null ? recorder : progress;
        StageRunner runner = new StageRunner(session.stop(), new BothListeners(notices, shown));
        boolean fresh = stage.equals("upload");
        ServiceSession.Begun begun =
                ServiceSession.begin(context, openWorld, runner, ServiceSession.Next.A_STAGE, fresh);
        ServiceSession serviceSession = begun.serviceSession();
        StageResult refusal = begun.refusal();
        if (serviceSession == null || refusal != null) {
            return Objects.requireNonNull(refusal, "what does not begin says why");
        }
        if (fresh) {
            LaunchRoles.check(context, prepared, serviceSession, this::note, false);
        }
        StageRunner.Executed executed = runner.execute(
                openWorld,
                serviceSession,
                factory.workflow(serviceSession.request(stage), context.policy(serviceSession.configuration())));
        if (progress != null) {
            progress.ended(executed);
        }
        return executed.ending();
    }

    /** What is not needed any more goes once its time has come; a job that failed runs once more. */
    private void destroy(OpenWorld openWorld, StageResult release, boolean settled) {
        Configuration.Standby policy = context.configuration().standby();
        if (!settled && release.exit() != ExitCode.RESTORED) {
            return;
        }
        Duration age = settled ? policy.keep() : policy.rejected();
        controls(openWorld).advance(age.plusMinutes(1));
        Destroy.What what = settled ? Destroy.What.STANDBY : Destroy.What.DUE;
        StageResult ending =
                stage(openWorld, "destroy", (request, servicePolicy) -> Destroy.workflow(request, servicePolicy, what));
        if (ending.exit() == ExitCode.FAILED && !isStopped()) {
            stage(openWorld, "destroy", (request, servicePolicy) -> Destroy.workflow(request, servicePolicy, what));
        }
    }

    /** How the release ended: settled, restored, held, or not at all. */
    private String end(OpenWorld openWorld) {
        StageRunner silent = new StageRunner(() -> false, RunListener.NOBODY);
        ServiceSession serviceSession = ServiceSession.begin(
                        context, openWorld, silent, ServiceSession.Next.A_STAGE, true)
                .serviceSession();
        if (serviceSession == null) {
            return "unknown";
        }
        ReleaseRecord newest = serviceSession.survey().journal().newestRelease();
        return newest == null ? "not released" : newest.state().name().toLowerCase(Locale.ROOT);
    }

    private String wentBack(StageResult last, OpenWorld openWorld) {
        if (last.exit() == ExitCode.OK) {
            return "rolled back";
        }
        return last.exit() == ExitCode.REFUSED ? "refused" : end(openWorld);
    }
}
