package dev.kirikae.cli.command;

import dev.kirikae.app.bundle.ForeignVersion;
import dev.kirikae.app.bundle.PreparedBundle;
import dev.kirikae.app.input.CommandContext;
import dev.kirikae.app.input.UserError;
import dev.kirikae.cli.view.CommandOutcome;
import dev.kirikae.stages.Upload;
import dev.kirikae.stages.step.UploadInput;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "upload",
        description = "commit → bundle → application version → a fresh environment, ready, healthy and verified")
public final class UploadCommand extends StageCommand {

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

    @Override
    String typed() {
        return "upload"
                + NextCommand.option("--commit", commit)
                + NextCommand.option("--version", version)
                + NextCommand.flag("--fresh", fresh);
    }

    @Override
    CommandOutcome run(CommandSession session, boolean dry) {
        if (commit != null && version != null) {
            throw UserError.because("--commit, --version: name one of the two");
        }
        session.console().awaitWorld();
        try (CommandContext context = session.withFile()) {
            if (version != null) {
                return run(
                        session,
                        context,
                        ForeignVersion.foreign(version, context.configuration()),
                        Map.of(),
                        null,
                        dry);
            }
            PreparedBundle prepared = new Preparation(session.console()).of(context, commit);
            PreparedBundle.Written written = prepared.write(context);
            Map<String, Path> files = Map.of(written.uploadInput().sha256(), written.file());
            return run(session, context, written.uploadInput(), files, prepared, dry);
        }
    }

    private CommandOutcome run(
            CommandSession session,
            CommandContext context,
            UploadInput uploadInput,
            Map<String, Path> files,
            @Nullable PreparedBundle prepared,
            boolean dry) {
        StageRun.WorkflowFactory factory = (request, policy) -> Upload.workflow(request, policy, uploadInput, fresh);
        return dry
                ? new Planning(session, context, typed(), uploadInput)
                        .knowing(prepared)
                        .run(factory)
                : new StageRun(session, context, typed(), files)
                        .knowing(prepared)
                        .run(true, factory);
    }
}
