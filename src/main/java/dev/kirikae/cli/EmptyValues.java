package dev.kirikae.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** An empty value that was typed, such as by a variable of a script that is not set, is a mistake and no value. */
final class EmptyValues {

    private EmptyValues() {}

    /** The first of them as a sentence; null where there is none. What variables of the environment leave empty is not given. */
    static @Nullable String fault(ParseResult parsed) {
        for (ParseResult at = parsed; at != null; at = at.hasSubcommand() ? at.subcommand() : null) {
            for (ArgSpec given : at.matchedArgs()) {
                if (given.originalStringValues().contains("")) {
                    String name = given instanceof OptionSpec option ? option.longestName() : given.paramLabel();
                    return name + ": the value is empty; give one, or leave it out";
                }
            }
        }
        return null;
    }
}
