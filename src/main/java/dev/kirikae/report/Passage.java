package dev.kirikae.report;

import dev.kirikae.model.EnvironmentId;
import dev.kirikae.tale.Entry;
import dev.kirikae.tale.Goal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which facts belong to one release: those that name it, its environments, its version or an operation for one of these; and of
 * each holder who wrote such a fact, what names no release at all (who it was, guards passed, settings saved).
 */
final class Passage {

    private final String release;
    private final Set<String> versions = new HashSet<>();
    private final Set<EnvironmentId> environments = new HashSet<>();
    private final Map<String, Goal> goals = new HashMap<>();

    private Passage(String release, List<Entry> entries) {
        this.release = release;
        for (Entry entry : entries) {
            learn(entry);
        }
    }

    /** The places in the list of the entries that belong to the release. */
    static List<Integer> of(String release, List<Entry> entries) {
        Passage passage = new Passage(release, entries);
        List<Integer> places = new ArrayList<>();
        for (Session session : Session.of(0, entries)) {
            if (session.entries().stream().anyMatch(passage::isOwn)) {
                for (int i = 0; i < session.entries().size(); i++) {
                    Entry entry = session.entries().get(i);
                    if (passage.isOwn(entry) || passage.isOfTheSession(entry)) {
                        places.add(session.first() + i);
                    }
                }
            }
        }
        return places;
    }

    private void learn(Entry entry) {
        if (entry instanceof Entry.Opened e && e.release().equals(release)) {
            versions.add(e.version());
        } else if (entry instanceof Entry.Intended e) {
            goals.put(e.operation(), e.goal());
        } else if (entry instanceof Entry.Settled e
                && e.environment() != null
                && goals.get(e.operation()) instanceof Goal.EnvironmentExists made
                && made.release().equals(release)) {
            environments.add(e.environment());
        } else if (entry instanceof Entry.Launched e && e.release().equals(release)) {
            environments.add(e.environment());
        } else if (entry instanceof Entry.Began e && e.release().equals(release)) {
            environments.add(e.candidate());
        }
    }

    private boolean isOwn(Entry entry) {
        String named = release(entry);
        if (named != null) {
            return named.equals(release);
        }
        if (entry instanceof Entry.Intended e) {
            return isOwn(e.goal());
        }
        String operation = operation(entry);
        if (operation != null) {
            Goal goal = goals.get(operation);
            return goal != null && isOwn(goal);
        }
        if (entry instanceof Entry.Switched e) {
            return environments.contains(e.to()) || isMine(e.from());
        }
        if (entry instanceof Entry.Rejected e) {
            return isMine(e.environment());
        }
        if (entry instanceof Entry.Raised e) {
            return isMine(e.environment());
        }
        if (entry instanceof Entry.Gone e) {
            return isMine(e.environment());
        }
        return entry instanceof Entry.Pruned e && versions.contains(e.version());
    }

    /** Of what tells of a call that was intended before; null of anything else. */
    private static @Nullable String operation(Entry entry) {
        if (entry instanceof Entry.Answered e) {
            return e.operation();
        }
        return entry instanceof Entry.Settled e ? e.operation() : null;
    }

    private boolean isOwn(Goal goal) {
        if (goal instanceof Goal.EnvironmentExists g) {
            return g.release().equals(release);
        }
        if (goal instanceof Goal.NameBelongsTo g) {
            return isMine(g.from()) || isMine(g.to());
        }
        if (goal instanceof Goal.EnvironmentGone g) {
            return isMine(g.environment());
        }
        if (goal instanceof Goal.CapacityIs g) {
            return isMine(g.environment());
        }
        if (goal instanceof Goal.VersionExists g) {
            return versions.contains(g.label());
        }
        return goal instanceof Goal.VersionGone g && versions.contains(g.label());
    }

    private boolean isMine(@Nullable EnvironmentId environment) {
        return environment != null && environments.contains(environment);
    }

    private boolean isOfTheSession(Entry entry) {
        if (entry instanceof Entry.Intended e) {
            return isOfTheSession(e.goal());
        }
        String operation = operation(entry);
        if (operation != null) {
            Goal goal = goals.get(operation);
            return goal != null && isOfTheSession(goal);
        }
        return entry instanceof Entry.Took || entry instanceof Entry.Allowed || entry instanceof Entry.Raised;
    }

    private static boolean isOfTheSession(Goal goal) {
        return goal instanceof Goal.ConfigurationSaved
                || goal instanceof Goal.ConfigurationGone
                || goal instanceof Goal.CapacityIs;
    }

    private static @Nullable String release(Entry entry) {
        if (entry instanceof Entry.Opened e) {
            return e.release();
        }
        if (entry instanceof Entry.Launched e) {
            return e.release();
        }
        if (entry instanceof Entry.LaunchFailed e) {
            return e.release();
        }
        if (entry instanceof Entry.Prepared e) {
            return e.release();
        }
        if (entry instanceof Entry.Began e) {
            return e.release();
        }
        if (entry instanceof Entry.Judged e) {
            return e.release();
        }
        if (entry instanceof Entry.Held e) {
            return e.release();
        }
        return entry instanceof Entry.Ended e ? e.release() : null;
    }
}
