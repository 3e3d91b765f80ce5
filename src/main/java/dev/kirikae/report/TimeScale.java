package dev.kirikae.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Places instants on a line so that seconds and days both show: the longer the pause, the wider, but ever more slowly.
 */
final class TimeScale {

    private final TreeMap<Instant, Double> places = new TreeMap<>();

    TimeScale(Collection<Instant> instants, double left, double right) {
        double sum = 0;
        Instant before = null;
        for (Instant at : new TreeSet<>(instants)) {
            if (before != null) {
                double seconds = Duration.between(before, at).toMillis() / 1000.0;
                sum += 1 + 3 * Math.log1p(seconds / 10);
            }
            places.put(at, sum);
            before = at;
        }
        double whole = sum == 0 ? 1 : sum;
        places.replaceAll((at, place) -> left + (right - left) * place / whole);
    }

    /** @param at one of the instants given */
    double place(Instant at) {
        Double place = places.get(at);
        if (place == null) {
            throw new IllegalArgumentException("not on this scale: " + at);
        }
        return place;
    }
}
