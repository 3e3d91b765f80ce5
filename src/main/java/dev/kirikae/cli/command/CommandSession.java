package dev.kirikae.cli.command;

import dev.kirikae.app.input.CommandContext;
import dev.kirikae.app.input.GlobalOptions;
import dev.kirikae.app.input.ProcessEnvironment;
import dev.kirikae.app.run.RunRecorder;
import dev.kirikae.app.run.StageRunner;
import dev.kirikae.app.world.OpenWorld;
import dev.kirikae.cli.view.Console;
import dev.kirikae.cli.view.Progress;
import dev.kirikae.cloud.Incident;
import java.util.List;

/**
 * All that a command is given besides its own flags.
 *
 * @param incidents what goes wrong on purpose on a kept embedded cloud; empty on AWS
 */
public record CommandSession(
        String command,
        Options options,
        GlobalOptions globalOptions,
        ProcessEnvironment process,
        Console console,
        Stop stop,
        List<Incident> incidents) {
    public CommandSession {
        incidents = List.copyOf(incidents);
    }

    /** In which nothing goes wrong on purpose. */
    public CommandSession(
            String command,
            Options options,
            GlobalOptions globalOptions,
            ProcessEnvironment process,
            Console console,
            Stop stop) {
        this(command, options, globalOptions, process, console, stop, List.of());
    }

    /** The same in which this goes wrong on purpose, on an embedded cloud. */
    CommandSession suffering(List<Incident> those) {
        return new CommandSession(command, options, globalOptions, process, console, stop, those);
    }

    /** With the file, which is read and whose notices are told. */
    CommandContext withFile() {
        return noting(CommandContext.withFile(process, globalOptions));
    }

    CommandContext toPractise() {
        return noting(CommandContext.toPractise(process, globalOptions));
    }

    CommandContext withOrWithoutFile() {
        return noting(CommandContext.withOrWithoutFile(process, globalOptions));
    }

    /** Who performs a command's looks in this world, and says how they go. An embedded cloud is named at once: it need not be asked. */
    StageRunner runnerIn(OpenWorld world) {
        if (world.controls() != null) {
            console.headline(world.headline(null));
        }
        RunRecorder recorder = new RunRecorder(process.program());
        return new StageRunner(stop, new Progress(console, world, recorder, System::nanoTime));
    }

    private CommandContext noting(CommandContext context) {
        context.temporary().reportRemainsTo(remains -> console.note("note: " + remains));
        context.notices().forEach(notice -> console.note("note: " + notice));
        return context;
    }
}
