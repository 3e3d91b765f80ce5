package dev.kirikae.simulate;

/** An environment by what it is when a step begins, so that a step means something whatever was before it. */
enum Who {
    LIVE,
    CANDIDATE,
    STANDBY,
    REJECTED,
    SUPERSEDED,
    /** The environment of a release that has moved the name and not ended, whoever has the name now. */
    MOVED
}
