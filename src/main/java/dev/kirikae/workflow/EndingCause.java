package dev.kirikae.workflow;

/** Why a run ended. With the {@link EndingPhase} it gives the exit code: {@link EndingTable}. */
public enum EndingCause {
    /** The goal is reached, or was already. */
    REACHED,
    /** A guard refuses. */
    GUARDED,
    /** Somebody else holds the lock. */
    LOCKED,
    /** A verification did not come to "verified", or a launch failed. */
    NOT_PROVEN,
    /** The verdict was bad and the name is back. */
    MOVED_BACK,
    /** A person must decide: a hold, a contradiction, a move by hand, a way back that failed. */
    PERSON,
    /** AWS said no to a changing call, and would say so again. */
    REFUSED,
    /** The caller has no right or no credentials, or its clock is wrong. */
    DENIED,
    /** It cannot be told whether a changing call was done. */
    UNKNOWN,
    /** A changing call was never sent, or it is certain that it never arrived. */
    NOT_SENT,
    /** AWS or the ledger did not answer for as long as this command waits. */
    UNREACHABLE,
    /** Somebody asked the program to end. */
    STOPPED,
    /** Another job took over. */
    REPLACED,
    /** An account, a bucket's owner, a digest or the chain is not the expected one. */
    FOREIGN,
    /** What a person named does not exist, or is wrong. */
    WRONG_INPUT
}
