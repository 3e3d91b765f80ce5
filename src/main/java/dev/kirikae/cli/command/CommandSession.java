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
        ProcessEnvironment process,
        Console console,
        Stop stop) {

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

    private CommandContext noting(CommandContext context) {
        context.temporary().reportRemainsTo(remains -> console.note("note: " + remains));
        context.notices().forEach(notice -> console.note("note: " + notice));
        return context;
    }
}
