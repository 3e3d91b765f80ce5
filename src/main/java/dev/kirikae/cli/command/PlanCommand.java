package dev.kirikae.cli.command;

import dev.kirikae.app.input.UserError;
import dev.kirikae.cli.view.CommandOutcome;
import dev.kirikae.model.Nearest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "plan",
        description = "what a stage would do: goals, changing calls, differences, time and calls; changes nothing")
public final class PlanCommand implements Command {

    private static final List<String> STAGES = List.of("upload", "release", "rollback", "destroy", "recover");

    @Parameters(
            arity = "0..1",
            paramLabel = "STAGE",
            description = "upload, release, rollback, destroy or recover; else what comes next")
    @Nullable
    String stage;

    @Override
    public CommandOutcome run(CommandSession session) {
        String wanted = stage;
        if (wanted != null && !STAGES.contains(wanted)) {
            throw UserError.because("STAGE: there is no stage " + wanted + Nearest.choice(wanted, STAGES));
        }
        if (wanted != null) {
            return plan(session, wanted);
        }
        StageNext next = StageNext.of(session);
        return next.refusal() == null ? plan(session, next.command()) : CommandOutcome.of(next.refusal());
    }

    private static CommandOutcome plan(CommandSession session, String command) {
        return switch (command) {
            case "release" -> new ReleaseCommand().plan(session);
            case "rollback" -> new RollbackCommand().plan(session);
            case "destroy" -> new DestroyCommand().plan(session);
            case "destroy --due" -> DestroyCommand.ofWhatIsDue().plan(session);
            case "recover" -> new RecoverCommand().plan(session);
            default -> new UploadCommand().plan(session);
        };
    }
}
