package dev.kirikae.cli;

import dev.kirikae.app.input.ProcessEnvironment;
import dev.kirikae.app.input.UserError;
import dev.kirikae.cli.command.Command;
import dev.kirikae.cli.command.CommandSession;
import dev.kirikae.cli.command.NextCommand;
import dev.kirikae.cli.command.Options;
import dev.kirikae.cli.command.Stop;
import dev.kirikae.cli.command.TypedCommand;
import dev.kirikae.cli.view.CommandOutcome;
import dev.kirikae.cli.view.Console;
import dev.kirikae.cli.view.Format;
import dev.kirikae.cli.view.ProgramVersion;
import dev.kirikae.cli.view.Streams;
import dev.kirikae.cli.view.TerminalWidth;
import dev.kirikae.workflow.ExitCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The whole program as one call, so that it can be run in a process of its own or within a test. Never ends the process. */
public final class Program {

    /** Commands whose result a shell may read. */
    private static final Set<String> PROPERTIES = Set.of("status", "plan");

    private Program() {}

    /**
     * @param folder the working folder
     * @param stop whether somebody asks the program to end
     * @return the exit code
     */
    public static int run(String[] arguments, Map<String, String> env, Streams streams, Path folder, Stop stop) {
        Kirikae kirikae = new Kirikae();
        CommandLine line = new CommandLine(kirikae)
                .setDefaultValueProvider(new OptionVariables(env))
                .setOverwrittenOptionsAllowed(true)
                .setExpandAtFiles(false)
                .setUsageHelpAutoWidth(false);
        abbreviated(line);
        boolean json = UsageErrors.wantsJson(arguments, env);
        String lost = LostLetters.fault(arguments, env, folder, System.getProperty("sun.jnu.encoding", "UTF-8"));
        if (lost != null) {
            Console console = new Console(streams, json ? Format.JSON : Format.TEXT, env);
            return badInput(console, "", CommandOutcome.failed(ExitCode.BAD_INPUT, lost, List.of(), ""), "");
        }
        ParseResult parsed;
        try {
            parsed = line.parseArgs(arguments);
        } catch (ParameterException e) {
            Console console = new Console(streams, json ? Format.JSON : Format.TEXT, env);
            CommandLine at = e.getCommandLine();
            CommandOutcome wrong = UsageErrors.outcome(e, env);
            if (TypedCommand.isReported(UsageErrors.command(at))) {
                HandOffFolder of = new HandOffFolder(folder, UsageErrors.reportFolder(arguments, env), console);
                of.replace(UsageErrors.command(at), wrong, UsageErrors.help(at));
            }
            return badInput(console, UsageErrors.command(at), wrong, UsageErrors.help(at));
        }
        CommandLine last = deepest(parsed).commandSpec().commandLine();
        if (deepest(parsed).isUsageHelpRequested() || parsed.isUsageHelpRequested()) {
            HelpPages.print(last, TerminalWidth.of(env, streams.columns()), streams.out());
            return ExitCode.OK.code();
        }
        if (parsed.isVersionHelpRequested() && !parsed.hasSubcommand()) {
            ProgramVersion.lines().forEach(streams.out()::println);
            return ExitCode.OK.code();
        }
        Console console = new Console(streams, json ? Format.JSON : Format.TEXT, env);
        String empty = EmptyValues.fault(parsed);
        if (empty != null) {
            CommandOutcome outcome = CommandOutcome.failed(ExitCode.BAD_INPUT, empty, List.of(), "");
            return badInput(console, UsageErrors.command(last), outcome, UsageErrors.help(last));
        }
        if (last.getCommand() instanceof HelpCommand help) {
            return help(help, line, streams, console);
        }
        if (!(last.getCommand() instanceof Command command)) {
            CommandOutcome outcome = CommandOutcome.failed(
                    ExitCode.BAD_INPUT, "no command was given; kirikae --help tells them", List.of(), "");
            return badInput(console, "", outcome, "kirikae --help");
        }
        new OptionVariables(env).notices(deepest(parsed)).forEach(notice -> console.note("note: " + notice));
        Path home = Path.of(env.getOrDefault("HOME", folder.toString()));
        ProcessEnvironment process = new ProcessEnvironment(env, folder, home, ProgramVersion.number());
        TypedCommand typed = TypedCommand.of(deepest(parsed));
        return run(kirikae.options, command, typed, process, console, streams, stop);
    }

    private static int help(HelpCommand help, CommandLine line, Streams streams, Console console) {
        try {
            HelpPages.print(help.among(line), console.width(), streams.out());
            return ExitCode.OK.code();
        } catch (UserError e) {
            return badInput(console, "help", ExceptionMapping.outcome(e, "help"), "kirikae help");
        }
    }

    /** What cannot be run as it was typed: nothing was begun. */
    private static int badInput(Console console, String command, CommandOutcome outcome, String next) {
        console.ending(command, outcome, ExitCode.BAD_INPUT.code(), next);
        return ExitCode.BAD_INPUT.code();
    }

    private static int run(
            Options options,
            Command command,
            TypedCommand typed,
            ProcessEnvironment process,
            Console early,
            Streams streams,
            Stop stop) {
        String name = typed.name();
        Console console = early;
        CommandOutcome outcome;
        try {
            Format format = options.format();
            if (format == Format.PROPERTIES && !PROPERTIES.contains(name)) {
                throw UserError.because("--output: properties is for status and plan only; expected text or json");
            }
            console = new Console(streams, format, process.env(), options.verbose());
            outcome = command.run(new CommandSession(
                    name,
                    options,
                    options.globalOptions(name, typed.looksOnly(), process.env()),
                    process,
                    console,
                    stop));
        } catch (RuntimeException e) {
            outcome = ExceptionMapping.outcome(e, name);
        }
        int code = outcome.exit() == ExitCode.STOPPED
                ? stop.code()
                : outcome.exit().code();
        String next = outcome.next().isEmpty() && outcome.exit() != ExitCode.OK ? typed.words() : outcome.next();
        String pasteable = NextCommand.of(next, options);
        if (typed.isReported()) {
            new HandOffFolder(process.folder(), options.reportFolderGiven(), console)
                    .write(name, outcome, code, pasteable);
        }
        console.ending(name, outcome, code, pasteable);
        if (streams.out().checkError()) {
            console.note("stdout did not take all of the result: is the disk full, or its reader gone?");
            return code == ExitCode.OK.code() && typed.looksOnly() ? ExitCode.FAILED.code() : code;
        }
        return code;
    }

    /** The options are told below; the first line need not name them all. */
    private static void abbreviated(CommandLine line) {
        line.getCommandSpec()
                .usageMessage()
                .abbreviateSynopsis(true)
                .parameterListHeading("%nArguments:%n")
                .optionListHeading("%nOptions:%n");
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
