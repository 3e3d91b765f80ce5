package dev.kirikae.cli;

import dev.kirikae.house.Workplace;
import dev.kirikae.stages.Release;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "release",
        description =
                "verifies the candidate, moves the live name to it and watches it; moves it back where the verdict is bad")
final class ReleaseCommand implements Command {

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
    public Outcome run(Session session) {
        return run(session, dryRun);
    }

    Outcome plan(Session session) {
        return run(session, true);
    }

    private String typed() {
        return "release" + NextLine.flag("--again", again) + NextLine.option("--release", release);
    }

    private Outcome run(Session session, boolean dry) {
        try (Workplace place = session.withFile()) {
            StageRun.Teller teller = (request, order) -> Release.tale(request, order, release, again);
            return dry
                    ? new Planning(session, place, typed(), null).run(teller)
                    : new StageRun(session, place, typed(), Map.of()).run(false, teller);
        }
    }
}
