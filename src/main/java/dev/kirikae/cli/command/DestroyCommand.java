package dev.kirikae.cli.command;

import dev.kirikae.app.input.CommandContext;
import dev.kirikae.app.input.UserError;
import dev.kirikae.cli.view.CommandOutcome;
import dev.kirikae.stages.Destroy;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "destroy",
        description = "proves that nobody calls the standby any more, terminates it and prunes old versions")
public final class DestroyCommand extends StageCommand {

    @Option(names = "--due", description = "whatever is due by its age; 0 where nothing is")
    boolean due;

    @Option(names = "--candidate", description = "the candidate, at any age")
    boolean candidate;

    static DestroyCommand ofWhatIsDue() {
        DestroyCommand command = new DestroyCommand();
        command.due = true;
        return command;
    }

    @Override
    String typed() {
        return "destroy" + NextCommand.flag("--due", due) + NextCommand.flag("--candidate", candidate);
    }

    @Override
    CommandOutcome run(CommandSession session, boolean dry) {
        if (due && candidate) {
            throw UserError.because("--due, --candidate: name one of the two");
        }
        Destroy.What what = due ? Destroy.What.DUE : candidate ? Destroy.What.CANDIDATE : Destroy.What.STANDBY;
        try (CommandContext context = session.withFile()) {
            return run(session, context, dry, (request, policy) -> Destroy.workflow(request, policy, what));
        }
    }
}
