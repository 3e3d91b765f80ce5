package dev.kirikae.cli;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The variables that stand for options: {@code --report-dir} is {@code KIRIKAE_REPORT_DIR}. An empty one counts as not given;
 * {@link AllowOption} reads its own, which holds several. */
record EnvironmentValues(Map<String, String> env) implements IDefaultValueProvider {

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        String name = name(argument);
        String value = name == null || name.equals(AllowOption.VARIABLE) ? null : env.get(name);
        return value == null || value.isBlank() ? null : value;
    }

    /** Null for what has no variable. */
    static @Nullable String name(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)) {
            return null;
        }
        String longest = option.longestName();
        boolean own = !longest.equals("--help") && !longest.equals("--version")
                || option.arity().max() > 0;
        return own && longest.startsWith("--")
                ? "KIRIKAE_" + longest.substring(2).toUpperCase(Locale.ROOT).replace('-', '_')
                : null;
    }
}
