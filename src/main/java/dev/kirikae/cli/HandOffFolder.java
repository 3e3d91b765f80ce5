package dev.kirikae.cli;

import dev.kirikae.app.run.ReportFolder;
import dev.kirikae.cli.command.Options;
import dev.kirikae.cli.view.CommandOutcome;
import dev.kirikae.cli.view.Console;
import dev.kirikae.workflow.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a stage writes down how it ended, however it ended. Bad input, which changes nothing, makes no folder that nobody
 * named. A folder that cannot be written is said, and changes no exit code.
 *
 * @param from the working folder
 * @param given the report directory; null where nobody named one
 */
record HandOffFolder(Path from, @Nullable String given, Console console) {

    private String shown() {
        return given == null || given.isEmpty() ? Options.REPORT_FOLDER : given;
    }

    private Path folder() {
        return from.resolve(shown());
    }

    void write(String command, CommandOutcome outcome, int code, String next) {
        if (outcome.exit() == ExitCode.BAD_INPUT && given == null && !Files.isDirectory(folder())) {
            return;
        }
        try {
            new ReportFolder(folder()).write(console.handOff(command, outcome, code, next));
        } catch (IOException e) {
            console.note("kirikae.json could not be written in " + shown() + ": " + e.getMessage());
        }
    }

    /** The same of what could not be run as it was typed: what an older run wrote is taken away. */
    void replace(String command, CommandOutcome outcome, String next) {
        try {
            new ReportFolder(folder()).clear();
        } catch (IOException e) {
            console.note("an older report could not be taken away from " + shown() + ": " + e.getMessage());
        }
        write(command, outcome, ExitCode.BAD_INPUT.code(), next);
    }
}
