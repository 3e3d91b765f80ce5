package dev.kirikae.cli;

import dev.kirikae.config.ConfigurationSchema;
import dev.kirikae.house.Beginning;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(name = "init", description = "writes a commented kirikae.yml")
final class InitCommand implements Command {

    @Option(
            names = "--from",
            paramLabel = "ENVIRONMENT",
            description = "from this live environment, by name or id; with --service APPLICATION and --region R")
    @Nullable
    String from;

    @Option(names = "--schema", description = "prints the JSON Schema of kirikae.yml instead")
    boolean schema;

    @Override
    public Outcome run(Session session) {
        if (schema) {
            return Outcome.ok("", "")
                    .with(
                            ConfigurationSchema.json().lines().toList(),
                            Fields.of("schema", ConfigurationSchema.json()).map());
        }
        Beginning beginning = new Beginning(session.surroundings(), session.wish());
        beginning.mustBeFree();
        Beginning.Written written = from == null
                ? beginning.write()
                : beginning.writeFrom(from, conductor(session), session.voice()::headline);
        written.notes().forEach(session.voice()::note);
        return Outcome.ok(written.file() + " is written; look through it", "rehearse")
                .with(java.util.List.of(), Fields.of("file", written.file()).map());
    }

    private static dev.kirikae.house.Conductor conductor(Session session) {
        return new dev.kirikae.house.Conductor(session.stop(), dev.kirikae.driver.Audience.NOBODY);
    }
}
