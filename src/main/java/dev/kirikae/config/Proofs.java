package dev.kirikae.config;

/**
 * Whether a file may ask for a proof that cannot be reached in its time; the caller knows what it needs the file for.
 */
public enum Proofs {
    /** It may not, since every release would go forward and back: a problem. */
    REACHABLE,
    /** For what looks, goes back or cleans up, and for records: a notice. */
    ANY
}
