package dev.kirikae.workflow;

/** How far a run had come when it ended: what it has done to the live name. */
public enum EndingPhase {
    /** It changed nothing that users would notice, and no call is open. */
    UNTOUCHED,
    /** A call may have been made, and what became of it is not known. */
    INTENT_OPEN,
    /** The live name moved, by this run or by one that it takes up, and the release has not ended. */
    SWITCHED,
    /** A release that another run left held has the live name; this run has not touched it. */
    HELD,
    /** A first release is being watched: its environment has the live name, and there is no way back. */
    FIRST_LIVE;

    /** What a stop at this point comes to, in words. */
    String whenStopped() {
        return switch (this) {
            case UNTOUCHED, HELD -> "stopped; nothing was changed since the last line";
            case INTENT_OPEN -> "stopped while a call is open whose outcome is not known yet";
            case SWITCHED -> "stopped before the release had ended";
            case FIRST_LIVE -> "stopped during the watch of the first release";
        };
    }
}
