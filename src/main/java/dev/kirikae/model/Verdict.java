package dev.kirikae.model;

/** What verification concluded. No evidence is never {@code VERIFIED}. */
public enum Verdict {
    /** Every required proof was reached. */
    VERIFIED,
    /** Something proved the release bad. */
    FAILED,
    /** The proof was not reached in its time. */
    INCONCLUSIVE,
    /** Nothing was asked that could have failed. */
    UNVERIFIED
}
