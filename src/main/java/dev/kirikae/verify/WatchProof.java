package dev.kirikae.verify;

import dev.kirikae.model.Alarm;
import dev.kirikae.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is watched after the switch.
 *
 * @param watched how much of the time had samples
 * @param sampledAt the last turn
 */
public record WatchProof(
        ProbeProof probes,
        HealthProof health,
        List<AlarmProof> alarms,
        Instant switchedAt,
        Duration watch,
        Duration watched,
        Instant sampledAt) {

    /** A turn that comes later than this after the one before left a gap that nobody watched. */
    private static final Duration LONGEST_TURN = Duration.ofSeconds(45);

    public WatchProof {
        alarms = List.copyOf(alarms);
    }

    public static WatchProof of(
            ProbeProof probes, HealthProof health, List<AlarmProof> alarms, Instant now, Duration watch) {
        return new WatchProof(probes, health, alarms, now, watch, Duration.ZERO, now);
    }

    public WatchProof withProbes(ProbeProof next) {
        return new WatchProof(next, health, alarms, switchedAt, watch, watched, sampledAt);
    }

    public WatchProof withHealth(HealthProof next) {
        return new WatchProof(probes, next, alarms, switchedAt, watch, watched, sampledAt);
    }

    /** @param seen what the look brought; an alarm that is not among it is gone */
    public WatchProof withAlarms(List<Alarm> seen, Instant now) {
        List<AlarmProof> next = new ArrayList<>();
        for (AlarmProof proof : alarms) {
            Alarm alarm = seen.stream()
                    .filter(a -> a.name().equals(proof.name()))
                    .findFirst()
                    .orElse(null);
            next.add(proof.and(alarm, switchedAt, now));
        }
        return new WatchProof(probes, health, next, switchedAt, watch, watched, sampledAt);
    }

    public WatchProof turned(Instant now) {
        Duration gap = Duration.between(sampledAt, now);
        Duration more = probes.isLagging() ? Duration.ZERO : gap.compareTo(LONGEST_TURN) > 0 ? LONGEST_TURN : gap;
        return new WatchProof(probes, health, alarms, switchedAt, watch, watched.plus(more), now);
    }

    /** Null while the watch goes on. A failure ends it at once; a proof only when its time is over. */
    public @Nullable Verdict verdict() {
        boolean over = watched.compareTo(watch) >= 0;
        Verdict probed = probes.bad();
        boolean failed =
                probed == Verdict.FAILED || health.isFailed() || alarms.stream().anyMatch(a -> a.isFailed(over));
        if (failed) {
            return Verdict.FAILED;
        }
        if (probed != null || health.isBlind()) {
            return Verdict.INCONCLUSIVE;
        }
        if (!over) {
            return null;
        }
        boolean proved = probes.isProved() && health.isGood() && alarms.stream().noneMatch(AlarmProof::isOpen);
        return proved ? Verdict.VERIFIED : Verdict.INCONCLUSIVE;
    }

    public List<String> evidence() {
        List<String> all = new ArrayList<>(probes.evidence());
        all.add(health.evidence());
        alarms.forEach(a -> all.add(a.evidence()));
        all.add("watched " + watched.toSeconds() + " s of " + watch.toSeconds() + " s");
        return all;
    }
}
