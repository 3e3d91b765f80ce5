package dev.kirikae.cli;

/** One command: its flags are fields; what it does is one call. */
interface Command {

    Outcome run(Session session);
}
