package dev.kirikae.source;

/**
 * Whether one commit is part of another's history.
 *
 * @param answer yes, no, or cannot tell
 * @param reason for {@link Answer#UNKNOWN} one sentence why; else empty
 */
public record Containment(Answer answer, String reason) {
    /** The three answers; unknown is never a yes. */
    public enum Answer {
        YES,
        NO,
        UNKNOWN
    }

    static Containment of(boolean contained) {
        return new Containment(contained ? Answer.YES : Answer.NO, "");
    }

    public static Containment unknown(String reason) {
        return new Containment(Answer.UNKNOWN, reason);
    }
}
