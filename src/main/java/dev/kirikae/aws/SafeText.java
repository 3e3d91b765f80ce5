package dev.kirikae.aws;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Text from outside, made harmless: a message is data, and may have been written by anybody. */
final class SafeText {

    /** No message of AWS that a person needs is longer. */
    private static final int LONGEST = 500;

    private SafeText() {}

    /** At most 500 characters, invisible ones escaped; empty for null. */
    static String plain(@Nullable String given) {
        if (given == null) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < given.length() && text.length() <= LONGEST; ) {
            int point = given.codePointAt(i);
            if (isVisible(point)) {
                text.appendCodePoint(point);
            } else {
                text.append(
                        point < 0x10000
                                ? String.format(Locale.ROOT, "\\u%04x", point)
                                : String.format(Locale.ROOT, "\\u{%x}", point));
            }
            i += Character.charCount(point);
        }
        return text.length() <= LONGEST ? text.toString() : text.substring(0, LONGEST - 1) + "…";
    }

    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> false;
            default -> true;
        };
    }
}
