package dev.kirikae.cli.command;

import dev.kirikae.app.input.CommandContext;
import dev.kirikae.app.input.UserError;
import dev.kirikae.cli.view.CommandOutcome;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A command that runs one stage, or, with {@code --dry-run}, plans it. */
public abstract class StageCommand implements Command {

    @Option(names = "--dry-run", description = "only tells what would be done, as plan does")
    boolean dryRun;

    @Option(
            names = "--incident",
            paramLabel = "NAME",
            description = "on a local cloud: something that goes wrong in this command, may be given several times;"
                    + " rehearse --list-incidents lists them")
    @Nullable
    List<String> incidents;

    @Override
    public final CommandOutcome run(CommandSession given) {
        CommandSession session = given.suffering(IncidentOption.read(incidents, "kirikae rehearse --list-incidents"));
        if (!session.incidents().isEmpty()) {
            if (given.globalOptions().cloud().directory() == null) {
                throw UserError.because(
                        "--incident: only on an embedded cloud; name one with --cloud local:DIR, or use rehearse");
            }
            if (dryRun) {
                throw UserError.because("--incident: --dry-run tells what would come where nothing goes wrong");
            }
        }
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
