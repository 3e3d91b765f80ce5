package dev.kirikae.cli.command;

import dev.kirikae.app.input.CommandContext;
import dev.kirikae.cli.view.CommandOutcome;
import dev.kirikae.stages.VerifyStage;
import java.util.Map;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "verify",
        description = "runs the candidate's verification once and gives the verdict")
public final class VerifyCommand implements Command {

    @Option(names = "--live", description = "the live environment instead, through the live name")
    boolean live;

    @Override
    public CommandOutcome run(CommandSession session) {
        ReportOutput.clear(session);
        try (CommandContext context = session.withFile()) {
            return new StageRun(session, context, "verify" + NextCommand.flag("--live", live), Map.of())
                    .run(false, (request, policy) -> VerifyStage.workflow(request, policy, live));
        }
    }
}
