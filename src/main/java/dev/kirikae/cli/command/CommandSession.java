package dev.kirikae.cli.command;

import dev.kirikae.app.input.CommandContext;
import dev.kirikae.app.input.GlobalOptions;
import dev.kirikae.app.input.ProcessEnvironment;
import dev.kirikae.cli.view.Console;

/** All that a command is given besides its own flags. */
public record CommandSession(
        String command,
        Options options,
        GlobalOptions globalOptions,
        ProcessEnvironment surroundings,
        Console console,
        Stop stop) {

    /** With the file, which is read and whose notices are told. */
    CommandContext withFile() {
        return noting(CommandContext.withFile(surroundings, globalOptions));
    }

    CommandContext toPractise() {
        return noting(CommandContext.toPractise(surroundings, globalOptions));
    }

    CommandContext withOrWithoutFile() {
        return noting(CommandContext.withOrWithoutFile(surroundings, globalOptions));
    }

    private CommandContext noting(CommandContext context) {
        context.temporary().reportRemainsTo(remains -> console.note("note: " + remains));
        context.notices().forEach(notice -> console.note("note: " + notice));
        return context;
    }
}
