package dev.kirikae.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code KEY=value}, a line each, that mean the same to a POSIX shell ({@code . ./kirikae.properties}) and to {@link
 * java.util.Properties}, whatever the value holds: both drop a backslash before a character that is neither a letter nor
 * a digit, and keep what follows it. A line break, for which they have no common form, becomes a space. To be written
 * and read in UTF-8.
 */
public final class PropertyLines {

    private static final String BARE = "_./:@,+-";

    private PropertyLines() {}

    /** @param value null is empty */
    public static String line(String key, @Nullable String value) {
        StringBuilder line = new StringBuilder(key).append('=');
        String text = value == null ? "" : value;
        text.codePoints().forEach(point -> append(line, point));
        return line.toString();
    }

    private static void append(StringBuilder line, int point) {
        if (Character.isISOControl(point) || point == '\u2028' || point == '\u2029') {
            line.append("\\ ");
            return;
        }
        if (point < 128 && !Character.isLetterOrDigit(point) && BARE.indexOf(point) < 0) {
            line.append('\\');
        }
        line.appendCodePoint(point);
    }

    /**
     * A JSON document, flattened: {@code release.id} is {@code RELEASE_ID}. Of lists, those of texts alone, with commas
     * between them.
     */
    public static List<String> of(Map<String, ?> document) {
        List<String> lines = new ArrayList<>();
        add(lines, "", document);
        return lines;
    }

    private static void add(List<String> lines, String before, Map<?, ?> fields) {
        fields.forEach((name, value) -> {
            String key = before + key(String.valueOf(name));
            if (value instanceof Map<?, ?> inner) {
                add(lines, key + "_", inner);
            } else if (value instanceof List<?> list) {
                if (list.stream().allMatch(String.class::isInstance)) {
                    lines.add(line(
                            key,
                            String.join(", ", list.stream().map(String::valueOf).toList())));
                }
            } else {
                lines.add(line(key, value == null ? "" : value.toString()));
            }
        });
    }

    private static String key(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replaceAll("[^A-Za-z0-9]", "_")
                .toUpperCase(Locale.ROOT);
    }
}
