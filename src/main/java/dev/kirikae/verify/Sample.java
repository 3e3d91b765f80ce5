package dev.kirikae.verify;

/**
 * What one question brought.
 *
 * @param words for people: what was seen, and what was expected where it differs
 */
public record Sample(Kind kind, String words) {

    /** What it says of what was asked; what is worse stands before what is better, but for {@link #LAGGING}. */
    public enum Kind {
        /** Something is known to be otherwise. */
        BAD,
        /** It could not be taken, or says nothing of what was asked: neither good nor bad. */
        ERROR,
        /** There was no answer in time: neither good nor bad. */
        MISSING,
        /** It was answered, and says that there is nothing to judge yet: neither good nor bad. */
        INCONCLUSIVE,
        /** All is as expected. */
        GOOD,
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

    public static Sample inconclusive(String words) {
        return new Sample(Kind.INCONCLUSIVE, words);
    }

    public static Sample missing(String words) {
        return new Sample(Kind.MISSING, words);
    }

    public static Sample error(String words) {
        return new Sample(Kind.ERROR, words);
    }
}
