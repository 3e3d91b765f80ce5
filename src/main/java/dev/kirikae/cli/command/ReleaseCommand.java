package dev.kirikae.cli.command;

import dev.kirikae.app.input.CommandContext;
import dev.kirikae.cli.view.CommandOutcome;
import dev.kirikae.stages.Release;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "release",
        description =
                "verifies the candidate, moves the live name to it and watches it; moves it back where the verdict is bad")
public final class ReleaseCommand implements Command {

    @Option(names = "--again", description = "tries the rejected one anew, with fresh verification")
    boolean again;

    @Option(
            names = "--release",
            paramLabel = "ID",
            description =
                    "refuses unless this is the candidate: a release id, a commit or a version label; as a variable KIRIKAE_RELEASE_ID")
    @Nullable
    String release;

    @Option(names = "--dry-run", description = "only tells what would be done, as plan does")
    boolean dryRun;

    @Override
    public CommandOutcome run(CommandSession session) {
        return run(session, dryRun);
    }

    CommandOutcome plan(CommandSession session) {
        return run(session, true);
    }

    private String typed() {
        return "release" + NextCommand.flag("--again", again) + NextCommand.option("--release", release);
    }

    private CommandOutcome run(CommandSession session, boolean dry) {
        try (CommandContext context = session.withFile()) {
            StageRun.WorkflowFactory factory = (request, order) -> Release.workflow(request, order, release, again);
            return dry
                    ? new Planning(session, context, typed(), null).run(factory)
                    : new StageRun(session, context, typed(), Map.of()).run(false, factory);
        }
    }
}
