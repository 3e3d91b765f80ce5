package dev.kirikae.model;

import java.time.Instant;

/** Which of two instants comes first, and which last; of equal ones, either. */
public final class TimeOrder {

    private TimeOrder() {}

    public static Instant earlier(Instant a, Instant b) {
        return b.isBefore(a) ? b : a;
    }

    public static Instant later(Instant a, Instant b) {
        return b.isAfter(a) ? b : a;
    }
}
