package dev.kirikae.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How long the last launches and terminations took: when the next one is worth a first look.
 *
 * @param launches newest last, at most five
 * @param terminations newest last, at most five
 */
public record TimesTaken(List<Duration> launches, List<Duration> terminations) {

    private static final int REMEMBERED = 5;

    static final TimesTaken NONE = new TimesTaken(List.of(), List.of());

    public TimesTaken {
        launches = List.copyOf(launches);
        terminations = List.copyOf(terminations);
    }

    TimesTaken launched(Duration took) {
        return new TimesTaken(newest(launches, took), terminations);
    }

    TimesTaken terminated(Duration took) {
        return new TimesTaken(launches, newest(terminations, took));
    }

    private static List<Duration> newest(List<Duration> known, Duration next) {
        List<Duration> all = new ArrayList<>(known);
        all.add(next);
        return all.subList(Math.max(0, all.size() - REMEMBERED), all.size());
    }
}
