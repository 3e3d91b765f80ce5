package dev.kirikae.cli;

import dev.kirikae.cli.command.AllowOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The variables that stand for options: {@code --report-dir} is {@code KIRIKAE_REPORT_DIR}. An empty one counts as not given.
 * {@link AllowOption} reads its own, which holds several.
 */
public record OptionVariables(Map<String, String> env) implements IDefaultValueProvider {

    /** Properties that Kirikae sets in every environment: the options that are called like them have variables of another name. */
    private static final Map<String, String> OTHERWISE =
            Map.of("KIRIKAE_VERSION", "KIRIKAE_VERSION_LABEL", "KIRIKAE_RELEASE", "KIRIKAE_RELEASE_ID");

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        String name = name(argument);
        return name == null || name.equals(AllowOption.VARIABLE) ? null : value(name);
    }

    private @Nullable String value(String name) {
        String value = env.get(name);
        return value == null || value.isBlank() ? null : value;
    }

    /** Null for what has no variable. */
    static @Nullable String name(ArgSpec argument) {
        String plain = plainName(argument);
        return plain == null ? null : OTHERWISE.getOrDefault(plain, plain);
    }

    private static @Nullable String plainName(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)) {
            return null;
        }
        String longest = option.longestName();
        boolean own = (!longest.equals("--help") && !longest.equals("--version"))
                || option.arity().max() > 0;
        return own && longest.startsWith("--")
                ? "KIRIKAE_" + longest.substring(2).toUpperCase(Locale.ROOT).replace('-', '_')
                : null;
    }

    /** What is set and looks like an option's variable but is none, one line each. */
    List<String> notices(ParseResult parsed) {
        List<String> notices = new ArrayList<>();
        for (OptionSpec option : parsed.commandSpec().options()) {
            String plain = plainName(option);
            String other = plain == null ? null : OTHERWISE.get(plain);
            boolean given = parsed.hasMatchedOption(option) || (other != null && value(other) != null);
            if (plain != null && other != null && value(plain) != null && !given) {
                notices.add(plain
                        + " is not read: Kirikae sets a property of that name in every environment; the variable of "
                        + option.longestName() + " is " + other);
            }
        }
        return notices;
    }
}
