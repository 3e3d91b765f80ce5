package dev.kirikae.app.rehearsal;

import java.time.Instant;

/**
 * A moment at which a run learned that something was wrong.
 *
 * @param at the world's time
 * @param kind what kind of sign it was
 * @param by what told it, as a sentence's part: {@code probe health}, {@code alarm push-api-5xx}
 */
public record Notice(Instant at, Kind kind, String by) {

    /** What kind of sign it was. */
    public enum Kind {
        /** A verification that did not pass. */
        VERDICT,
        /** A launch that did not end well. */
        LAUNCH,
        /** A changing call that was refused, or whose answer never came. */
        CALL,
        /** A look that was refused for its rate. */
        RATE,
        /** The process died. */
        DEATH,
        /** The live name was seen where nobody of ours had moved it. */
        OWNER,
        /** An environment had gone without us. */
        GONE,
        /** An environment had fewer instances than it must have. */
        CAPACITY,
        /** A stage that did not reach its goal, or said that there is no way back. */
        ENDING
    }
}
