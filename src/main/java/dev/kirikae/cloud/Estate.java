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
final class Estate {

    /** Terminated environments stay in listings for up to an hour (Developer Guide, environment-management-rebuild). */
    private static final Duration LISTED = Duration.ofHours(1);

    /** Terminated environments are told on request for so long (API Reference, DescribeEnvironments, read 2026-11). */
    private static final Duration TOLD = Duration.ofDays(42);

    /** Longer than any lag. */
    private static final Duration REMEMBERED = Duration.ofMinutes(3);

    private final Map<String, Plant> plants = new LinkedHashMap<>();
    private final ArrayDeque<Change> changes = new ArrayDeque<>();

    /** @param before null where the environment was not there yet */
    private record Change(Instant at, String id, @Nullable Environment before) {}

    Collection<Plant> all() {
        return plants.values();
    }

    @Nullable
    Plant find(EnvironmentId id) {
        return plants.get(id.value());
    }

    @Nullable
    Plant find(String id) {
        return plants.get(id);
    }

    Plant get(String id) {
        Plant plant = plants.get(id);
        if (plant == null) {
            throw new IllegalStateException("the cloud planned something for an environment it does not have: " + id);
        }
        return plant;
    }

    /** The newest environment of this name that is not terminated. */
    @Nullable
    Plant named(String application, String name) {
        Plant found = null;
        for (Plant plant : plants.values()) {
            if (plant.seen.name().equals(name)
                    && plant.seen.application().equals(application)
                    && plant.seen.status() != Status.TERMINATED) {
                found = plant;
            }
        }
        return found;
    }

    boolean hasName(String name) {
        for (Plant plant : plants.values()) {
            if (plant.seen.status() != Status.TERMINATED && plant.seen.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** Who holds the full name; a terminated environment holds none. */
    @Nullable
    Plant holding(String cname) {
        for (Plant plant : plants.values()) {
            String own = plant.seen.cname();
            if (own != null && plant.seen.status() != Status.TERMINATED && own.equalsIgnoreCase(cname)) {
                return plant;
            }
        }
        return null;
    }

    void add(Plant plant, Instant at) {
        plants.put(plant.id(), plant);
        changes.addLast(new Change(at, plant.id(), null));
    }

    void change(Plant plant, Environment next, Instant at) {
        while (!changes.isEmpty() && changes.getFirst().at().isBefore(at.minus(REMEMBERED))) {
            changes.removeFirst();
        }
        changes.addLast(new Change(at, plant.id(), plant.seen));
        plant.seen = next;
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
        List<Environment> listed = new ArrayList<>(plants.size());
        Map<String, @Nullable Environment> before = past == 0 ? Map.of() : before(past);
        for (Plant plant : plants.values()) {
            Environment seen = before.containsKey(plant.id()) ? before.get(plant.id()) : plant.seen;
            if (seen != null && seen.application().equals(application) && !isForgotten(plant, now)) {
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
        List<Environment> told = new ArrayList<>();
        for (Plant plant : plants.values()) {
            Instant gone = plant.gone;
            if (gone != null && plant.seen.application().equals(application) && !now.isAfter(gone.plus(TOLD))) {
                told.add(plant.seen);
            }
        }
        return told;
    }

    private static boolean isForgotten(Plant plant, Instant now) {
        Instant gone = plant.gone;
        return gone != null && now.isAfter(gone.plus(LISTED));
    }
}
