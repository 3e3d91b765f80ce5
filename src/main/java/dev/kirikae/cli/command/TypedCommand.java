package dev.kirikae.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * A command as it was typed, without the options that every command understands.
 *
 * @param words its name with its own flags and arguments, quoted for a shell
 * @param looksOnly whether it changes nothing
 */
public record TypedCommand(String name, String words, boolean looksOnly) {

    private static final Set<String> REPORTED = Set.of("verify", "rehearse");

    private static final Set<String> STAGES = Set.of("upload", "release", "rollback", "destroy", "recover");

    public static TypedCommand of(ParseResult parsed) {
        String name = parsed.commandSpec().name();
        List<String> words = new ArrayList<>(List.of(name));
        for (OptionSpec option : parsed.matchedOptions()) {
            if (!option.inherited()) {
                words.add(option.longestName());
                if (option.arity().max() > 0) {
                    add(words, option);
                }
            }
        }
        parsed.matchedPositionals().forEach(argument -> add(words, argument));
        OptionSpec dry = parsed.commandSpec().findOption("--dry-run");
        boolean changes = STAGES.contains(name) && (dry == null || !Boolean.TRUE.equals(dry.getValue()));
        return new TypedCommand(name, String.join(" ", words), !changes && !name.equals("approve"));
    }

    /** Whether it leaves something in the report directory. */
    public boolean isReported() {
        return !looksOnly && STAGES.contains(name) || REPORTED.contains(name);
    }

    /** The same of a command of which no more is known than its name. */
    public static boolean isReported(String command) {
        return STAGES.contains(command) || REPORTED.contains(command);
    }

    private static void add(List<String> words, ArgSpec argument) {
        argument.originalStringValues().forEach(value -> words.add(NextCommand.quoted(value)));
    }
}
