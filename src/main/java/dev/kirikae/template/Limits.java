package dev.kirikae.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    private static final long MINUTE = 60;
    private static final long HOUR = 3600;

    /** In characters: on longer text, Java's regular expressions may run out of stack. */
    static final long LONGEST_WITH_PATTERN = 1_000;

    /**
     * Half a sentence each; the pattern is not among it, since an example says more.
     *
     * @param seconds whether the numbers are seconds of a duration
     */
    List<String> words(boolean seconds) {
        List<String> words = new ArrayList<>();
        if (!oneOf.isEmpty()) {
            words.add("one of " + oneOf.stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        if (min != null) {
            words.add("at least " + (seconds ? duration(min) : min));
        }
        if (max != null) {
            words.add("at most " + (seconds ? duration(max) : max));
        }
        if (minLength != null && minLength > 0) {
            words.add("a length of at least " + minLength);
        }
        return words;
    }

    private static String duration(long seconds) {
        return seconds >= HOUR && seconds % HOUR == 0
                ? seconds / HOUR + "h"
                : seconds >= MINUTE && seconds % MINUTE == 0 ? seconds / MINUTE + "m" : seconds + "s";
    }
}
