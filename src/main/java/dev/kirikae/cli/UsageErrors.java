package dev.kirikae.cli;

import dev.kirikae.cli.view.CommandOutcome;
import dev.kirikae.model.Nearest;
import dev.kirikae.workflow.ExitCode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What was typed wrongly, in one sentence, with the nearest that was probably meant and where help is. */
final class UsageErrors {

    private UsageErrors() {}

    static CommandOutcome outcome(ParameterException e, Map<String, String> env) {
        return CommandOutcome.failed(ExitCode.BAD_INPUT, sentence(e, env), List.of(), "");
    }

    /** Empty for the program itself. */
    static String command(CommandLine line) {
        return line.getParent() == null ? "" : line.getCommandName();
    }

    static String help(CommandLine line) {
        String command = command(line);
        return "kirikae " + (command.isEmpty() ? "" : command + " ") + "--help";
    }

    private static String sentence(ParameterException e, Map<String, String> env) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched);
        }
        if (e instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            ArgSpec wanted = missing.getMissing().get(0);
            boolean named = wanted.isOption() && !wanted.required();
            return named
                    ? named(wanted) + " needs a value: " + wanted.paramLabel()
                    : named(wanted) + " is missing: " + String.join(" ", wanted.description());
        }
        ArgSpec argument = e.getArgSpec();
        String variable = argument == null ? null : OptionVariables.name(argument);
        String from = variable != null && env.containsKey(variable) ? variable + ": " : "";
        return from + String.valueOf(e.getMessage()).lines().collect(Collectors.joining(" "));
    }

    private static String unmatched(UnmatchedArgumentException e) {
        String found = e.getUnmatched().get(0);
        CommandLine line = e.getCommandLine();
        String command = command(line);
        boolean option = found.startsWith("-");
        List<String> known = option
                ? line.getCommandSpec().optionsMap().keySet().stream()
                        .filter(name -> name.startsWith("--"))
                        .toList()
                : List.copyOf(line.getSubcommands().keySet());
        String bare = found.contains("=") ? found.substring(0, found.indexOf('=')) : found;
        String meant = Nearest.question(bare, known);
        if (option) {
            return (command.isEmpty() ? "there is no option " : command + " has no option ") + bare + meant;
        }
        return command.isEmpty()
                ? "there is no command " + found
                        + (meant.isEmpty() ? "; there are: " + String.join(", ", known) : meant)
                : command + " takes no argument " + found;
    }

    private static String named(ArgSpec argument) {
        return argument instanceof CommandLine.Model.OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    /** Whether JSON was asked for, as far as it can be told before the arguments are understood. */
    static boolean wantsJson(String[] arguments, Map<String, String> env) {
        return "json".equals(value("--output", arguments, env.get("KIRIKAE_OUTPUT")));
    }

    /** The report directory that was named, as far as that can be told; null where none was. */
    static @Nullable String reportFolder(String[] arguments, Map<String, String> env) {
        return value("--report-dir", arguments, env.get("KIRIKAE_REPORT_DIR"));
    }

    private static @Nullable String value(String option, String[] arguments, @Nullable String otherwise) {
        String found = otherwise;
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals(option) && i + 1 < arguments.length) {
                found = arguments[i + 1];
            } else if (arguments[i].startsWith(option + "=")) {
                found = arguments[i].substring(option.length() + 1);
            }
        }
        return found;
    }
}
