package dev.kirikae.cli.command;

import dev.kirikae.app.input.CommandContext;
import dev.kirikae.app.input.UserError;
import dev.kirikae.cli.view.CommandOutcome;
import dev.kirikae.stages.Destroy;
import java.util.Map;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "destroy",
        description = "proves that nobody calls the standby any more, terminates it and prunes old versions")
public final class DestroyCommand implements Command {

    @Option(names = "--due", description = "whatever is due by its age; 0 where nothing is")
    boolean due;

    @Option(names = "--candidate", description = "the candidate, at any age")
    boolean candidate;

    @Option(names = "--dry-run", description = "only tells what would be done, as plan does")
    boolean dryRun;

    static DestroyCommand ofWhatIsDue() {
        DestroyCommand command = new DestroyCommand();
        command.due = true;
        return command;
    }

    @Override
    public CommandOutcome run(CommandSession session) {
        return run(session, dryRun);
    }

    CommandOutcome plan(CommandSession session) {
        return run(session, true);
    }

    private String typed() {
        return "destroy" + NextCommand.flag("--due", due) + NextCommand.flag("--candidate", candidate);
    }

    private CommandOutcome run(CommandSession session, boolean dry) {
        if (due && candidate) {
            throw UserError.because("--due, --candidate: name one of the two");
        }
        Destroy.What what = due ? Destroy.What.DUE : candidate ? Destroy.What.CANDIDATE : Destroy.What.STANDBY;
        try (CommandContext context = session.withFile()) {
            StageRun.WorkflowFactory factory = (request, order) -> Destroy.workflow(request, order, what);
            return dry
                    ? new Planning(session, context, typed(), null).run(factory)
                    : new StageRun(session, context, typed(), Map.of()).run(false, factory);
        }
    }
}
