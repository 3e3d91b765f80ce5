package dev.kirikae.cloud;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Something that goes wrong on purpose. A candidate is an environment made while the incident is set. */
public enum Incident {
    CANDIDATE_NEVER_HEALTHY("The candidate becomes Ready, but its health never leaves Severe."),
    LAUNCH_FAILS("The candidate's launch fails and Beanstalk terminates it within seconds."),
    ONE_WRONG_INSTANCE("The launch is reported as a success although one instance runs another version."),
    PROBE_FAILS_BEFORE_SWITCH("The candidate answers every request with 500 from the beginning."),
    PROBE_FAILS_AFTER_SWITCH("The candidate answers every request with 500 from the moment it owns the live name."),
    ALARM_AFTER_SWITCH("One request in ten fails once the candidate owns the live name, and the alarms turn red."),
    SWAP_ANSWER_LOST("The first swap is executed, but its answer never arrives."),
    SWAP_ARRIVES_LATE("The first swap is given up by the client and executed a minute later."),
    KILLED_AFTER_SWITCH("The process is killed right after its first swap was executed."),
    THROTTLED("Beanstalk refuses looks for their rate for a minute after each creation and each swap."),
    STALE_LOOKS("Every look at the environments shows them as they were ten seconds ago."),
    MOVED_BY_HAND("A person swaps the names back by hand two minutes after the switch."),
    STANDBY_TERMINATED_BY_HAND("A person terminates the standby by hand two minutes after the switch."),
    TERMINATION_FAILS_ONCE("The first termination fails because its security group is still in use.");

    private final String sentence;

    Incident(String sentence) {
        this.sentence = sentence;
    }

    /** What happens, in one sentence. */
    public String sentence() {
        return sentence;
    }

    /** The name as it is typed: {@code swap-answer-lost}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The incident of this name; null where there is none. */
    public static @Nullable Incident of(String word) {
        for (Incident incident : values()) {
            if (incident.word().equals(word)) {
                return incident;
            }
        }
        return null;
    }
}
