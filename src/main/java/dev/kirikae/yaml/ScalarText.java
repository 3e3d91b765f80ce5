package dev.kirikae.yaml;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes text as a YAML 1.1 scalar that every reader takes for exactly this text. */
final class ScalarText {
    /** Far stricter than YAML: a letter or an order number first, no blank beside a colon, no hash; all else is quoted. */
    private static final Pattern BARE = Pattern.compile(
            "\\d+-[A-Za-z][A-Za-z0-9_-]*+|[A-Za-z_/](?:[A-Za-z0-9_./@+=,()-]| (?=[A-Za-z0-9_./(-])|:(?=[A-Za-z0-9_./:]))*+");

    /** YAML 1.1's words; readers differ in which of them they take for booleans. */
    private static final Set<String> WORDS =
            Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf");

    private static final int LONGEST_BARE = 200;

    private ScalarText() {}

    static String oneLine(String text) {
        if (text.length() <= LONGEST_BARE
                && BARE.matcher(text).matches()
                && !WORDS.contains(text.toLowerCase(Locale.ROOT))
                && YamlReader.readsAsText(text)) {
            return text;
        }
        boolean plain = text.chars().allMatch(c -> c >= ' ' && c <= '~' && c != '\'');
        return plain && (text.contains("\"") || text.contains("\\")) ? "'" + text + "'" : quoted(text);
    }

    /** Whether the text may stand as a literal block ({@code |}), which keeps scripts readable. */
    static boolean fitsBlock(String text) {
        int breakAt = text.indexOf('\n');
        if (breakAt < 1 || text.endsWith("\n\n") || text.startsWith(" ") || text.startsWith("\t")) {
            return false;
        }
        for (String line : text.split("\n")) {
            if (!line.isEmpty() && line.isBlank()) {
                return false;
            }
        }
        return text.chars().allMatch(c -> c == '\n' || c == '\t' || printable(c));
    }

    /** In double quotes, on one line. */
    static String quoted(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8).append('"');
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (printable(c)) {
                        out.appendCodePoint(c);
                    } else if (c <= 0xFF) {
                        out.append(String.format(Locale.ROOT, "\\x%02X", c));
                    } else if (c <= 0xFFFF) {
                        out.append(String.format(Locale.ROOT, "\\u%04X", c));
                    } else {
                        out.append(String.format(Locale.ROOT, "\\U%08X", c));
                    }
                }
            }
        });
        return out.append('"').toString();
    }

    /** What is shown as it is: no control, format, private, blank-like or unassigned character, nothing beyond the BMP. */
    private static boolean printable(int c) {
        if (c <= 0x7E) {
            return c >= ' ';
        }
        return c <= 0xFFFF
                && switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.PRIVATE_USE,
                            Character.SURROGATE,
                            Character.UNASSIGNED,
                            Character.SPACE_SEPARATOR,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> false;
                    default -> true;
                };
    }
}
