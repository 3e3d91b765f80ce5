package dev.kirikae.cloud;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * For how long the live name led to something bad, as it really was. Who had resolved the name before may meet the bad
 * version a minute longer, until that answer has expired.
 *
 * @param from when it began
 * @param until when it ended; null: it still does
 * @param share of the requests that met it, above 0 and at most 1
 */
public record Harm(Instant from, @Nullable Instant until, double share) {

    /** @param now where it still lasts */
    public Duration lasted(Instant now) {
        Instant end = until;
        return Duration.between(from, end == null ? now : end);
    }

    /** All there was, oldest first. */
    static List<Harm> of(CloudState state) {
        List<Harm> all = new ArrayList<>();
        for (SimEnvironment sim : state.sims.all()) {
            Instant since = badSince(sim);
            for (Ownership owned : sim.ownerships) {
                Instant to = owned.to();
                if (since != null && (to == null || to.isAfter(since))) {
                    Instant from = owned.from().isAfter(since) ? owned.from() : since;
                    if (!from.isAfter(state.now)) {
                        all.add(new Harm(from, to, share(sim)));
                    }
                }
            }
        }
        all.sort(Comparator.comparing(Harm::from));
        return List.copyOf(all);
    }

    private static @Nullable Instant badSince(SimEnvironment sim) {
        if (sim.sick != null) {
            return sim.sick;
        }
        if (sim.erring != null) {
            return sim.erring;
        }
        return sim.launch == LaunchFate.ONE_WRONG_INSTANCE ? sim.seen.created() : null;
    }

    private static double share(SimEnvironment sim) {
        if (sim.sick != null) {
            return 1;
        }
        return sim.erring != null ? 1.0 / SimTraffic.ONE_IN : 1.0 / Math.max(1, sim.instances.size());
    }
}
