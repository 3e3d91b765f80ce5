package dev.kirikae.cli;

import dev.kirikae.house.Prepared;
import dev.kirikae.house.Preparing;
import dev.kirikae.house.Unusable;
import dev.kirikae.house.Workplace;
import dev.kirikae.stages.Bundled;
import dev.kirikae.stages.Upload;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "upload",
        description = "commit → bundle → application version → a fresh environment, ready, healthy and verified")
final class UploadCommand implements Command {

    @Option(names = "--commit", paramLabel = "REV", description = "the commit; else the head of source.branch")
    @Nullable
    String commit;

    @Option(
            names = "--version",
            paramLabel = "LABEL",
            description = "an existing application version instead of a commit; as a variable KIRIKAE_VERSION_LABEL")
    @Nullable
    String version;

    @Option(
            names = "--fresh",
            description =
                    "a new environment although nothing changed, such as for a newer platform; run again it goes on with it")
    boolean fresh;

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
        return "upload"
                + NextLine.option("--commit", commit)
                + NextLine.option("--version", version)
                + NextLine.flag("--fresh", fresh);
    }

    private Outcome run(Session session, boolean dry) {
        if (commit != null && version != null) {
            throw Unusable.because("--commit, --version: name one of the two");
        }
        try (Workplace place = session.withFile()) {
            if (version != null) {
                return run(session, place, Preparing.foreign(version, place.configuration()), Map.of(), dry);
            }
            Prepared prepared = new Preparation(session.voice()).of(place, commit);
            Prepared.Written written = place.write(prepared);
            Map<String, Path> files = Map.of(written.bundled().sha256(), written.file());
            return run(session, place, written.bundled(), files, dry);
        }
    }

    private Outcome run(Session session, Workplace place, Bundled bundled, Map<String, Path> files, boolean dry) {
        StageRun.Teller teller = (request, order) -> Upload.tale(request, order, bundled, fresh);
        return dry
                ? new Planning(session, place, typed(), bundled).run(teller)
                : new StageRun(session, place, typed(), files).run(true, teller);
    }
}
