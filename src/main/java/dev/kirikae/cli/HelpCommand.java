package dev.kirikae.cli;

import dev.kirikae.app.input.UserError;
import dev.kirikae.model.Nearest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tells how a command is used: what {@code kirikae COMMAND --help} tells. */
@Command(name = "help", description = "tells how a command is used")
final class HelpCommand {

    @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "a command; else all of them are listed")
    @Nullable
    String command;

    /**
     * The command that is asked about.
     *
     * @throws UserError where there is none of that name
     */
    CommandLine among(CommandLine root) {
        String name = command;
        if (name == null) {
            return root;
        }
        CommandLine found = root.getSubcommands().get(name);
        if (found == null) {
            throw UserError.because("COMMAND: there is no command " + name
                    + Nearest.choice(name, root.getSubcommands().keySet()));
        }
        return found;
    }
}
