package dev.kirikae.cli.command;

import dev.kirikae.app.input.CommandContext;
import dev.kirikae.cli.view.CommandOutcome;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.stages.Rollback;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "rollback",
        description = "moves the live name back to the standby, after checking the standby only; waits for nobody")
public final class RollbackCommand extends StageCommand {

    @Option(
            names = "--to",
            paramLabel = "ID",
            description = "goes there instead: a release id, a commit, a version label or an environment id")
    @Nullable
    String to;

    @Override
    String typed() {
        return "rollback" + NextCommand.option("--to", to);
    }

    @Override
    CommandOutcome run(CommandSession session, boolean dry) {
        try (CommandContext context = session.withOrWithoutFile()) {
            StageRun.WorkflowFactory factory = (request, policy) -> Rollback.workflow(request, policy, to);
            return dry
                    ? new Planning(session, context, typed(), null).run(factory)
                    : stage(session, context).run(false, factory);
        }
    }

    /** To an environment named by its id, with a reason, a person may go even when the ledger cannot be read, or is lost. */
    private StageRun stage(CommandSession session, CommandContext context) {
        StageRun run = new StageRun(session, context, typed(), Map.of());
        boolean named = to != null && EnvironmentId.isWellFormed(to);
        return named && !context.globalOptions().reason().isEmpty() ? run.withoutLedger() : run;
    }
}
