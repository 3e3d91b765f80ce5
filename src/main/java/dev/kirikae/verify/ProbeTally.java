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
 * @param bads bad samples altogether
 * @param errorRun samples in a row that could not be taken
 * @param goods good samples altogether
 * @param lagging the last one was answered by the version before, and is counted nowhere
 * @param last the last one in words
 */
public record ProbeTally(
        Probe probe,
        Instant began,
        Instant due,
        int goodRun,
        int bads,
        int errorRun,
        int goods,
        boolean lagging,
        String last) {

    /** Where a check stands. */
    public enum Progress {
        /** Neither proved nor disproved yet. */
        OPEN,
        /** The latest {@code passes} samples were good; a bad one, or one that could not be taken, ends that. */
        PROVED,
        /** More samples were bad than {@code failures} forgives; for good. */
        FAILED,
        /** Too many samples in a row could not be taken; one that can be taken ends it. */
        BLIND
    }

    static ProbeTally of(Probe probe, Instant now) {
        return new ProbeTally(probe, now, now, 0, 0, 0, 0, false, "not sampled yet");
    }

    ProbeTally and(Sample sample, Instant at) {
        Instant next = at.plus(probe.every());
        return switch (sample.kind()) {
            case GOOD -> new ProbeTally(probe, began, next, goodRun + 1, bads, 0, goods + 1, false, sample.words());
            case BAD -> new ProbeTally(probe, began, next, 0, bads + 1, 0, goods, false, sample.words());
            case LAGGING -> new ProbeTally(probe, began, next, goodRun, bads, errorRun, goods, true, sample.words());
            case ERROR -> new ProbeTally(probe, began, next, 0, bads, errorRun + 1, goods, false, sample.words());
        };
    }

    /** Failed before blind, and blind before proved, where more than one of them would hold. */
    public Progress state() {
        if (bads > probe.failures()) {
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
        return "probe " + probe.name() + ": " + goods + " good, " + bads + " bad"
                + (errorRun == 0 ? "" : ", and no answer " + times(errorRun) + " running") + "; last: " + last;
    }

    private static String times(int count) {
        return count == 1 ? "once" : count + " times";
    }
}
