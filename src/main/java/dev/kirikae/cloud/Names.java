package dev.kirikae.cloud;

import dev.kirikae.model.EnvironmentId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The names of one region: foreign ones, own domains, and the resolver that everybody on our side shares. */
final class Names {

    /** Prefixes that other customers hold. */
    final Set<String> foreign = new HashSet<>();

    /** Own names, each with the name it is an alias of. */
    final Map<String, String> domains = new TreeMap<>();

    private final Map<String, Move> moves = new HashMap<>();
    private final Map<String, Cached> cache = new HashMap<>();

    private record Move(String from, Instant at) {}

    private record Cached(String environment, Instant at) {}

    void moved(String cname, String from, Instant at) {
        moves.put(plain(cname), new Move(from, at));
    }

    /**
     * Follows a host name to an environment, as a resolver with a cache does: an answer is used until its time to live has
     * passed, so that for a while a name leads to where it used to point.
     */
    @Nullable
    SimEnvironment follow(String host, SimEnvironments sims, Instant now, Duration ttl, Chooser chooser) {
        String name = plain(host);
        String alias = domains.get(name);
        if (alias != null) {
            name = plain(alias);
        }
        for (SimEnvironment sim : sims.all()) {
            if (name.equals(sim.seen.endpoint())) {
                return sim;
            }
        }
        Cached cached = cache.get(name);
        if (cached != null && now.isBefore(cached.at().plus(ttl))) {
            return sims.find(cached.environment());
        }
        SimEnvironment holder = sims.holding(name);
        if (holder == null) {
            cache.remove(name);
            return null;
        }
        Move move = moves.get(name);
        if (move != null && now.isBefore(move.at().plus(ttl)) && chooser.choose("stale-name", 2) == 1) {
            return sims.find(move.from());
        }
        cache.put(name, new Cached(holder.id(), now));
        return holder;
    }

    /** From now on an own name leads to the load balancer of whoever has the name that it is an alias of. */
    void past(String domain, SimEnvironments sims) {
        String alias = domains.get(plain(domain));
        SimEnvironment holder = alias == null ? null : sims.holding(plain(alias));
        if (holder != null && holder.seen.endpoint() != null) {
            domains.put(plain(domain), holder.seen.endpoint());
        }
    }

    @Nullable
    EnvironmentId owner(String host, SimEnvironments sims) {
        String alias = domains.get(plain(host));
        SimEnvironment holder = sims.holding(alias == null ? plain(host) : alias);
        return holder == null ? null : holder.seen.id();
    }

    private static String plain(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
