package dev.kirikae.cloud;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Something that goes wrong on purpose. A candidate is an environment made while the incident is set. */
public enum Incident {
    CANDIDATE_NEVER_HEALTHY(
            Strikes.UPLOAD,
            "The candidate becomes Ready, but its health never leaves Severe.",
            "the candidate's verification, by health"),
    LAUNCH_FAILS(
            Strikes.UPLOAD,
            "The candidate's launch fails and Beanstalk terminates it within seconds.",
            "the wait for the launch"),
    ONE_WRONG_INSTANCE(
            Strikes.UPLOAD,
            "The launch is reported as a success although one instance runs another version.",
            "the count of instances by version after the launch"),
    NEW_ACCOUNT(
            Strikes.UPLOAD,
            "The account was made after October 2024: it cannot create launch configurations, and a launch without a launch"
                    + " template fails.",
            "the count of its instances after the launch"),
    ENVIRONMENT_QUOTA(
            Strikes.UPLOAD,
            "The account has as many environments as its quota allows, so that Beanstalk refuses to make another.",
            "the call that makes the environment"),
    PLATFORM_RETIRED(
            Strikes.UPLOAD,
            "The platform is retired between its choice and the launch, so that Beanstalk refuses to make the environment.",
            "the call that makes the environment"),
    PROBE_FAILS_BEFORE_SWITCH(
            Strikes.UPLOAD,
            "The candidate answers every request with 500 from the beginning, but for the load balancer's health check.",
            "the candidate's verification, by a probe"),
    CANDIDATE_STAYS_SLOW(
            Strikes.UPLOAD,
            "The candidate never gets warm: each request of its warm-up takes two seconds.",
            "the candidate's verification, by verify.candidate.warm-up"),
    OLD_ASSETS_MISSING(
            Strikes.UPLOAD,
            "The candidate has only the files that its own pages name: what pages of the live version name answers 404.",
            "the candidate's verification, by verify.candidate.assets"),
    PROBE_FAILS_AFTER_SWITCH(
            Strikes.RELEASE,
            "The candidate answers every request with 500 from the moment it owns the live name.",
            "the watch, by a probe, then by health and an alarm on failed requests"),
    ALARM_AFTER_SWITCH(
            Strikes.RELEASE,
            "One request in ten fails once the candidate owns the live name; alarms on failed requests turn red.",
            "the watch, by health, by an alarm on failed requests, or by a probe that meets a failure"),
    QUEUE_GROWS(
            Strikes.RELEASE,
            "The candidate cannot work off every message: once it owns the live name each queue that the file names grows, and"
                    + " its dead letters too.",
            "the watch, by verify.live.queues"),
    DOMAIN_POINTS_PAST(
            Strikes.RELEASE,
            "Own names (live.domains) point past the live name, at the load balancer of the environment that is live before"
                    + " the switch.",
            "the watch, by live.domains"),
    SWAP_ANSWER_LOST(
            Strikes.RELEASE,
            "The first swap is executed, but its answer never arrives.",
            "the call without an answer, settled by observation"),
    SWAP_ARRIVES_LATE(
            Strikes.RELEASE,
            "The first swap is given up by the client and executed half a minute later.",
            "the call without an answer, settled by observation"),
    SWAP_THROTTLED(
            Strikes.ROLLBACK,
            "The first two swaps are refused for their rate.",
            "the refused call, which is tried again"),
    KILLED_AFTER_SWITCH(
            Strikes.RELEASE,
            "The process is killed right after its first swap was executed.",
            "the run after it, by the open intent in the journal"),
    THROTTLED(
            Strikes.UPLOAD,
            "Beanstalk refuses looks for their rate for a minute after each creation and each swap.",
            "the refused looks, which are tried again"),
    STALE_LOOKS(
            Strikes.UPLOAD,
            "Every look at the environments shows them as they were ten seconds ago.",
            "nothing needs to: two looks a read lag apart decide"),
    MOVED_BY_HAND(
            Strikes.RELEASE,
            "A person swaps the names back by hand two minutes after the switch.",
            "the watch, by who owns the live name"),
    STANDBY_TERMINATED_BY_HAND(
            Strikes.RELEASE,
            "A person terminates the standby by hand two minutes after the switch.",
            "the end of the release, and status: the way back is closed"),
    STANDBY_SICK(
            Strikes.ROLLBACK,
            "The standby answers every request with 500 by the time somebody wants to go back to it.",
            "the rollback's check of its target, by a probe"),
    STANDBY_SCALED_IN(
            Strikes.ROLLBACK,
            "The standby, of several instances, has been scaled in to one by the time somebody wants to go back to it.",
            "the rollback's check of its target, by its instances"),
    TERMINATION_FAILS_ONCE(
            Strikes.DESTROY,
            "The first termination fails because its security group is still in use.",
            "the wait for the environment to be gone");

    /** The stage in which an incident first strikes. */
    public enum Strikes {
        UPLOAD,
        RELEASE,
        ROLLBACK,
        DESTROY;

        /** The stage as it is typed. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Those that can strike a swap or a look, whichever stage makes it. */
    private static final Set<Incident> IN_ANY_SWITCH = EnumSet.of(
            SWAP_ANSWER_LOST, SWAP_ARRIVES_LATE, SWAP_THROTTLED, KILLED_AFTER_SWITCH, THROTTLED, STALE_LOOKS);

    private final Strikes strikes;
    private final String sentence;
    private final String noticedBy;

    Incident(Strikes strikes, String sentence, String noticedBy) {
        this.strikes = strikes;
        this.sentence = sentence;
        this.noticedBy = noticedBy;
    }

    /** What happens, in one sentence. */
    public String sentence() {
        return sentence;
    }

    /** Where it first strikes when a release is rehearsed with it. */
    public Strikes strikes() {
        return strikes;
    }

    /** Whether it can strike a rollback too: because of the standby, or of any move of the name. */
    public boolean canStrikeRollback() {
        return strikes == Strikes.ROLLBACK || IN_ANY_SWITCH.contains(this);
    }

    /** What should notice it, as a sentence's part. */
    public String noticedBy() {
        return noticedBy;
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
