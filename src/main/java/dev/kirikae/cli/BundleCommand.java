package dev.kirikae.cli;

import dev.kirikae.house.Prepared;
import dev.kirikae.house.Workplace;
import dev.kirikae.source.BundleFile;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "bundle",
        description = "writes the source bundle that upload would send; needs no AWS")
final class BundleCommand implements Command {

    @Option(names = "--into", paramLabel = "FILE", required = true, description = "the zip file")
    String into = "";

    @Option(names = "--commit", paramLabel = "REV", description = "the commit; else the head of source.branch")
    @Nullable
    String commit;

    @Override
    public Outcome run(Session session) {
        try (Workplace place = session.withFile()) {
            Prepared prepared = new Preparation(session.voice()).of(place, commit);
            BundleFile file =
                    prepared.bundle().writeZip(session.surroundings().folder().resolve(into));
            String label = prepared.label(place.configuration());
            return Outcome.ok(label + " is in " + into + ", " + file.size() + " bytes", "plan upload")
                    .with(
                            List.of("content digest " + prepared.bundle().contentDigest()),
                            Fields.of("label", label)
                                    .and("commit", prepared.commit().id())
                                    .and("file", into)
                                    .and("bytes", file.size())
                                    .and("sha256", file.sha256())
                                    .and("contentDigest", prepared.bundle().contentDigest())
                                    .and("files", prepared.bundle().entries().size())
                                    .map());
        }
    }
}
