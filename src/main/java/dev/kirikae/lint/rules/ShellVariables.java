package dev.kirikae.lint.rules;

import dev.kirikae.lint.Script;
import dev.kirikae.lint.options.Setting;
import dev.kirikae.lint.stack.Extensions;
import dev.kirikae.yaml.Tree;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The variables of a shell text. */
final class ShellVariables {
    private static final Pattern ALL_BELOW =
            Pattern.compile("\\$(?:([A-Za-z_][A-Za-z0-9_]*)|\\{([A-Za-z_][A-Za-z0-9_]*)\\})/(?:\\.?\\*)?");

    private ShellVariables() {}

    /** The variable without whose value the word means the root directory or all that is in it; null if none. */
    static @Nullable String rootIfUnset(String word) {
        Matcher matcher = ALL_BELOW.matcher(word);
        if (!matcher.matches()) {
            return null;
        }
        return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    }

    /** Whether something that can be seen gives the variable a value, or fails without one. */
    static boolean isKnown(String variable, Script script, Extensions all) {
        boolean own = script.field("env") instanceof Tree.Entries env && env.find(variable) != null;
        return own
                || variable.equals("PWD")
                || isNamedBare(variable, script.text())
                || script.text().matches("(?s)#![^\\n]* -[a-z]*u.*")
                || script.commands().stream()
                        .anyMatch(command -> command.name().equals("set")
                                && command.arguments().stream()
                                        .anyMatch(word -> word.text().equals("nounset")
                                                || word.text().matches("-[a-z]*u[a-z]*")))
                || all.destination()
                        .settings()
                        .getOrDefault(Setting.PROPERTIES, Map.of())
                        .containsKey(variable)
                || all.settings().stream()
                        .anyMatch(setting -> setting.namespace().equals(Setting.PROPERTIES)
                                && setting.option().equals(variable));
    }

    /** Whether the text names it other than to take its value, as an assignment, a loop or {@code read} does. */
    private static boolean isNamedBare(String variable, String text) {
        for (int i = text.indexOf(variable); i >= 0; i = text.indexOf(variable, i + variable.length())) {
            char before = i == 0 ? ' ' : text.charAt(i - 1);
            int end = i + variable.length();
            char after = end == text.length() ? ' ' : text.charAt(end);
            boolean whole = !isPart(before) && !isPart(after);
            boolean value = before == '$' || (before == '{' && after == '}');
            if (whole && !value) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPart(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }
}
