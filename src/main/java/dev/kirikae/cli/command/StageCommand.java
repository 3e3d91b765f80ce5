package dev.kirikae.cli.command;

import dev.kirikae.app.input.CommandContext;
import dev.kirikae.cli.view.CommandOutcome;
import java.util.Map;
import picocli.CommandLine.Option;

/** A command that runs one stage, or, with {@code --dry-run}, plans it. */
public abstract class StageCommand implements Command {

    @Option(names = "--dry-run", description = "only tells what would be done, as plan does")
    boolean dryRun;

    @Override
    public final CommandOutcome run(CommandSession session) {
        if (!dryRun) {
            ReportOutput.clear(session);
        }
        return run(session, dryRun);
    }

    final CommandOutcome plan(CommandSession session) {
        return run(session, true);
    }

    /** @param dry only plans it */
    abstract CommandOutcome run(CommandSession session, boolean dry);

    /** The stage with its flags, as it is typed again to go on. */
    abstract String typed();

    /** The stage that brings no files. */
    final CommandOutcome run(
            CommandSession session, CommandContext context, boolean dry, StageRun.WorkflowFactory factory) {
        return dry
                ? new Planning(session, context, typed(), null).run(factory)
                : new StageRun(session, context, typed(), Map.of()).run(false, factory);
    }
}
