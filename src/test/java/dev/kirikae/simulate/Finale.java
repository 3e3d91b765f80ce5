package dev.kirikae.simulate;

/** What is looked at when a sequence is over and its faults with it. */
enum Finale {
    /** Nothing. */
    NONE,
    /** Whether all that is not live goes in time. */
    DUE,
    /** Whether the next release settles, and can be taken back. */
    ON,
    /** Whether a fault that should not matter did not matter. */
    HARMLESS,
    /** Whether the command that an ending names, and the one that its ending names, lead to an end. */
    NEXT
}
