package dev.kirikae.cli.command;

import dev.kirikae.app.input.CommandContext;
import dev.kirikae.app.input.UserError;
import dev.kirikae.cli.view.CommandOutcome;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.stages.Recover;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "recover",
        description = "settles what a dead run left; never moves the name forward")
public final class RecoverCommand implements Command {

    @Option(
            names = "--gone",
            paramLabel = "ID",
            description = "an environment that is not shown is gone: a person says so, with --reason")
    @Nullable
    String gone;

    @Option(names = "--dry-run", description = "only tells what would be done, as plan does")
    boolean dryRun;

    @Override
    public CommandOutcome run(CommandSession session) {
        return run(session, dryRun);
    }

    CommandOutcome plan(CommandSession session) {
        return run(session, true);
    }

    private CommandOutcome run(CommandSession session, boolean dry) {
        try (CommandContext context = session.withOrWithoutFile()) {
            EnvironmentId id = id(context);
            String typed = "recover" + NextCommand.option("--gone", gone);
            StageRun.WorkflowFactory factory = (request, order) -> Recover.workflow(request, order, id);
            return dry
                    ? new Planning(session, context, typed, null).run(factory)
                    : new StageRun(session, context, typed, Map.of()).run(false, factory);
        }
    }

    private @Nullable EnvironmentId id(CommandContext context) {
        String named = gone;
        if (named == null) {
            return null;
        }
        if (!EnvironmentId.isWellFormed(named)) {
            throw UserError.because(
                    "--gone: " + named + " is no environment's id, such as e-a1b2c3d4e5; status names it");
        }
        if (context.globalOptions().reason().isEmpty()) {
            throw UserError.because("--gone: say why with --reason: it is journaled");
        }
        return new EnvironmentId(named);
    }
}
