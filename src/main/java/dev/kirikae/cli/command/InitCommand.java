package dev.kirikae.cli.command;

import dev.kirikae.app.InitialConfiguration;
import dev.kirikae.cli.view.CommandOutcome;
import dev.kirikae.cli.view.JsonFields;
import dev.kirikae.config.ConfigurationSchema;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(name = "init", description = "writes a commented kirikae.yml")
public final class InitCommand implements Command {

    @Option(
            names = "--from",
            paramLabel = "ENVIRONMENT",
            description = "from this live environment, by name or id; with --service APPLICATION and --region R")
    @Nullable
    String from;

    @Option(names = "--schema", description = "prints the JSON Schema of kirikae.yml instead")
    boolean schema;

    @Override
    public CommandOutcome run(CommandSession session) {
        if (schema) {
            return CommandOutcome.ok("", "")
                    .with(
                            ConfigurationSchema.json().lines().toList(),
                            JsonFields.of("schema", ConfigurationSchema.json()).map());
        }
        InitialConfiguration beginning = new InitialConfiguration(session.process(), session.globalOptions());
        beginning.mustBeFree();
        InitialConfiguration.Written written = from == null
                ? beginning.write()
                : beginning.writeFrom(from, runner(session), session.console()::headline);
        written.notes().forEach(session.console()::note);
        return CommandOutcome.ok(written.file() + " is written; look through it", "rehearse")
                .with(java.util.List.of(), JsonFields.of("file", written.file()).map());
    }

    private static dev.kirikae.app.run.StageRunner runner(CommandSession session) {
        return new dev.kirikae.app.run.StageRunner(session.stop(), dev.kirikae.driver.RunListener.NOBODY);
    }
}
