package dev.kirikae.source.bundle;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** A time as zip entries hold it: two seconds' resolution, 1980 to 2107, no zone; always UTC here. */
record DosTime(int date, int time) {
    private static final LocalDateTime FIRST = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final LocalDateTime LAST = LocalDateTime.of(2107, 12, 31, 23, 59, 58);

    static DosTime of(Instant instant) {
        LocalDateTime utc = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        LocalDateTime held = utc.isBefore(FIRST) ? FIRST : utc.isAfter(LAST) ? LAST : utc;
        return new DosTime(
                (held.getYear() - 1980) << 9 | held.getMonthValue() << 5 | held.getDayOfMonth(),
                held.getHour() << 11 | held.getMinute() << 5 | held.getSecond() / 2);
    }
}
