package dev.kirikae.cli.command;

import dev.kirikae.cli.view.CommandOutcome;

/** One command: its flags are fields; what it does is one call. */
public interface Command {

    CommandOutcome run(CommandSession session);
}
