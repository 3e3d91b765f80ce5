package dev.kirikae.cli;

import dev.kirikae.house.Surroundings;
import dev.kirikae.house.Unusable;
import dev.kirikae.tale.Exit;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The whole program as one call, so that it can be run in a process of its own or within a test. Never ends the process. */
public final class Program {

    private Program() {}

    /**
     * @param folder the working folder
     * @param stop whether somebody asks the program to end
     * @return the exit code
     */
    public static int run(String[] arguments, Map<String, String> env, Streams streams, Path folder, Stop stop) {
        Kirikae kirikae = new Kirikae();
        CommandLine line = new CommandLine(kirikae)
                .setDefaultValueProvider(new EnvironmentValues(env))
                .setOverwrittenOptionsAllowed(true)
                .setExpandAtFiles(false)
                .setUsageHelpWidth(120)
                .setUsageHelpAutoWidth(false);
        abbreviated(line);
        boolean json = Usage.wantsJson(arguments, env);
        ParseResult parsed;
        try {
            parsed = line.parseArgs(arguments);
        } catch (ParameterException e) {
            Voice voice = new Voice(streams, json ? Format.JSON : Format.TEXT, env);
            Outcome outcome = Usage.outcome(e, env);
            voice.ending(
                    Usage.command(e.getCommandLine()), outcome, Exit.BAD_INPUT.code(), Usage.help(e.getCommandLine()));
            return Exit.BAD_INPUT.code();
        }
        CommandLine last = deepest(parsed).commandSpec().commandLine();
        if (deepest(parsed).isUsageHelpRequested() || parsed.isUsageHelpRequested()) {
            last.usage(streams.out(), CommandLine.Help.Ansi.OFF);
            return Exit.OK.code();
        }
        if (parsed.isVersionHelpRequested() && !parsed.hasSubcommand()) {
            Version.lines().forEach(streams.out()::println);
            return Exit.OK.code();
        }
        Voice voice = new Voice(streams, json ? Format.JSON : Format.TEXT, env);
        if (!(last.getCommand() instanceof Command command)) {
            Outcome outcome =
                    Outcome.failed(Exit.BAD_INPUT, "no command was given; kirikae --help tells them", List.of(), "");
            voice.ending("", outcome, Exit.BAD_INPUT.code(), "kirikae --help");
            return Exit.BAD_INPUT.code();
        }
        new EnvironmentValues(env).notices(deepest(parsed)).forEach(notice -> voice.note("note: " + notice));
        Path home = Path.of(env.getOrDefault("HOME", folder.toString()));
        Surroundings surroundings = new Surroundings(env, folder, home, Version.number());
        Typed typed = Typed.of(deepest(parsed));
        return run(kirikae.options, command, typed, surroundings, voice, streams, stop);
    }

    private static int run(
            Options options,
            Command command,
            Typed typed,
            Surroundings surroundings,
            Voice early,
            Streams streams,
            Stop stop) {
        String name = typed.name();
        Voice voice = early;
        Outcome outcome;
        try {
            Format format = options.format();
            if (format == Format.PROPERTIES && !name.equals("status")) {
                throw Unusable.because("--output: properties is for status only; expected text or json");
            }
            voice = new Voice(streams, format, surroundings.env());
            outcome = command.run(new Session(
                    name,
                    options,
                    options.wish(name, typed.looksOnly(), surroundings.env()),
                    surroundings,
                    voice,
                    stop));
        } catch (RuntimeException e) {
            outcome = Mishaps.outcome(e, name);
        }
        int code = outcome.exit() == Exit.STOPPED ? stop.code() : outcome.exit().code();
        String next = outcome.next().isEmpty() && outcome.exit() != Exit.OK ? typed.words() : outcome.next();
        voice.ending(name, outcome, code, NextLine.of(next, options));
        return code;
    }

    /** The options are told below; the first line need not name them all. */
    private static void abbreviated(CommandLine line) {
        line.getCommandSpec().usageMessage().abbreviateSynopsis(true).optionListHeading("%nOptions:%n");
        line.getSubcommands().values().forEach(Program::abbreviated);
    }

    private static ParseResult deepest(ParseResult parsed) {
        ParseResult at = parsed;
        while (at.hasSubcommand()) {
            at = at.subcommand();
        }
        return at;
    }
}
