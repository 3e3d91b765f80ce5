package dev.kirikae.cloud;

/** How a termination goes. */
enum TerminationFate {
    GOOD,
    /** Another resource still refers to its security group: fails once, and a second request succeeds. */
    FAILS_ONCE,
    /** CloudFormation's termination protection is on: never succeeds. */
    PROTECTED;

    private static final TerminationFate[] ALL = values();

    static TerminationFate of(Chooser chooser) {
        return ALL[chooser.choose("terminating", ALL.length)];
    }
}
