package dev.kirikae.cli.command;

import dev.kirikae.app.input.CommandContext;
import dev.kirikae.app.input.UserError;
import dev.kirikae.cli.view.CommandOutcome;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.stages.Recover;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "recover",
        description = "settles what a dead run left; never moves the name forward")
public final class RecoverCommand extends StageCommand {

    @Option(
            names = "--gone",
            paramLabel = "ID",
            description = "an environment that is not shown is gone: a person says so, with --reason")
    @Nullable
    String gone;

    @Override
    CommandOutcome run(CommandSession session, boolean dry) {
        try (CommandContext context = session.withOrWithoutFile()) {
            EnvironmentId id = id(context);
            return run(session, context, dry, (request, policy) -> Recover.workflow(request, policy, id));
        }
    }

    @Override
    String typed() {
        return "recover" + NextCommand.option("--gone", gone);
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
