package dev.kirikae.config;

/** How strictly the surroundings of a file are asked for. All else in it is read the same way in either mode. */
public enum Mode {
    /** An unset <code>${env.NAME}</code> is a problem. */
    STRICT,
    /**
     * An unset <code>${env.NAME}</code> becomes a placeholder that fits where it stands, and a notice says so. For
     * commands that change nothing in AWS.
     */
    REHEARSAL
}
