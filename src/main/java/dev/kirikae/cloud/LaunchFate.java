package dev.kirikae.cloud;

/** How a launch goes (fact sheet of Elastic Beanstalk: failed launches end in very different states). */
enum LaunchFate {
    GOOD,
    /** Refused by early validation: Terminated within seconds. */
    STRAIGHT_TO_TERMINATED,
    /** Ready, with errors, and red. */
    READY_BUT_RED,
    /** The stack was never finished: Launching for half an hour, then Ready and red. */
    STUCK,
    /** Reported as a success although one instance runs another version. */
    ONE_WRONG_INSTANCE;

    private static final LaunchFate[] ALL = values();

    static LaunchFate of(Chooser chooser) {
        return ALL[chooser.choose("launch", ALL.length)];
    }
}
