package dev.kirikae.cli.command;

import dev.kirikae.app.bundle.PreparedBundle;
import dev.kirikae.app.input.CommandContext;
import dev.kirikae.app.run.RunRecorder;
import dev.kirikae.app.run.ServiceSession;
import dev.kirikae.app.run.StageRunner;
import dev.kirikae.app.world.EmbeddedControls;
import dev.kirikae.app.world.OpenWorld;
import dev.kirikae.app.world.Worlds;
import dev.kirikae.cli.view.ClockText;
import dev.kirikae.cli.view.CommandOutcome;
import dev.kirikae.cli.view.Console;
import dev.kirikae.cli.view.JsonFields;
import dev.kirikae.cli.view.Progress;
import dev.kirikae.cli.view.StepMark;
import dev.kirikae.cloud.Crash;
import dev.kirikae.cloud.Incident;
import dev.kirikae.config.Configuration;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.stages.Destroy;
import dev.kirikae.stages.Release;
import dev.kirikae.stages.Upload;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A whole release on a cloud of its own, as three Jenkins jobs would run it: a job that dies is started again. */
final class Rehearsal {

    private static final String TRUTH =
            "This rehearsed the release, not the application: its configuration, order, verdicts"
                    + " and way back. What would be called on AWS: kirikae plan.";

    private final CommandSession session;
    private final List<Incident> incidents;
    private final boolean first;
    private final @Nullable String expected;
    private final List<RunStage> stages = new ArrayList<>();

    /** One stage as it ended. */
    private record RunStage(String stage, StageResult ending, Duration took) {}

    Rehearsal(CommandSession session, List<Incident> incidents, boolean first, @Nullable String expected) {
        this.session = session;
        this.incidents = incidents;
        this.first = first;
        this.expected = expected;
    }

    CommandOutcome run() {
        Console console = session.console();
        long begun = System.nanoTime();
        try (CommandContext context = session.toPractise()) {
            console.awaitWorld();
            PreparedBundle prepared = new Preparation(console).of(context, null);
            PreparedBundle.Written written = prepared.write(context);
            try (OpenWorld openWorld = new Worlds(context).scratch(first)) {
                EmbeddedControls cloud = controls(openWorld);
                console.headline(openWorld.headline(null));
                openWorld.assumptions().forEach(line -> console.note("assumed: " + line));
                for (Incident incident : incidents) {
                    cloud.suffer(incident);
                    console.note("incident: " + incident.sentence());
                }
                RunRecorder recorder = new RunRecorder(session.process().program());
                Instant start = openWorld.times().now();
                StageResult last = stage(
                        context,
                        openWorld,
                        recorder,
                        "upload",
                        (request, servicePolicy) -> Upload.workflow(request, servicePolicy, written.uploadInput()));
                if (last.exit() == ExitCode.OK) {
                    last = stage(
                            context,
                            openWorld,
                            recorder,
                            "release",
                            (request, servicePolicy) -> Release.workflow(request, servicePolicy, null, false));
                }
                Duration virtual = Duration.between(start, openWorld.times().now());
                if (!session.stop().getAsBoolean()) {
                    destroy(context, openWorld, recorder, last);
                }
                String end = end(context, openWorld);
                boolean stopped = session.stop().getAsBoolean();
                Duration real = Duration.ofNanos(System.nanoTime() - begun);
                String service = context.configuration().service();
                Map<String, Object> left = new ReportOutput(session, openWorld)
                        .write("rehearse", service, recorder, last.leadingTo("plan"));
                return (stopped ? stopped() : outcome(last, end, virtual, real))
                        .with(List.of(), fields(openWorld, end, virtual))
                        .with(List.of(), left);
            }
        }
    }

    private static EmbeddedControls controls(OpenWorld openWorld) {
        EmbeddedControls cloud = openWorld.controls();
        if (cloud == null) {
            throw new IllegalStateException("a rehearsal's cloud is an embedded one");
        }
        return cloud;
    }

    private StageResult stage(
            CommandContext context,
            OpenWorld openWorld,
            RunRecorder recorder,
            String stage,
            StageRun.WorkflowFactory factory) {
        session.console().heading(stage);
        Instant start = openWorld.times().now();
        while (true) {
            try {
                StageResult ending = attempt(context, openWorld, recorder, stage, factory);
                stages.add(new RunStage(
                        stage, ending, Duration.between(start, openWorld.times().now())));
                return ending;
            } catch (Crash crash) {
                session.console()
                        .step(
                                openWorld.times().now(),
                                StepMark.WARN,
                                "the process is killed right " + (crash.wasDone() ? "after" : "before") + " its call; "
                                        + stage + " is started again, as the job would be",
                                null);
            }
        }
    }

    private StageResult attempt(
            CommandContext context,
            OpenWorld openWorld,
            RunRecorder recorder,
            String stage,
            StageRun.WorkflowFactory factory) {
        Progress progress = new Progress(session.console(), openWorld, recorder, System::nanoTime).ofARehearsal();
        StageRunner runner = new StageRunner(session.stop(), progress);
        boolean fresh = stage.equals("upload");
        ServiceSession.Begun begun =
                ServiceSession.begin(context, openWorld, runner, ServiceSession.Next.A_STAGE, fresh);
        ServiceSession serviceSession = begun.serviceSession();
        StageResult refusal = begun.refusal();
        if (serviceSession == null || refusal != null) {
            return Objects.requireNonNull(refusal, "what does not begin says why");
        }
        StageRunner.Executed executed = runner.execute(
                openWorld,
                serviceSession,
                factory.workflow(serviceSession.request(stage), context.policy(serviceSession.configuration())));
        progress.ended(executed);
        return executed.ending();
    }

    /** What is not needed any more goes once its time has come. */
    private void destroy(CommandContext context, OpenWorld openWorld, RunRecorder recorder, StageResult release) {
        Configuration.Standby policy = context.configuration().standby();
        boolean settled = release.exit() == ExitCode.OK && stages.size() == 2 && !first;
        if (!settled && release.exit() != ExitCode.RESTORED) {
            return;
        }
        Duration age = settled ? policy.keep() : policy.rejected();
        controls(openWorld).advance(age.plusMinutes(1));
        Destroy.What what = settled ? Destroy.What.STANDBY : Destroy.What.DUE;
        stage(
                context,
                openWorld,
                recorder,
                "destroy",
                (request, servicePolicy) -> Destroy.workflow(request, servicePolicy, what));
    }

    /** How the release ended: settled, restored, held, or not at all. */
    private String end(CommandContext context, OpenWorld openWorld) {
        if (stages.size() < 2) {
            return "not released";
        }
        StageRunner silent = new StageRunner(() -> false, dev.kirikae.driver.RunListener.NOBODY);
        ServiceSession serviceSession = ServiceSession.begin(
                        context, openWorld, silent, ServiceSession.Next.A_STAGE, true)
                .serviceSession();
        if (serviceSession == null) {
            return "unknown";
        }
        ReleaseRecord newest = serviceSession.survey().journal().newestRelease();
        return newest == null ? "not released" : newest.state().name().toLowerCase(Locale.ROOT);
    }

    private CommandOutcome stopped() {
        String stage = stages.get(stages.size() - 1).stage();
        return CommandOutcome.stopped(
                "the rehearsal was stopped in its " + stage + "; nothing outside of it was touched");
    }

    private CommandOutcome outcome(StageResult last, String end, Duration virtual, Duration real) {
        List<String> lines = new ArrayList<>();
        for (RunStage one : stages) {
            ExitCode exit = one.ending().exit();
            boolean shownBelow =
                    exit != ExitCode.OK && expected == null && one.ending().equals(last);
            String sentence = shownBelow
                    ? "exit " + exit.code() + ", told below"
                    : one.ending().sentence();
            lines.add(String.format(Locale.ROOT, "%-8s %-9s %s", one.stage(), ClockText.span(one.took()), sentence));
        }
        lines.add(String.format(
                Locale.ROOT,
                "The release ended %s, %s after upload began; rehearsed in %.1f s.",
                end,
                ClockText.span(virtual),
                real.toMillis() / 1000.0));
        lines.add(TRUTH);
        String wanted = expected;
        if (wanted != null) {
            boolean so = wanted.equals(end);
            String sentence = "expected to end " + wanted + (so ? ", and it did" : ", but it ended " + end);
            return new CommandOutcome(
                    so ? ExitCode.OK : ExitCode.FAILED, null, sentence, "plan", lines, Map.of(), List.of());
        }
        return new CommandOutcome(
                last.exit(),
                last.guard(),
                last.exit() == ExitCode.OK ? "" : last.sentence(),
                "plan",
                lines,
                Map.of(),
                List.of());
    }

    private Map<String, Object> fields(OpenWorld openWorld, String end, Duration virtual) {
        return JsonFields.of("ended", end)
                .and("seconds", virtual.toSeconds())
                .and(
                        "stages",
                        stages.stream()
                                .map(one -> JsonFields.of("stage", one.stage())
                                        .and("exit", one.ending().exit().code())
                                        .and("sentence", one.ending().sentence())
                                        .and("seconds", one.took().toSeconds())
                                        .map())
                                .toList())
                .and("incidents", incidents.stream().map(Incident::word).toList())
                .and("assumed", openWorld.assumptions())
                .and("rehearsed", TRUTH)
                .map();
    }
}
