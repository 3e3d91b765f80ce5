package dev.kirikae.workflow;

/** The exit codes, each with one meaning. {@link EndingTable} chooses among them. */
public enum ExitCode {
    /** Goal reached, or already so. */
    OK(0),
    /** A bug of ours. */
    BUG(1),
    /** Bad input, or what it names does not exist; no changing call was made. */
    BAD_INPUT(2),
    /** Refused by a guard; nothing changed. */
    REFUSED(3),
    /** Somebody else holds the lock. */
    LOCKED(4),
    /** Interrupted or unclear: run the stage again, or recover. */
    UNCLEAR(5),
    /** Failed without touching the live name. */
    FAILED(6),
    /** Failed after the switch and moved back. */
    RESTORED(7),
    /** A person must decide. */
    PERSON(8),
    /** Wrong account, owner, digest or chain. */
    INTEGRITY(9),
    /** Credentials missing or not allowed, or the clock is wrong. */
    NOT_ALLOWED(10),
    /** SIGINT or SIGTERM with nothing open; 130 for SIGINT, which the driver knows. */
    STOPPED(143);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** The status that the process ends with. */
    public int code() {
        return code;
    }
}
