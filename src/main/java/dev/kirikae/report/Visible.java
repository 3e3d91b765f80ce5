package dev.kirikae.report;

import java.util.Locale;

/**
 * Text from outside, made fit for one line of a log, a terminal or a page: what would move the cursor, colour, hide,
 * reverse or break the line is shown as an escape that can be read. Letters of all languages stay.
 */
public final class Visible {

    private Visible() {}

    /**
     * The text in one line. What is an escape in it already is not marked apart: this is for reading, not for reading
     * back.
     */
    public static String text(String raw) {
        StringBuilder line = new StringBuilder(raw.length());
        raw.codePoints().forEach(c -> append(line, c));
        return line.toString();
    }

    private static void append(StringBuilder line, int c) {
        switch (c) {
            case '\n' -> line.append("\\n");
            case '\r' -> line.append("\\r");
            case '\t' -> line.append("\\t");
            default -> {
                if (isPlain(c)) {
                    line.appendCodePoint(c);
                } else if (c > 0xffff) {
                    line.append(String.format(Locale.ROOT, "\\u{%x}", c));
                } else {
                    line.append(String.format(Locale.ROOT, "\\u%04x", c));
                }
            }
        }
    }

    private static boolean isPlain(int c) {
        if (c < 0x7f) {
            return c >= ' ';
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            case Character.SPACE_SEPARATOR -> c == 0x3000;
            default -> !isBlankLetter(c);
        };
    }

    /**
     * Letters and marks that show nothing: fillers, the grapheme joiner, variation selectors, the empty braille cell.
     */
    private static boolean isBlankLetter(int c) {
        return c == 0x034f
                || c == 0x115f
                || c == 0x1160
                || c == 0x17b4
                || c == 0x17b5
                || (c >= 0x180b && c <= 0x180f)
                || c == 0x2800
                || c == 0x3164
                || c == 0xffa0
                || (c >= 0xfe00 && c <= 0xfe0f)
                || (c >= 0xe0100 && c <= 0xe01ef);
    }
}
