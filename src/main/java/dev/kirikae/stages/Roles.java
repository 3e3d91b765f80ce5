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
 * Who is what, from the journal's facts and one look.
 *
 * @param owners environments that own the live name: one, unless something is wrong or nothing was ever released
 * @param candidate newest fresh environment that has not been live (a first one: has not settled); null where there is none
 * @param standby the way back
 * @param superseded older standbys, oldest first
 * @param rejected newest first
 * @param abandoned given up before they were live, and not the candidate
 */
public record Roles(
        List<Environment> owners,
        @Nullable Environment candidate,
        @Nullable Environment standby,
        List<Environment> superseded,
        List<Environment> rejected,
        List<Environment> abandoned) {

    public static Roles of(Memory memory, List<Environment> environments, LiveName name) {
        List<Environment> owners = environments.stream().filter(name::isOwnedBy).toList();
        List<Environment> settled = new ArrayList<>();
        List<Environment> rejected = new ArrayList<>();
        List<Environment> fresh = new ArrayList<>();
        for (Environment environment : environments) {
            EnvironmentFacts facts = memory.environment(environment.id());
            boolean live = owners.contains(environment);
            if (facts == null || !environment.exists()) {
                continue;
            }
            if (!live && facts.rejectedAt() != null && !isTriedAgain(memory, environment)) {
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
        return new Roles(owners, candidate, standby, List.copyOf(settled), List.copyOf(rejected), List.copyOf(fresh));
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
}
