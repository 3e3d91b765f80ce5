package dev.kirikae.verify;

import dev.kirikae.config.Probe;
import dev.kirikae.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All probes of one verification. */
public record ProbeProof(List<Tally> tallies) {

    public ProbeProof {
        tallies = List.copyOf(tallies);
    }

    public static ProbeProof of(List<Probe> probes, Instant now) {
        return new ProbeProof(probes.stream().map(p -> Tally.of(p, now)).toList());
    }

    public List<Probe> due(Instant now) {
        return tallies.stream()
                .filter(t -> !t.due().isAfter(now))
                .map(Tally::probe)
                .toList();
    }

    public Instant nextDue(Instant fallback) {
        return tallies.stream().map(Tally::due).min(Instant::compareTo).orElse(fallback);
    }

    public ProbeProof and(Probe probe, Sample sample, Instant at) {
        List<Tally> next = new ArrayList<>();
        for (Tally tally : tallies) {
            next.add(tally.probe().equals(probe) ? tally.and(sample, at) : tally);
        }
        return new ProbeProof(next);
    }

    /** Null while it is open. Proved as soon as every probe is; out of time is inconclusive. */
    public @Nullable Verdict verdict(Instant now) {
        Verdict bad = bad();
        if (bad != null) {
            return bad;
        }
        if (tallies.stream().allMatch(t -> t.stand() == Tally.Stand.PROVED)) {
            return Verdict.VERIFIED;
        }
        boolean late = tallies.stream().anyMatch(t -> t.stand() == Tally.Stand.OPEN && t.isOutOfTime(now));
        return late ? Verdict.INCONCLUSIVE : null;
    }

    /** What is bad already: failed before blind; null where nothing is. */
    @Nullable
    Verdict bad() {
        if (tallies.stream().anyMatch(t -> t.stand() == Tally.Stand.FAILED)) {
            return Verdict.FAILED;
        }
        return tallies.stream().anyMatch(t -> t.stand() == Tally.Stand.BLIND) ? Verdict.INCONCLUSIVE : null;
    }

    /** How much longer a watch may have to last for what is still open: {@code passes} × {@code every}; null where nothing is. */
    @Nullable
    Duration need() {
        return tallies.stream()
                .filter(t -> t.stand() != Tally.Stand.PROVED)
                .map(Tally::need)
                .max(Duration::compareTo)
                .orElse(null);
    }

    /** A name still leads to the version before: this time does not count. */
    boolean isLagging() {
        return tallies.stream().anyMatch(Tally::lagging);
    }

    public List<String> evidence() {
        return tallies.stream().map(Tally::evidence).toList();
    }
}
