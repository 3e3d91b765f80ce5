package dev.kirikae.cloud;

import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All environments, with their last changes, so that a look can show them as they were some seconds ago. */
final class SimEnvironments {

    /** Terminated environments stay in listings for up to an hour (Developer Guide, environment-management-rebuild). */
    private static final Duration LISTED = Duration.ofHours(1);

    /** Terminated environments are told on request for so long (API Reference, DescribeEnvironments, read 2026-11). */
    private static final Duration REPORTED_FOR = Duration.ofDays(42);

    /** Longer than any lag. */
    private static final Duration REMEMBERED = Duration.ofMinutes(3);

    private final Map<String, SimEnvironment> environments = new LinkedHashMap<>();
    private final ArrayDeque<Change> changes = new ArrayDeque<>();

    /** @param before null where the environment was not there yet */
    private record Change(Instant at, String id, @Nullable Environment before) {}

    Collection<SimEnvironment> all() {
        return environments.values();
    }

    @Nullable
    SimEnvironment find(EnvironmentId id) {
        return environments.get(id.value());
    }

    @Nullable
    SimEnvironment find(String id) {
        return environments.get(id);
    }

    SimEnvironment get(String id) {
        SimEnvironment sim = environments.get(id);
        if (sim == null) {
            throw new IllegalStateException("the cloud planned something for an environment it does not have: " + id);
        }
        return sim;
    }

    /** The newest environment of this name that is not terminated. */
    @Nullable
    SimEnvironment named(String application, String name) {
        SimEnvironment found = null;
        for (SimEnvironment sim : environments.values()) {
            if (sim.seen.name().equals(name)
                    && sim.seen.application().equals(application)
                    && sim.seen.status() != Status.TERMINATED) {
                found = sim;
            }
        }
        return found;
    }

    boolean hasName(String name) {
        for (SimEnvironment sim : environments.values()) {
            if (sim.seen.status() != Status.TERMINATED && sim.seen.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** Who holds the full name; a terminated environment holds none. */
    @Nullable
    SimEnvironment holding(String cname) {
        for (SimEnvironment sim : environments.values()) {
            String own = sim.seen.cname();
            if (own != null && sim.seen.status() != Status.TERMINATED && own.equalsIgnoreCase(cname)) {
                return sim;
            }
        }
        return null;
    }

    void add(SimEnvironment sim, Instant at) {
        environments.put(sim.id(), sim);
        changes.addLast(new Change(at, sim.id(), null));
    }

    void change(SimEnvironment sim, Environment next, Instant at) {
        while (!changes.isEmpty() && changes.getFirst().at().isBefore(at.minus(REMEMBERED))) {
            changes.removeFirst();
        }
        changes.addLast(new Change(at, sim.id(), sim.seen));
        sim.seen = next;
    }

    /** How many different pasts a look may show: the instants of change within the lag. */
    int pasts(Instant now, Duration lag) {
        Instant from = now.minus(lag);
        int count = 0;
        Instant last = Instant.MIN;
        for (Change change : changes) {
            if (change.at().isAfter(from) && !change.at().equals(last)) {
                last = change.at();
                count++;
            }
        }
        return count;
    }

    /** Whether an environment was made so recently that a listing may not have it yet. */
    boolean hasFresh(Instant now, Duration unseen) {
        for (Change change : changes) {
            if (change.before() == null && change.at().isAfter(now.minus(unseen))) {
                return true;
            }
        }
        return false;
    }

    /** The listing, as it was before the last so many instants of change. */
    List<Environment> listing(String application, Instant now, int past) {
        List<Environment> listed = new ArrayList<>(environments.size());
        Map<String, @Nullable Environment> before = past == 0 ? Map.of() : before(past);
        for (SimEnvironment sim : environments.values()) {
            Environment seen = before.containsKey(sim.id()) ? before.get(sim.id()) : sim.seen;
            if (seen != null && seen.application().equals(application) && !isForgotten(sim, now)) {
                listed.add(seen);
            }
        }
        return listed;
    }

    List<Environment> withoutFresh(List<Environment> listed, Instant now, Duration unseen) {
        List<Environment> old = new ArrayList<>(listed);
        old.removeIf(e -> e.created().isAfter(now.minus(unseen)));
        return old;
    }

    private Map<String, @Nullable Environment> before(int past) {
        Map<String, @Nullable Environment> before = new LinkedHashMap<>();
        List<Change> all = new ArrayList<>(changes);
        int instants = 0;
        Instant last = Instant.MAX;
        for (int i = all.size() - 1; i >= 0; i--) {
            Change change = all.get(i);
            if (!change.at().equals(last)) {
                last = change.at();
                instants++;
            }
            if (instants > past) {
                break;
            }
            before.put(change.id(), change.before());
        }
        return before;
    }

    /** Those that are gone, for as long as Beanstalk tells of them. */
    List<Environment> terminated(String application, Instant now) {
        List<Environment> reported = new ArrayList<>();
        for (SimEnvironment sim : environments.values()) {
            Instant gone = sim.gone;
            if (gone != null && sim.seen.application().equals(application) && !now.isAfter(gone.plus(REPORTED_FOR))) {
                reported.add(sim.seen);
            }
        }
        return reported;
    }

    private static boolean isForgotten(SimEnvironment sim, Instant now) {
        Instant gone = sim.gone;
        return gone != null && now.isAfter(gone.plus(LISTED));
    }
}
