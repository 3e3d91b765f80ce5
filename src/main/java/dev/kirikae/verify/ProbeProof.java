package dev.kirikae.verify;

import dev.kirikae.config.Probe;
import dev.kirikae.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All probes of one verification. Each sample makes a new proof of the one before.
 *
 * @param tallies one for each probe, in the order of the configuration
 */
public record ProbeProof(List<ProbeTally> tallies) {

    public ProbeProof {
        tallies = List.copyOf(tallies);
    }

    /** Before the first sample: every probe is due at once, and its time begins. */
    public static ProbeProof of(List<Probe> probes, Instant now) {
        return new ProbeProof(probes.stream().map(p -> ProbeTally.of(p, now)).toList());
    }

    /** The probes whose next sample is to be taken now, in their order; what is proved is sampled on. */
    public List<Probe> due(Instant now) {
        return tallies.stream()
                .filter(t -> !t.due().isAfter(now))
                .map(ProbeTally::probe)
                .toList();
    }

    /** When the earliest of all next samples is due; the fallback where there is no probe. */
    public Instant nextDue(Instant fallback) {
        return tallies.stream().map(ProbeTally::due).min(Instant::compareTo).orElse(fallback);
    }

    /** With one more sample of that probe; its next one is due {@code every} after this. */
    public ProbeProof and(Probe probe, Sample sample, Instant at) {
        return and(probe.name(), sample, at);
    }

    /** The same of the probe of that name; nothing where there is none. */
    ProbeProof and(String probe, Sample sample, Instant at) {
        List<ProbeTally> next = new ArrayList<>();
        for (ProbeTally tally : tallies) {
            next.add(tally.probe().name().equals(probe) ? tally.and(sample, at) : tally);
        }
        return new ProbeProof(next);
    }

    /**
     * Null while it is open. Proved as soon as every probe is, at once where there is none; out of time is
     * inconclusive.
     */
    public @Nullable Verdict verdict(Instant now) {
        Verdict bad = bad();
        if (bad != null) {
            return bad;
        }
        if (tallies.stream().allMatch(t -> t.state() == ProbeTally.Progress.PROVED)) {
            return Verdict.VERIFIED;
        }
        boolean late = tallies.stream().anyMatch(t -> t.state() == ProbeTally.Progress.OPEN && t.isOutOfTime(now));
        return late ? Verdict.INCONCLUSIVE : null;
    }

    /** What is bad already: failed before blind; null where nothing is. */
    @Nullable
    Verdict bad() {
        if (tallies.stream().anyMatch(t -> t.state() == ProbeTally.Progress.FAILED)) {
            return Verdict.FAILED;
        }
        return tallies.stream().anyMatch(t -> t.state() == ProbeTally.Progress.BLIND) ? Verdict.INCONCLUSIVE : null;
    }

    /**
     * How much longer a watch may have to last for what is still open: {@code passes} × {@code every}; null where
     * nothing is.
     */
    @Nullable
    Duration need() {
        return tallies.stream()
                .filter(t -> t.state() != ProbeTally.Progress.PROVED)
                .map(ProbeTally::need)
                .max(Duration::compareTo)
                .orElse(null);
    }

    /** A name still leads to the version before: this time does not count. */
    boolean isLagging() {
        return tallies.stream().anyMatch(ProbeTally::lagging);
    }

    /** How many samples there are so far, of all probes together. */
    String words() {
        int good = tallies.stream().mapToInt(ProbeTally::goods).sum();
        int bad = tallies.stream().mapToInt(ProbeTally::bads).sum();
        int missing = tallies.stream().mapToInt(ProbeTally::errorRun).sum();
        return "probes: " + good + " good, " + bad + " bad" + (missing == 0 ? "" : ", no answer now");
    }

    /** What was seen, for people: a line for each probe, in their order. */
    public List<String> evidence() {
        return tallies.stream().map(ProbeTally::evidence).toList();
    }
}
