package dev.kirikae.stages.step;

import dev.kirikae.journal.EnvironmentRecord;
import dev.kirikae.journal.JournalState;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.LiveName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is what, from the journal's facts and one look. A role whose environment is not shown is nobody's: no other one
 * takes its place. Immutable.
 *
 * @param owners environments that own the live name: one, unless something is wrong or nothing was ever released
 * @param candidate newest fresh environment that has not been live (a first one: has not settled); null where there is
 *     none
 * @param standby the way back; null where there is none
 * @param superseded older standbys, oldest first
 * @param rejected newest first
 * @param abandoned given up before they were live, and not the candidate; oldest first
 * @param unshown what the journal knows and the look did not show, role by role
 */
public record Roles(
        List<Environment> owners,
        @Nullable Environment candidate,
        @Nullable Environment standby,
        List<Environment> superseded,
        List<Environment> rejected,
        List<Environment> abandoned,
        List<NotShown> unshown) {

    /** Of a look that shows all there is. */
    public static Roles of(JournalState journal, List<Environment> environments, LiveName name) {
        return of(journal, environments, List.of(), name);
    }

    /** @param asked when the environments were looked at */
    public static Roles of(JournalState journal, List<Environment> environments, LiveName name, Instant asked) {
        return of(journal, environments, NotShown.missing(journal, environments, asked), name);
    }

    private static Roles of(JournalState journal, List<Environment> shown, List<Environment> missing, LiveName name) {
        List<Environment> owners = shown.stream().filter(name::isOwnedBy).toList();
        List<Environment> all = new ArrayList<>(shown);
        all.addAll(missing);
        List<Environment> settled = new ArrayList<>();
        List<Environment> rejected = new ArrayList<>();
        List<Environment> fresh = new ArrayList<>();
        Visible visible = new Visible(missing);
        for (Environment environment : all) {
            EnvironmentRecord facts = journal.environment(environment.id());
            boolean live = owners.contains(environment);
            if (facts == null || !environment.exists()) {
                continue;
            }
            if (owners.isEmpty() && missing.contains(environment) && hadTheName(journal, environment.id())) {
                visible.only(environment, NotShown.Role.LIVE);
            } else if (!live && facts.rejectedAt() != null && !isTriedAgain(journal, environment)) {
                rejected.add(environment);
            } else if (!live && facts.settledAt() != null) {
                settled.add(environment);
            } else if (isFresh(journal, environment, facts, live)) {
                fresh.add(environment);
            }
        }
        settled.sort(Comparator.comparing((Environment e) -> settledAt(journal, e)));
        rejected.sort(
                Comparator.comparing((Environment e) -> rejectedAt(journal, e)).reversed());
        fresh.sort(Comparator.comparing((Environment e) -> openedAt(journal, e)));
        Environment newest = fresh.isEmpty() ? null : fresh.get(fresh.size() - 1);
        Environment candidate = newest == null || isOvertaken(journal, journal.releaseOf(newest.id())) ? null : newest;
        fresh.remove(candidate);
        Environment standby = settled.isEmpty() ? null : settled.remove(settled.size() - 1);
        return new Roles(
                owners,
                visible.only(candidate, NotShown.Role.CANDIDATE),
                visible.only(standby, NotShown.Role.STANDBY),
                visible.only(settled, NotShown.Role.SUPERSEDED),
                visible.only(rejected, NotShown.Role.REJECTED),
                visible.only(fresh, NotShown.Role.ABANDONED),
                visible.unshown());
    }

    /** Takes out what is not shown, and remembers it. */
    private static final class Visible {

        private final List<Environment> missing;
        private final List<NotShown> unshown = new ArrayList<>();

        Visible(List<Environment> missing) {
            this.missing = missing;
        }

        List<NotShown> unshown() {
            return List.copyOf(unshown);
        }

        @Nullable
        Environment only(@Nullable Environment one, NotShown.Role role) {
            List<Environment> shown = only(one == null ? List.of() : List.of(one), role);
            return shown.isEmpty() ? null : shown.get(0);
        }

        List<Environment> only(List<Environment> ordered, NotShown.Role role) {
            List<Environment> shown = new ArrayList<>();
            for (Environment each : ordered) {
                if (missing.contains(each)) {
                    unshown.add(new NotShown(each.id(), each.name(), role, each.equals(ordered.get(0))));
                } else {
                    shown.add(each);
                }
            }
            return List.copyOf(shown);
        }
    }

    /** It was live when last seen, or is that of a first release, which has the name from the beginning. */
    private static boolean hadTheName(JournalState journal, EnvironmentId id) {
        return id.equals(journal.live()) || journal.isFirstCandidate(id);
    }

    private static boolean isTriedAgain(JournalState journal, Environment environment) {
        ReleaseRecord release = journal.releaseOf(environment.id());
        return release != null && release.state() == ReleaseRecord.State.BEGUN;
    }

    /** It was given up, and another release has been brought live since: nobody goes on with it. */
    static boolean isOvertaken(JournalState journal, @Nullable ReleaseRecord release) {
        EnvironmentId latest = journal.name().latest();
        ReleaseRecord other = latest == null ? null : journal.releaseOf(latest);
        Instant switched = other == null ? null : other.switchedAt();
        Instant ended = release == null ? null : release.endedAt();
        return release != null
                && release.state() == ReleaseRecord.State.ABANDONED
                && switched != null
                && ended != null
                && switched.isAfter(ended);
    }

    /** It has not been live; a first one, which owns the name from the beginning, has not settled. */
    private static boolean isFresh(
            JournalState journal, Environment environment, EnvironmentRecord facts, boolean live) {
        ReleaseRecord release = journal.releaseOf(environment.id());
        if (release == null || facts.settledAt() != null) {
            return false;
        }
        boolean first = release.isFirstCandidate();
        return switch (release.state()) {
            case LAUNCHING, FAILED, LAUNCHED, DISPROVED, PREPARED, BEGUN, ABANDONED -> first || !live;
            case SWITCHED, HELD -> first && live;
            case SETTLED, RESTORED -> false;
        };
    }

    private static Instant settledAt(JournalState journal, Environment environment) {
        EnvironmentRecord facts = journal.environment(environment.id());
        return facts == null || facts.settledAt() == null ? Instant.EPOCH : facts.settledAt();
    }

    private static Instant rejectedAt(JournalState journal, Environment environment) {
        EnvironmentRecord facts = journal.environment(environment.id());
        return facts == null || facts.rejectedAt() == null ? Instant.EPOCH : facts.rejectedAt();
    }

    private static Instant openedAt(JournalState journal, Environment environment) {
        ReleaseRecord release = journal.releaseOf(environment.id());
        return release == null ? Instant.EPOCH : release.openedAt();
    }

    /** The one that serves; null where none or two own the name. */
    public @Nullable Environment live() {
        return owners.size() == 1 ? owners.get(0) : null;
    }

    /** Of this role the one that a stage would act on, where it is not shown; else null. */
    public @Nullable NotShown unshown(NotShown.Role role) {
        return unshown.stream()
                .filter(u -> u.role() == role && u.first())
                .findFirst()
                .orElse(null);
    }

    /** The environment of this id where it is not shown; else null. */
    @Nullable
    NotShown unshown(EnvironmentId id) {
        return unshown.stream().filter(u -> u.id().equals(id)).findFirst().orElse(null);
    }
}
