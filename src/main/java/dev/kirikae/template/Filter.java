package dev.kirikae.template;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a value is made safe for the language it enters; a template names it as in <code>${name|shell}</code>. */
enum Filter {
    /** One word of a POSIX shell line; a list becomes one word for each of its items. */
    SHELL,
    /** As {@link #SHELL}, in a line of a crontab, where a percent sign would end the command. */
    CRON,
    /** One parameter of an nginx directive. */
    NGINX,
    /**
     * In nginx configuration, a list or map: its line, or its block up to the closing brace at the same depth, once for
     * each item as one parameter, or for each entry as two.
     */
    EACH,
    /** A part of one line of some other configuration file, as it is. */
    LINE,
    /** One word of a line that runs a program in a systemd unit; a list becomes one word for each of its items. */
    SYSTEMD,
    /** A part of the value of any other setting of a systemd unit. */
    UNIT,
    /** A JSON string, its quotes included, inside Beanstalk's back-quoted functions. */
    JSON,
    /** Text inside CloudFormation's {@code Fn::Sub}. */
    SUB,
    /** A CloudFormation logical id, or a part of one: {@code push-lag} becomes {@code PushLag}. */
    ID,
    /** A map as items of the list it stands in, each with {@code Name} and {@code Value}; takes no text. */
    PAIRS,
    /** A number or truth value as text instead of a value of its own kind. */
    TEXT;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static @Nullable Filter of(String word) {
        for (Filter filter : values()) {
            if (filter.word().equals(word)) {
                return filter;
            }
        }
        return null;
    }

    /** Why this value cannot be written in that language at all; null if it can. */
    @Nullable
    String refusal(String value) {
        return switch (this) {
            case SHELL -> has(value, '\0') ? "a shell word cannot hold the character U+0000" : null;
            case CRON ->
                control(value)
                        ? "a line of a crontab cannot hold control characters"
                        : has(value, '%') ? "a line of a crontab cannot hold a percent sign" : null;
            case NGINX, EACH ->
                control(value)
                        ? "an nginx parameter must not hold control characters"
                        : has(value, '$')
                                ? "nginx would read the dollar sign as a variable and has no escape for it"
                                : null;
            case LINE -> control(value) ? "a line of a configuration file must not hold control characters" : null;
            case SYSTEMD ->
                control(value)
                        ? "a word of a systemd unit must not hold control characters"
                        : value.equals(";") ? "systemd would read a semicolon alone as the command's end" : null;
            case UNIT ->
                control(value)
                        ? "a setting of a systemd unit must not hold control characters"
                        : value.endsWith("\\")
                                ? "a backslash at the end would join the next line of the systemd unit to it"
                                : value.equals(value.strip()) ? null : "systemd drops blanks at both ends of a setting";
            case ID -> id(value).isEmpty() ? "a logical id needs a letter or a digit, A-Z, a-z or 0-9" : null;
            case JSON, SUB, PAIRS, TEXT -> null;
        };
    }

    String quote(String value) {
        return switch (this) {
            case SHELL, CRON -> "'" + value.replace("'", "'\\''") + "'";
            case NGINX, EACH -> '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
            case SYSTEMD ->
                '"'
                        + value.replace("\\", "\\\\")
                                .replace("\"", "\\\"")
                                .replace("%", "%%")
                                .replace("$", "$$")
                        + '"';
            case UNIT -> value.replace("%", "%%");
            case JSON -> json(value);
            case SUB -> value.replace("${", "${!");
            case ID -> id(value);
            case LINE, PAIRS, TEXT -> value;
        };
    }

    /** Everything that JSON or Beanstalk's back quotes could trip over is written as an escape. */
    private static String json(String value) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : value.toCharArray()) {
            if (c < ' ' || c > '~' || c == '"' || c == '\\' || c == '`') {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }

    /** Letters and digits only, the first after anything else in upper case. */
    private static String id(String value) {
        StringBuilder out = new StringBuilder();
        boolean first = true;
        for (char c : value.toCharArray()) {
            if (c >= 'a' && c <= 'z') {
                out.append(first ? (char) (c - 'a' + 'A') : c);
            } else if (c >= 'A' && c <= 'Z' || c >= '0' && c <= '9') {
                out.append(c);
            } else {
                first = true;
                continue;
            }
            first = false;
        }
        return out.toString();
    }

    private static boolean has(String value, char c) {
        return value.indexOf(c) >= 0;
    }

    /** Control characters, and what Unicode or YAML takes for a line's end. */
    private static boolean control(String value) {
        return value.codePoints()
                .anyMatch(c -> Character.getType(c) == Character.CONTROL || c == 0x2028 || c == 0x2029);
    }
}
