package dev.kirikae.config;

/** How strictly the surroundings of a file are asked for. */
public enum Mode {
    /** An unset <code>${env.NAME}</code> is a problem. */
    STRICT,
    /** An unset <code>${env.NAME}</code> becomes a placeholder, and a notice says so. */
    REHEARSAL
}
