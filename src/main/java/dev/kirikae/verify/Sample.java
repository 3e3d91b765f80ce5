package dev.kirikae.verify;

/**
 * What one question brought.
 *
 * @param words for people: what was seen, and what was expected where it differs
 */
public record Sample(Kind kind, String words) {

    /** What it says of what was asked. */
    public enum Kind {
        /** All is as expected. */
        GOOD,
        /** Something is known to be otherwise. */
        BAD,
        /** It could not be taken, or says nothing of what was asked: neither good nor bad. */
        ERROR,
        /** The one before still answered, through a name that has not followed yet: not a sample at all. */
        LAGGING
    }

    public static Sample good(String words) {
        return new Sample(Kind.GOOD, words);
    }

    public static Sample bad(String words) {
        return new Sample(Kind.BAD, words);
    }

    public static Sample lagging(String words) {
        return new Sample(Kind.LAGGING, words);
    }

    public static Sample error(String words) {
        return new Sample(Kind.ERROR, words);
    }
}
