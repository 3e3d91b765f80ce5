package dev.kirikae.report;

import java.time.Instant;
import java.util.List;

/**
 * One fact of the journal, in words.
 *
 * @param record its place in the journal, counted from 0
 * @param kind the kind of fact in one word
 * @param text one sentence without a full stop; raw, as all strings here: escaped where it is written
 * @param evidence what it was decided from
 * @param mark how a reader should take it
 */
public record ReportStep(int record, Instant at, String kind, String text, List<String> evidence, Mark mark) {

    public ReportStep {
        evidence = List.copyOf(evidence);
    }

    /** How a reader should take it. */
    public enum Mark {
        PLAIN,
        GOOD,
        /** Unproved, unclear, or a guard passed by name. */
        DOUBTFUL,
        BAD
    }
}
