package dev.kirikae.cli.command;

import dev.kirikae.app.input.CommandContext;
import dev.kirikae.cli.view.CommandOutcome;
import dev.kirikae.stages.Release;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "release",
        description =
                "verifies the candidate, moves the live name to it and watches it; moves it back where the verdict is bad")
public final class ReleaseCommand extends StageCommand {

    @Option(names = "--again", description = "tries the rejected one anew, with fresh verification")
    boolean again;

    @Option(
            names = "--release",
            paramLabel = "ID",
            description =
                    "refuses unless this is the candidate: a release id, a commit or a version label; as a variable KIRIKAE_RELEASE_ID")
    @Nullable
    String release;

    @Override
    String typed() {
        return "release" + NextCommand.flag("--again", again) + NextCommand.option("--release", release);
    }

    @Override
    CommandOutcome run(CommandSession session, boolean dry) {
        try (CommandContext context = session.withFile()) {
            return run(session, context, dry, (request, policy) -> Release.workflow(request, policy, release, again));
        }
    }
}
