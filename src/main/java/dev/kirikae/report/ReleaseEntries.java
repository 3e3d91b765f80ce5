package dev.kirikae.report;

import dev.kirikae.journal.Goal;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.model.EnvironmentId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which facts belong to one release: those that name it, its environments, its version or an operation for one of
 * these; and of each holder who wrote such a fact, what names no release at all (who it was, guards passed, settings
 * saved).
 */
final class ReleaseEntries {

    private final String release;
    private final Set<String> versions = new HashSet<>();
    private final Set<EnvironmentId> environments = new HashSet<>();
    private final Map<String, Goal> goals = new HashMap<>();

    private ReleaseEntries(String release, List<JournalEntry> entries) {
        this.release = release;
        for (JournalEntry entry : entries) {
            learn(entry);
        }
    }

    /** The places in the list of the entries that belong to the release. */
    static List<Integer> of(String release, List<JournalEntry> entries) {
        ReleaseEntries passage = new ReleaseEntries(release, entries);
        List<Integer> places = new ArrayList<>();
        for (HolderEntries session : HolderEntries.of(0, entries)) {
            if (session.entries().stream().anyMatch(passage::isOwn)) {
                for (int i = 0; i < session.entries().size(); i++) {
                    JournalEntry entry = session.entries().get(i);
                    if (passage.isOwn(entry) || passage.isOfTheSession(entry)) {
                        places.add(session.first() + i);
                    }
                }
            }
        }
        return places;
    }

    private void learn(JournalEntry entry) {
        if (entry instanceof JournalEntry.Opened e && e.release().equals(release)) {
            versions.add(e.version());
        } else if (entry instanceof JournalEntry.Intended e) {
            goals.put(e.operation(), e.goal());
        } else if (entry instanceof JournalEntry.Settled e
                && e.environment() != null
                && goals.get(e.operation()) instanceof Goal.EnvironmentExists made
                && made.release().equals(release)) {
            environments.add(e.environment());
        } else if (entry instanceof JournalEntry.Launched e && e.release().equals(release)) {
            environments.add(e.environment());
        } else if (entry instanceof JournalEntry.Began e && e.release().equals(release)) {
            environments.add(e.candidate());
        }
    }

    private boolean isOwn(JournalEntry entry) {
        String named = release(entry);
        if (named != null) {
            return named.equals(release);
        }
        if (entry instanceof JournalEntry.Intended e) {
            return isOwn(e.goal());
        }
        String operation = operation(entry);
        if (operation != null) {
            Goal goal = goals.get(operation);
            return goal != null && isOwn(goal);
        }
        if (entry instanceof JournalEntry.Switched e) {
            return environments.contains(e.to()) || isMine(e.from());
        }
        if (entry instanceof JournalEntry.Rejected e) {
            return isMine(e.environment());
        }
        if (entry instanceof JournalEntry.Raised e) {
            return isMine(e.environment());
        }
        if (entry instanceof JournalEntry.Diagnosed e) {
            return isMine(e.environment());
        }
        if (entry instanceof JournalEntry.Gone e) {
            return isMine(e.environment());
        }
        return entry instanceof JournalEntry.Pruned e && versions.contains(e.version());
    }

    /** Of what tells of a call that was intended before; null of anything else. */
    private static @Nullable String operation(JournalEntry entry) {
        if (entry instanceof JournalEntry.Answered e) {
            return e.operation();
        }
        return entry instanceof JournalEntry.Settled e ? e.operation() : null;
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

    private boolean isOfTheSession(JournalEntry entry) {
        if (entry instanceof JournalEntry.Intended e) {
            return isOfTheSession(e.goal());
        }
        String operation = operation(entry);
        if (operation != null) {
            Goal goal = goals.get(operation);
            return goal != null && isOfTheSession(goal);
        }
        return entry instanceof JournalEntry.Took
                || entry instanceof JournalEntry.Allowed
                || entry instanceof JournalEntry.Raised;
    }

    private static boolean isOfTheSession(Goal goal) {
        return goal instanceof Goal.ConfigurationSaved
                || goal instanceof Goal.ConfigurationGone
                || goal instanceof Goal.CapacityIs;
    }

    private static @Nullable String release(JournalEntry entry) {
        if (entry instanceof JournalEntry.Opened e) {
            return e.release();
        }
        if (entry instanceof JournalEntry.Launched e) {
            return e.release();
        }
        if (entry instanceof JournalEntry.LaunchFailed e) {
            return e.release();
        }
        if (entry instanceof JournalEntry.Prepared e) {
            return e.release();
        }
        if (entry instanceof JournalEntry.Began e) {
            return e.release();
        }
        if (entry instanceof JournalEntry.Judged e) {
            return e.release();
        }
        if (entry instanceof JournalEntry.OneWay e) {
            return e.release();
        }
        if (entry instanceof JournalEntry.Approved e) {
            return e.release();
        }
        if (entry instanceof JournalEntry.Diagnosed e) {
            return e.release().isEmpty() ? null : e.release();
        }
        if (entry instanceof JournalEntry.Held e) {
            return e.release();
        }
        return entry instanceof JournalEntry.Ended e ? e.release() : null;
    }
}
