package dev.kirikae.verify;

import dev.kirikae.config.Probe;
import java.time.Duration;
import java.time.Instant;

/**
 * One probe's samples so far.
 *
 * @param began from when on {@code within} counts
 * @param due when the next sample is to be taken
 * @param goodRun good samples in a row, up to now
 * @param errorRun samples in a row that could not be taken, or were not answered in time
 * @param counts samples altogether, by their kind
 * @param lagging the last one was answered by the version before, and is counted nowhere
 * @param last the last one in words
 */
public record ProbeTally(
        Probe probe,
        Instant began,
        Instant due,
        int goodRun,
        int errorRun,
        SampleCounts counts,
        boolean lagging,
        String last) {

    /** Where a check stands. */
    public enum Progress {
        /** Neither proved nor disproved yet. */
        OPEN,
        /** The latest {@code passes} samples were good; any other one ends that. */
        PROVED,
        /** More samples were bad than {@code failures} forgives; for good. */
        FAILED,
        /** Too many samples in a row could not be taken; one that can be taken ends it. */
        BLIND
    }

    static ProbeTally of(Probe probe, Instant now) {
        return new ProbeTally(probe, now, now, 0, 0, SampleCounts.NONE, false, "not sampled yet");
    }

    ProbeTally and(Sample sample, Instant at) {
        return switch (sample.kind()) {
            case GOOD -> next(sample, at, goodRun + 1, 0);
            case BAD, INCONCLUSIVE -> next(sample, at, 0, 0);
            case ERROR, MISSING -> next(sample, at, 0, errorRun + 1);
            case LAGGING -> next(sample, at, goodRun, errorRun);
        };
    }

    private ProbeTally next(Sample sample, Instant at, int good, int errors) {
        boolean old = sample.kind() == Sample.Kind.LAGGING;
        return new ProbeTally(
                probe, began, at.plus(probe.every()), good, errors, counts.and(sample.kind()), old, sample.words());
    }

    /** Good samples altogether. */
    public int goods() {
        return counts.good();
    }

    /** Bad samples altogether. */
    public int bads() {
        return counts.bad();
    }

    /** Failed before blind, and blind before proved, where more than one of them would hold. */
    public Progress state() {
        if (bads() > probe.failures()) {
            return Progress.FAILED;
        }
        if (errorRun >= probe.errors()) {
            return Progress.BLIND;
        }
        return goodRun >= probe.passes() ? Progress.PROVED : Progress.OPEN;
    }

    boolean isOutOfTime(Instant now) {
        return now.isAfter(began.plus(probe.within()));
    }

    /** All the good samples anew. */
    Duration need() {
        return probe.every().multipliedBy(probe.passes());
    }

    /** What was seen, for people. */
    public String evidence() {
        return "probe " + probe.name() + ": " + counts.words()
                + (errorRun == 0 ? "" : ", and no answer " + times(errorRun) + " running") + "; last: " + last;
    }

    private static String times(int count) {
        return count == 1 ? "once" : count + " times";
    }
}
