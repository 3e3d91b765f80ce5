package dev.kirikae.cli.command;

import dev.kirikae.app.bundle.PreparedBundle;
import dev.kirikae.app.input.CommandContext;
import dev.kirikae.app.run.LostJournal;
import dev.kirikae.app.run.RunRecorder;
import dev.kirikae.app.run.ServiceSession;
import dev.kirikae.app.run.StageRunner;
import dev.kirikae.app.world.OpenWorld;
import dev.kirikae.app.world.OwnJournal;
import dev.kirikae.app.world.WithoutLedger;
import dev.kirikae.app.world.Worlds;
import dev.kirikae.cli.view.CommandOutcome;
import dev.kirikae.cli.view.ConfigurationDrift;
import dev.kirikae.cli.view.Console;
import dev.kirikae.cli.view.JsonFields;
import dev.kirikae.cli.view.Progress;
import dev.kirikae.cli.view.ReleaseFields;
import dev.kirikae.cloud.Crash;
import dev.kirikae.journal.JournalState;
import dev.kirikae.model.Caller;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.stages.step.ServicePolicy;
import dev.kirikae.workflow.Request;
import dev.kirikae.workflow.StageResult;
import dev.kirikae.workflow.Workflow;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs one stage in the world that was asked for, tells how it goes, and leaves its report. */
public final class StageRun {

    /** Makes the stage's workflow. */
    @FunctionalInterface
    interface WorkflowFactory {
        Workflow workflow(Request request, ServicePolicy policy);
    }

    private final CommandSession session;
    private final CommandContext context;
    private final String typed;
    private final Map<String, Path> files;
    private boolean withoutLedger;
    private @Nullable PreparedBundle prepared;

    /**
     * @param typed the stage with its flags, as it is typed again to go on
     * @param files local bundles by their SHA-256
     */
    public StageRun(CommandSession session, CommandContext context, String typed, Map<String, Path> files) {
        this.session = session;
        this.context = context;
        this.typed = typed;
        this.files = files;
    }

    /** The stage goes on where the ledger cannot be read, or is lost, its records in the report directory. */
    StageRun withoutLedger() {
        withoutLedger = true;
        return this;
    }

    /** What it uploads: an embedded cloud is told what it holds, and what AWS is sure to end is not begun. Null: nothing is known. */
    StageRun knowing(@Nullable PreparedBundle bundle) {
        prepared = bundle;
        return this;
    }

    /** Why the stage has to do without the ledger; null where the ledger counts. */
    private @Nullable String doingWithout(
            OpenWorld openWorld, StageRunner runner, ServiceSession serviceSession, @Nullable StageResult refusal) {
        if (!withoutLedger) {
            return null;
        }
        return refusal == null
                ? LostJournal.in(openWorld, runner, serviceSession, context.policy(serviceSession.configuration()))
                : "the ledger cannot be read (" + refusal.sentence() + ")";
    }

    private OpenWorld onOwnJournal(OpenWorld openWorld, ServiceSession serviceSession, String why) {
        String shown = session.options().reportFolder();
        Caller caller = serviceSession.survey().caller();
        OwnJournal own = OwnJournal.in(
                session.process().folder().resolve(shown),
                serviceSession.request(typed),
                caller == null ? "" : caller.account());
        Console console = session.console();
        own.notes().forEach(note -> console.note(shown + "/" + note));
        console.note(why + ": this rollback goes on without it, its intent in " + shown + "/" + own.name());
        return openWorld.on(new WithoutLedger(openWorld.world(), own));
    }

    /** @param fresh the stage makes a new environment: the file counts for all of it */
    public CommandOutcome run(boolean fresh, WorkflowFactory factory) {
        Console console = session.console();
        console.awaitWorld();
        try (OpenWorld openWorld = new Worlds(context).knowing(prepared).open(files);
                StageIncidents incidents = new StageIncidents(session, openWorld)) {
            if (openWorld.controls() != null) {
                console.headline(openWorld.headline(null));
            }
            openWorld.assumptions().forEach(line -> console.note("assumed: " + line));
            RunRecorder recorder = new RunRecorder(session.process().program());
            Progress progress = new Progress(console, openWorld, recorder, System::nanoTime);
            StageRunner runner =
                    new StageRunner(session.stop(), incidents.listening(new OpenWork(session.stop(), progress)));
            ServiceSession.Begun begun =
                    ServiceSession.begin(context, openWorld, runner, ServiceSession.Next.A_STAGE, fresh);
            StageResult refusal = begun.refusal();
            ServiceSession serviceSession = begun.serviceSession();
            if (serviceSession == null || refusal != null && !withoutLedger) {
                console.headline(openWorld.headline(null));
                return refusal == null ? CommandOutcome.ok("", "") : CommandOutcome.of(refusal);
            }
            LaunchRoles.check(context, prepared, serviceSession, console::note, openWorld.controls() == null);
            String without = doingWithout(openWorld, runner, serviceSession, refusal);
            OpenWorld where = without == null ? openWorld : onOwnJournal(openWorld, serviceSession, without);
            ConfigurationDrift.between(serviceSession, context).forEach(console::note);
            Workflow workflow =
                    factory.workflow(serviceSession.request(typed), context.policy(serviceSession.configuration()));
            StageRunner.Executed executed;
            try (LiveLine line = console.isLive() ? new LiveLine(progress) : null) {
                executed = without == null
                        ? runner.execute(where, serviceSession, workflow)
                        : runner.execute(where, workflow);
            } catch (Crash crash) {
                return incidents.died(crash, typed);
            }
            progress.ended(executed);
            StageResult ending = executed.ending();
            String service = serviceSession.configuration().service();
            incidents.ended(ending);
            return incidents
                    .with(CommandOutcome.of(ending))
                    .with(List.of(), fields(service, executed.journal()))
                    .with(
                            List.of(),
                            new ReportOutput(session, openWorld, without == null)
                                    .write(session.command(), service, recorder, ending, incidents.notes()));
        }
    }

    private static Map<String, Object> fields(String service, JournalState journal) {
        Map<String, Object> release = ReleaseFields.of(journal);
        JsonFields fields = JsonFields.of("service", service);
        if (release.isEmpty()) {
            return fields.map();
        }
        EnvironmentId live = journal.live();
        return fields.and("release", release)
                .and("live", live == null ? null : live.value())
                .map();
    }
}
