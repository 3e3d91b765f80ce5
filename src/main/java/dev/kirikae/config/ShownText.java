package dev.kirikae.config;

import java.util.Locale;

/** What was found in a file, as a message shows it: short, on one line, without control characters. */
final class ShownText {
    private static final int LONGEST = 60;

    private ShownText() {}

    static String item(Item item) {
        if (item instanceof Item.Scalar scalar) {
            return scalar.isNull() ? "nothing" : text(scalar.text());
        }
        return item instanceof Item.Sequence ? "a list" : "a map";
    }

    static String text(String text) {
        return '"' + plain(text) + '"';
    }

    static String plain(String text) {
        if (text.length() <= LONGEST && text.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        int[] points = text.codePoints().limit(LONGEST + 1L).toArray();
        for (int i = 0; i < Math.min(points.length, LONGEST); i++) {
            int point = points[i];
            switch (Character.getType(point)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR -> shown.append(String.format(Locale.ROOT, "\\u%04x", point));
                default -> shown.appendCodePoint(point);
            }
        }
        return points.length > LONGEST ? shown.append('…').toString() : shown.toString();
    }
}
