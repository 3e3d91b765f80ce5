package dev.kirikae.verify;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came back, as verdicts show it: in quotes, without control characters, at most 120 characters. */
final class Shown {

    private static final int LONGEST = 120;

    private Shown() {}

    static String text(@Nullable String text) {
        return text == null ? "missing" : "\"" + cut(text) + "\"";
    }

    /** Without quotes. */
    static String cut(String text) {
        String visible = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
        return visible.length() > LONGEST ? visible.substring(0, LONGEST) + "…" : visible;
    }

    static String or(List<?> values) {
        return String.join(" or ", values.stream().map(String::valueOf).toList());
    }

    static String bytes(long count) {
        return count == 1 ? "1 byte" : count + " bytes";
    }
}
