package dev.kirikae.template;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a parameter's value must keep to. The pattern holds for text and for each text of a list or map, which {@code textsOnly} keeps to texts; the lengths for
 * text (code points) and for the entries of a list or map; {@code keys} for a map's keys; min and max for numbers and,
 * in seconds, durations.
 */
record Limits(
        @Nullable Pattern pattern,
        @Nullable Pattern keys,
        boolean textsOnly,
        List<Object> oneOf,
        @Nullable Long min,
        @Nullable Long max,
        @Nullable Long minLength,
        long maxLength) {
    /** Generous for any value. */
    static final long LONGEST = 100_000;

    /** In characters: on longer text, Java's regular expressions may run out of stack. */
    static final long LONGEST_WITH_PATTERN = 1_000;
}
