package dev.kirikae.cli.view;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and durations as people read them; every time carries its zone. */
public final class ClockText {

    private static final DateTimeFormatter FULL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final Duration SHORT = Duration.ofSeconds(10);

    private ClockText() {}

    /** In UTC, to the second. */
    static String time(Instant at) {
        return FULL.format(at);
    }

    /** The two largest units: 9s, 4m 30s, 1h 5m, 2d 3h. */
    public static String span(Duration duration) {
        Duration d = duration.isNegative() ? Duration.ZERO : duration;
        if (d.toDays() > 0) {
            return d.toDays() + "d " + d.toHoursPart() + "h";
        }
        if (d.toHours() > 0) {
            return d.toHours() + "h " + d.toMinutesPart() + "m";
        }
        return d.toMinutes() > 0 ? d.toMinutes() + "m " + d.toSecondsPart() + "s" : d.toSeconds() + "s";
    }

    /** How long a step took: 0.4 s, 42 s, 4m 30s. */
    static String took(Duration duration) {
        Duration d = duration.isNegative() ? Duration.ZERO : duration;
        if (d.compareTo(SHORT) < 0) {
            return String.format(Locale.ROOT, "%.1f s", d.toMillis() / 1000.0);
        }
        return d.toMinutes() > 0 ? span(d) : d.toSeconds() + " s";
    }
}
