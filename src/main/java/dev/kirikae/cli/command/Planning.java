package dev.kirikae.cli.command;

import dev.kirikae.app.bundle.PreparedBundle;
import dev.kirikae.app.input.CommandContext;
import dev.kirikae.app.run.ServiceSession;
import dev.kirikae.app.run.StageRunner;
import dev.kirikae.app.world.DryRunWorld;
import dev.kirikae.app.world.OpenWorld;
import dev.kirikae.app.world.Survey;
import dev.kirikae.app.world.Worlds;
import dev.kirikae.cli.view.AlarmBindings;
import dev.kirikae.cli.view.ClockText;
import dev.kirikae.cli.view.CommandOutcome;
import dev.kirikae.cli.view.ConfigurationDrift;
import dev.kirikae.cli.view.Console;
import dev.kirikae.cli.view.JsonFields;
import dev.kirikae.cli.view.PlanListener;
import dev.kirikae.cli.view.SettingDifferences;
import dev.kirikae.cli.view.StatusView;
import dev.kirikae.cli.view.VerificationForecast;
import dev.kirikae.config.Configuration;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.model.Environment;
import dev.kirikae.model.Lease;
import dev.kirikae.model.StoredLease;
import dev.kirikae.stages.step.PlanDigest;
import dev.kirikae.stages.step.Roles;
import dev.kirikae.stages.step.UploadInput;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs a stage in a calm copy of the world, and says what it would do. */
final class Planning {

    private final CommandSession session;
    private final CommandContext context;
    private final String stage;
    private final String typed;
    private final @Nullable UploadInput bundle;
    private @Nullable PreparedBundle prepared;

    /**
     * @param typed the stage with its flags, as it is typed
     * @param bundle what would be uploaded; null for the other stages
     */
    Planning(CommandSession session, CommandContext context, String typed, @Nullable UploadInput bundle) {
        this.session = session;
        this.context = context;
        this.typed = typed;
        this.stage = typed.contains(" ") ? typed.substring(0, typed.indexOf(' ')) : typed;
        this.bundle = bundle;
    }

    /** What would be uploaded, with what it holds. */
    Planning knowing(@Nullable PreparedBundle whole) {
        prepared = whole;
        return this;
    }

    CommandOutcome run(StageRun.WorkflowFactory factory) {
        Console console = session.console();
        console.awaitWorld();
        try (OpenWorld openWorld = new Worlds(context).knowing(prepared).open(Map.of())) {
            StageRunner runner = session.runnerIn(openWorld);
            boolean fresh = bundle != null;
            ServiceSession.Begun begun =
                    ServiceSession.begin(context, openWorld, runner, ServiceSession.Next.NOTHING, fresh);
            StageResult refusal = begun.refusal();
            ServiceSession serviceSession = begun.serviceSession();
            if (serviceSession == null || refusal != null) {
                console.headline(openWorld.headline(null));
                return refusal == null ? CommandOutcome.ok("", "") : CommandOutcome.of(refusal);
            }
            LaunchRoles.check(context, prepared, serviceSession, console::note, false);
            ConfigurationDrift.between(serviceSession, context).forEach(console::note);
            return foreseen(openWorld, runner, serviceSession, factory);
        }
    }

    private CommandOutcome foreseen(
            OpenWorld openWorld, StageRunner runner, ServiceSession serviceSession, StageRun.WorkflowFactory factory) {
        DryRunWorld dryRun = StageRunner.dryRun(openWorld, serviceSession, bundle != null);
        Instant start = dryRun.times().now();
        PlanListener foreseen = new PlanListener();
        StageResult ending = StageRunner.foresee(
                dryRun,
                factory.workflow(serviceSession.request(typed), context.policy(serviceSession.configuration())),
                foreseen);
        if (session.stop().getAsBoolean()) {
            return CommandOutcome.stopped("stopped before the plan was complete");
        }
        Duration time = Duration.between(start, dryRun.times().now());
        Configuration configuration = serviceSession.configuration();
        Roles roles = Roles.of(
                serviceSession.survey().known(),
                serviceSession.survey().environments(),
                configuration.liveName(),
                serviceSession.survey().at());
        List<String> differences = new SettingDifferences(dryRun, configuration)
                .of(roles.live(), stage.equals("release") ? roles.candidate() : null, bundle != null);
        List<String> alarms =
                AlarmBindings.of(dryRun, roles.live(), stage.equals("release") ? roles.candidate() : null);
        JournalEntry.Budget budget = foreseen.budget();
        List<String> verification = VerificationForecast.of(dryRun, configuration, roles.live(), budget);
        if (budget == null && List.of("upload", "release").contains(stage)) {
            verification = VerificationForecast.warning(configuration);
        }
        String wanted = dryRun.toApprove();
        String digest = wanted == null ? digest(serviceSession, roles) : wanted;
        PlanApproval approval = wanted == null ? null : PlanApproval.of(openWorld, runner, serviceSession, wanted);

        List<String> lines = new ArrayList<>();
        lines.add("plan for " + typed + ":");
        foreseen.lines().forEach(line -> lines.add("  " + line));
        if (!differences.isEmpty()) {
            lines.add("settings" + (bundle == null ? ", candidate against live:" : ", declared against live:"));
            differences.forEach(line -> lines.add("  " + line));
        }
        lines.add("about " + ClockText.span(time) + ", " + foreseen.calls());
        lines.addAll(verification);
        lines.addAll(alarms);
        roles.unshown().forEach(u -> lines.add(u.sentence() + ": " + u.wayOut()));
        lock(serviceSession.survey()).forEach(lines::add);
        lines.add("digest " + digest);
        if (approval != null) {
            lines.addAll(approval.lines(session.options()));
        }

        Map<String, Object> fields = JsonFields.of("stage", stage)
                .and("chapters", foreseen.sections())
                .and("changes", foreseen.changes())
                .and("oneWay", foreseen.doors())
                .and("differences", differences)
                .and("seconds", time.toSeconds())
                .and("beanstalkCalls", foreseen.beanstalkCalls())
                .and("scalingCalls", foreseen.scalingCalls())
                .and("verification", verification)
                .and("earliestSeconds", budget == null ? null : seconds(budget.earliest()))
                .and("detectionSeconds", budget == null ? null : seconds(budget.detection()))
                .and("backSeconds", budget == null ? null : seconds(budget.back()))
                .and("alarms", alarms)
                .and("digest", digest)
                .and("approval", approval == null ? null : approval.fields(session.options()))
                .map();
        String sentence = (foreseen.changes().isEmpty() && ending.exit() != ExitCode.OK ? "" : would(ending.exit()))
                + ending.sentence();
        String onward = approval == null || approval.isGiven() ? typed : approval.command();
        String next = ending.exit() == ExitCode.OK ? onward : ending.next();
        return new CommandOutcome(ending.exit(), ending.guard(), sentence, next, lines, fields, List.of());
    }

    private static @Nullable Long seconds(@Nullable Duration time) {
        return time == null ? null : time.toSeconds();
    }

    /** A refusal is the run's own; what comes after something was changed has not happened. */
    private static String would(ExitCode exit) {
        return exit == ExitCode.OK ? "it would end: " : "it would end " + exit.code() + ": ";
    }

    private List<String> lock(Survey survey) {
        StoredLease.Unreadable unreadable = survey.unreadableLock();
        if (unreadable != null) {
            return List.of("the lock " + StatusView.words(unreadable));
        }
        Lease lease = survey.lease();
        return lease == null || lease.released()
                ? List.of()
                : List.of("the lock is held by " + lease.holder() + " for " + lease.stage()
                        + (stage.equals("rollback")
                                ? "; rollback would take over"
                                : "; the stage would wait, or end 4"));
    }

    /** What an approval names: the commit, the bundle, the configuration, and who is candidate and live. */
    private String digest(ServiceSession serviceSession, Roles roles) {
        Environment candidate = roles.candidate();
        ReleaseRecord release =
                candidate == null ? null : serviceSession.survey().journal().releaseOf(candidate.id());
        String commit = bundle != null ? bundle.commit() : release == null ? "" : release.commit();
        String content = bundle != null ? bundle.digest() : release == null ? "" : release.digest();
        Environment live = roles.live();
        return PlanDigest.of(
                stage,
                commit,
                content,
                serviceSession.configuration(),
                candidate == null ? null : candidate.id(),
                live == null ? null : live.id());
    }
}
