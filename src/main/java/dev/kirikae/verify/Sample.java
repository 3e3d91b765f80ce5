package dev.kirikae.verify;

/**
 * What one question brought.
 *
 * @param words for people: what was seen, and what was expected where it differs
 */
public record Sample(Kind kind, String words) {

    /** A sample that could not be taken says nothing about the application. */
    public enum Kind {
        GOOD,
        BAD,
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
