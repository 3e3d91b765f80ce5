package dev.kirikae.cloud;

import dev.kirikae.model.Datapoint;
import dev.kirikae.model.ErrorClass;
import dev.kirikae.model.TimeOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Who is called, and how often: whoever the live name points to, and for a while whoever it used to point to. Nothing is
 * stored; each minute follows from the times in which the name was held.
 */
final class SimTraffic {

    /** Share of the clients that do not look a name up again for a long time. */
    private static final double STUBBORN = 0.02;

    /** Where some requests fail, it is one in so many. */
    static final int ONE_IN = 10;

    /** Load balancers publish a minute some time after it has ended. */
    private static final Duration PUBLISHED = Duration.ofMinutes(1);

    private static final int MOST_POINTS = 1440;

    private SimTraffic() {}

    /** One point for each minute with traffic; a minute without has none. */
    static List<Datapoint> points(SimEnvironment sim, Instant from, Instant to, Instant now, Profile profile) {
        return points(from, to, now, minute -> requests(sim, minute, profile));
    }

    /** One point for each minute with any: a client's and a target's for each request, and those that stay. */
    static List<Datapoint> connections(SimEnvironment sim, Instant from, Instant to, Instant now, Profile profile) {
        return points(from, to, now, minute -> 2 * requests(sim, minute, profile) + sim.connections);
    }

    /** Of that kind, one point for each minute with errors; a sick one fails as a server does. */
    static List<Datapoint> errors(
            SimEnvironment sim, ErrorClass errors, Instant from, Instant to, Instant now, Profile profile) {
        return errors == ErrorClass.CLIENT
                ? List.of()
                : points(from, to, now, minute -> {
                    Double failed = failures(sim, minute, profile);
                    return failed == null ? 0 : failed;
                });
    }

    private static List<Datapoint> points(Instant from, Instant to, Instant now, LongToDoubleFunction value) {
        List<Datapoint> points = new ArrayList<>();
        Instant end = TimeOrder.earlier(to, now.minus(PUBLISHED));
        long first = Math.floorDiv(from.getEpochSecond() + 59, 60L);
        long last = Math.floorDiv(end.getEpochSecond(), 60L);
        for (long minute = Math.max(first, last - MOST_POINTS); minute < last; minute++) {
            double counted = value.applyAsDouble(minute);
            if (counted > 0) {
                points.add(new Datapoint(Instant.ofEpochSecond(minute * 60), counted));
            }
        }
        return points;
    }

    /** Requests that failed in a minute; null where there were no requests. */
    static @Nullable Double failures(SimEnvironment sim, long minute, Profile profile) {
        double requests = requests(sim, minute, profile);
        if (requests <= 0) {
            return null;
        }
        Instant middle = Instant.ofEpochSecond(minute * 60 + 30);
        if (sim.sick != null && !sim.sick.isAfter(middle)) {
            return requests;
        }
        return sim.erring != null && !sim.erring.isAfter(middle) ? Double.valueOf(requests / ONE_IN) : null;
    }

    /** Share of the requests that fail at this time; 0 where there are none. */
    static double failing(SimEnvironment sim, Instant now, Profile profile) {
        if (requests(sim, Math.floorDiv(now.getEpochSecond(), 60L), profile) <= 0) {
            return 0;
        }
        if (sim.sick != null && !sim.sick.isAfter(now)) {
            return 1;
        }
        return sim.erring != null && !sim.erring.isAfter(now) ? 1.0 / ONE_IN : 0;
    }

    static double requests(SimEnvironment sim, long minute, Profile profile) {
        double from = minute * 60.0;
        double to = from + 60;
        Instant ending = sim.ending;
        if (ending != null) {
            to = Math.min(to, seconds(ending));
        }
        double requests = 0;
        for (Ownership tenure : sim.ownerships) {
            double began = seconds(tenure.from());
            Instant left = tenure.to();
            double ended = left == null ? Double.MAX_VALUE : seconds(left);
            requests += profile.requests() / 60 * overlap(from, to, began, ended);
            if (left != null) {
                double expired = ended + profile.ttl().toSeconds();
                requests += profile.requests() / 120 * overlap(from, to, ended, expired);
                requests += profile.requests()
                        / 60
                        * STUBBORN
                        * overlap(from, to, expired, ended + profile.stubborn().toSeconds());
            }
        }
        return Math.round(requests);
    }

    private static double overlap(double from, double to, double began, double ended) {
        return Math.max(0, Math.min(to, ended) - Math.max(from, began));
    }

    private static double seconds(Instant instant) {
        return instant.getEpochSecond() + instant.getNano() / 1e9;
    }
}
