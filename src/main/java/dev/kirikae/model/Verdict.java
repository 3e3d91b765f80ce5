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
    UNVERIFIED;

    /** The worse of two: failed, then inconclusive, then unverified, then verified. */
    public Verdict worse(Verdict other) {
        return badness() >= other.badness() ? this : other;
    }

    private int badness() {
        return switch (this) {
            case FAILED -> 3;
            case INCONCLUSIVE -> 2;
            case UNVERIFIED -> 1;
            case VERIFIED -> 0;
        };
    }
}
