package dev.kirikae.cli.command;

import dev.kirikae.app.bundle.PreparedBundle;
import dev.kirikae.app.input.CommandContext;
import dev.kirikae.cli.view.CommandOutcome;
import dev.kirikae.cli.view.JsonFields;
import dev.kirikae.source.bundle.BundleFile;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "bundle",
        description = "writes the source bundle that upload would send; needs no AWS")
public final class BundleCommand implements Command {

    @Option(names = "--into", paramLabel = "FILE", required = true, description = "the zip file")
    String into = "";

    @Option(names = "--commit", paramLabel = "REV", description = "the commit; else the head of source.branch")
    @Nullable
    String commit;

    @Override
    public CommandOutcome run(CommandSession session) {
        try (CommandContext context = session.withFile()) {
            PreparedBundle prepared = new Preparation(session.console()).of(context, commit);
            BundleFile file =
                    prepared.bundle().writeZip(session.process().folder().resolve(into));
            String label = prepared.label(context.configuration());
            return CommandOutcome.ok(label + " is in " + into + ", " + file.size() + " bytes", "plan upload")
                    .with(
                            List.of("content digest " + prepared.bundle().contentDigest()),
                            JsonFields.of("label", label)
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
