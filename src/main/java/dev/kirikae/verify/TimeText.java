package dev.kirikae.verify;

import java.time.Duration;

/** Durations as evidence tells them: 45s, 2m, 4m 30s, 1h 5m. */
final class TimeText {

    private TimeText() {}

    /** @param time never negative; what is less than a second is left out */
    static String of(Duration time) {
        long hours = time.toHours();
        if (hours > 0) {
            return pair(hours + "h", time.toMinutesPart(), "m");
        }
        return time.toMinutes() > 0 ? pair(time.toMinutes() + "m", time.toSecondsPart(), "s") : time.toSeconds() + "s";
    }

    private static String pair(String large, int small, String unit) {
        return small == 0 ? large : large + " " + small + unit;
    }
}
