package dev.kirikae.config;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Durations as people write them here: {@code 500ms}, {@code 10s}, {@code 5m}, {@code 2h}, {@code 90d}. One number of
 * at most nine digits, one unit; a day has 24 hours.
 */
public final class Durations {
    /** The form as a regular expression. */
    static final String PATTERN = "[0-9]{1,9}(?:ms|s|m|h|d)";

    private static final Pattern PARTS = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");

    private Durations() {}

    /** The duration, or null where the text is none. */
    public static @Nullable Duration parse(String text) {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            return null;
        }
        long number = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    /**
     * The duration in the largest of hours, minutes, seconds and milliseconds that divides it, as {@link #parse} reads
     * it back where nine digits are enough; what is less than a millisecond is left out.
     *
     * @param duration never negative
     */
    public static String text(Duration duration) {
        long millis = duration.toMillis();
        if (millis == 0) {
            return "0s";
        }
        if (millis % 3_600_000 == 0) {
            return millis / 3_600_000 + "h";
        }
        if (millis % 60_000 == 0) {
            return millis / 60_000 + "m";
        }
        return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
    }
}
