package dev.kirikae.stages;

import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.LiveName;
import dev.kirikae.tale.EnvironmentFacts;
import dev.kirikae.tale.Memory;
import dev.kirikae.tale.ReleaseFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is what, from the journal's facts and one look. A role whose environment is not shown is nobody's: no other one takes its
 * place.
 *
 * @param owners environments that own the live name: one, unless something is wrong or nothing was ever released
 * @param candidate newest fresh environment that has not been live (a first one: has not settled); null where there is none
 * @param standby the way back
 * @param superseded older standbys, oldest first
 * @param rejected newest first
 * @param abandoned given up before they were live, and not the candidate
 * @param unshown what the journal knows and the look did not show
 */
public record Roles(
        List<Environment> owners,
        @Nullable Environment candidate,
        @Nullable Environment standby,
        List<Environment> superseded,
        List<Environment> rejected,
        List<Environment> abandoned,
        List<Unshown> unshown) {

    /** Of a look that shows all there is. */
    public static Roles of(Memory memory, List<Environment> environments, LiveName name) {
        return of(memory, environments, List.of(), name);
    }

    /** @param asked when the environments were looked at */
    public static Roles of(Memory memory, List<Environment> environments, LiveName name, Instant asked) {
        return of(memory, environments, Unshown.missing(memory, environments, asked), name);
    }

    private static Roles of(Memory memory, List<Environment> shown, List<Environment> missing, LiveName name) {
        List<Environment> owners = shown.stream().filter(name::isOwnedBy).toList();
        List<Environment> all = new ArrayList<>(shown);
        all.addAll(missing);
        List<Environment> settled = new ArrayList<>();
        List<Environment> rejected = new ArrayList<>();
        List<Environment> fresh = new ArrayList<>();
        Visible visible = new Visible(missing);
        for (Environment environment : all) {
            EnvironmentFacts facts = memory.environment(environment.id());
            boolean live = owners.contains(environment);
            if (facts == null || !environment.exists()) {
                continue;
            }
            if (owners.isEmpty() && missing.contains(environment) && hadTheName(memory, environment.id())) {
                visible.only(environment, Unshown.Role.LIVE);
            } else if (!live && facts.rejectedAt() != null && !isTriedAgain(memory, environment)) {
                rejected.add(environment);
            } else if (!live && facts.settledAt() != null) {
                settled.add(environment);
            } else if (isFresh(memory, environment, facts, live)) {
                fresh.add(environment);
            }
        }
        settled.sort(Comparator.comparing((Environment e) -> settledAt(memory, e)));
        rejected.sort(
                Comparator.comparing((Environment e) -> rejectedAt(memory, e)).reversed());
        fresh.sort(Comparator.comparing((Environment e) -> openedAt(memory, e)));
        Environment newest = fresh.isEmpty() ? null : fresh.get(fresh.size() - 1);
        Environment candidate = newest == null || isOvertaken(memory, memory.releaseOf(newest.id())) ? null : newest;
        fresh.remove(candidate);
        Environment standby = settled.isEmpty() ? null : settled.remove(settled.size() - 1);
        return new Roles(
                owners,
                visible.only(candidate, Unshown.Role.CANDIDATE),
                visible.only(standby, Unshown.Role.STANDBY),
                visible.only(settled, Unshown.Role.SUPERSEDED),
                visible.only(rejected, Unshown.Role.REJECTED),
                visible.only(fresh, Unshown.Role.ABANDONED),
                visible.unshown());
    }

    /** Takes out what is not shown, and remembers it. */
    private static final class Visible {

        private final List<Environment> missing;
        private final List<Unshown> unshown = new ArrayList<>();

        Visible(List<Environment> missing) {
            this.missing = missing;
        }

        List<Unshown> unshown() {
            return List.copyOf(unshown);
        }

        @Nullable
        Environment only(@Nullable Environment one, Unshown.Role role) {
            List<Environment> shown = only(one == null ? List.of() : List.of(one), role);
            return shown.isEmpty() ? null : shown.get(0);
        }

        List<Environment> only(List<Environment> ordered, Unshown.Role role) {
            List<Environment> shown = new ArrayList<>();
            for (Environment each : ordered) {
                if (missing.contains(each)) {
                    unshown.add(new Unshown(each.id(), each.name(), role, each.equals(ordered.get(0))));
                } else {
                    shown.add(each);
                }
            }
            return List.copyOf(shown);
        }
    }

    /** It was live when last seen, or is that of a first release, which has the name from the beginning. */
    private static boolean hadTheName(Memory memory, EnvironmentId id) {
        return id.equals(memory.live()) || memory.isFirstCandidate(id);
    }

    private static boolean isTriedAgain(Memory memory, Environment environment) {
        ReleaseFacts release = memory.releaseOf(environment.id());
        return release != null && release.state() == ReleaseFacts.State.BEGUN;
    }

    /** It was given up, and another release has been brought live since: nobody goes on with it. */
    static boolean isOvertaken(Memory memory, @Nullable ReleaseFacts release) {
        EnvironmentId latest = memory.latest();
        ReleaseFacts other = latest == null ? null : memory.releaseOf(latest);
        Instant switched = other == null ? null : other.switchedAt();
        Instant ended = release == null ? null : release.endedAt();
        return release != null
                && release.state() == ReleaseFacts.State.ABANDONED
                && switched != null
                && ended != null
                && switched.isAfter(ended);
    }

    /** It has not been live; a first one, which owns the name from the beginning, has not settled. */
    private static boolean isFresh(Memory memory, Environment environment, EnvironmentFacts facts, boolean live) {
        ReleaseFacts release = memory.releaseOf(environment.id());
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

    private static Instant settledAt(Memory memory, Environment environment) {
        EnvironmentFacts facts = memory.environment(environment.id());
        return facts == null || facts.settledAt() == null ? Instant.EPOCH : facts.settledAt();
    }

    private static Instant rejectedAt(Memory memory, Environment environment) {
        EnvironmentFacts facts = memory.environment(environment.id());
        return facts == null || facts.rejectedAt() == null ? Instant.EPOCH : facts.rejectedAt();
    }

    private static Instant openedAt(Memory memory, Environment environment) {
        ReleaseFacts release = memory.releaseOf(environment.id());
        return release == null ? Instant.EPOCH : release.openedAt();
    }

    /** The one that serves; null where none or two own the name. */
    public @Nullable Environment live() {
        return owners.size() == 1 ? owners.get(0) : null;
    }

    /** Of this role the one that a stage would act on, where it is not shown; else null. */
    public @Nullable Unshown unshown(Unshown.Role role) {
        return unshown.stream()
                .filter(u -> u.role() == role && u.first())
                .findFirst()
                .orElse(null);
    }

    /** The environment of this id where it is not shown; else null. */
    @Nullable
    Unshown unshown(EnvironmentId id) {
        return unshown.stream().filter(u -> u.id().equals(id)).findFirst().orElse(null);
    }
}
