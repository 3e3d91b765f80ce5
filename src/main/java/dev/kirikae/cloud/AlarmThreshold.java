package dev.kirikae.cloud;

import java.util.List;

/**
 * When an alarm turns red, as far as the embedded cloud has what it watches.
 *
 * @param measure what is counted
 * @param threshold reached or exceeded in a bad period
 * @param minutes length of a period, at least 1
 * @param periods how many are looked at together, at least 1
 * @param bad how many of them must be bad, 1 to {@code periods}
 * @param least requests in a period below which a share is none; 0: a share of any
 * @param watches the metric in words, for people
 * @param parts of a composite alarm, which is red while one of them would be; empty for any other
 */
public record AlarmThreshold(
        Measure measure,
        double threshold,
        int minutes,
        int periods,
        int bad,
        double least,
        String watches,
        List<AlarmThreshold> parts) {

    /** What an alarm counts. */
    public enum Measure {
        /** Requests that failed with 5xx. */
        ERRORS,
        /** The same among a thousand requests. */
        ERRORS_PER_THOUSAND,
        /** Other alarms, of which one that is red is enough. */
        ANY_OF,
        /** Something that the embedded cloud does not have, or that nobody knows: it stays green. */
        NOTHING_HERE
    }

    /** For an alarm that the embedded cloud has nothing to turn red by. */
    public static AlarmThreshold silent(String watches) {
        return new AlarmThreshold(Measure.NOTHING_HERE, 0, 1, 1, 1, 0, watches);
    }

    /** Of a composite alarm, one at least. */
    public static AlarmThreshold anyOf(List<AlarmThreshold> parts) {
        int minutes = 1;
        for (AlarmThreshold part : parts) {
            minutes = Math.max(minutes, part.minutes() * part.periods());
        }
        String watches = String.join(
                ", ", parts.stream().map(AlarmThreshold::watches).distinct().toList());
        return new AlarmThreshold(Measure.ANY_OF, 0, minutes, 1, 1, 0, watches, parts);
    }

    /** One on metrics. */
    public AlarmThreshold(
            Measure measure, double threshold, int minutes, int periods, int bad, double least, String watches) {
        this(measure, threshold, minutes, periods, bad, least, watches, List.of());
    }

    public AlarmThreshold {
        parts = parts == null ? List.of() : List.copyOf(parts);
        if (minutes < 1 || periods < 1 || bad < 1 || bad > periods) {
            throw new IllegalArgumentException("an alarm of " + bad + " of " + periods + " periods of " + minutes);
        }
    }

    /** Whether failing requests can turn it red. */
    public boolean countsErrors() {
        return measure == Measure.ANY_OF
                ? parts.stream().anyMatch(AlarmThreshold::countsErrors)
                : measure != Measure.NOTHING_HERE;
    }

    boolean isBad(double requests, double errors) {
        return switch (measure) {
            case ERRORS -> errors >= threshold;
            case ERRORS_PER_THOUSAND -> requests >= least && requests > 0 && 1000 * errors / requests >= threshold;
            case ANY_OF, NOTHING_HERE -> false;
        };
    }
}
