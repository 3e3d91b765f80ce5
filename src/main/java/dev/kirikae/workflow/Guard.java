package dev.kirikae.workflow;

import java.util.Locale;

/**
 * A named reason to refuse. What it refuses has a name of its own, by which {@code --allow GUARD=NAME} may pass it for
 * that alone: {@link Allowances}.
 */
public enum Guard {
    /** Another environment is live than the one that the candidate was prepared or verified against. */
    LIVE_MOVED(true),
    /** The commit does not contain the one that is live, or that cannot be told. */
    OLDER_COMMIT(true),
    /** The commit is not reachable from {@code source.branch}. */
    OFF_BRANCH(true),
    /** Another candidate waits, still launches or proved nothing; an upload would terminate it. */
    CANDIDATE_EXISTS(true),
    /** A gating alarm is red before the release. */
    RED_ALARM(true),
    /** Nothing could fail this release. */
    UNVERIFIED(true),
    /** The proof was not reached in its time, or could not be. */
    INCONCLUSIVE(true),
    /** The target has fewer instances than serve now, or how many serve is not known. */
    CAPACITY(true),
    /** A managed platform update may begin before the release has ended. One that is at work cannot be passed. */
    MANAGED_UPDATE(true),
    /** The target of a rollback answers badly. */
    STANDBY_SICK(true),
    /** The environment is to be kept for longer. */
    TOO_EARLY(true),
    /** It is not proved that nobody calls the environment any more. */
    NOT_DRAINED(true),
    /** Something rests on what is to be terminated, or would be lost with it. */
    STILL_NEEDED(false),
    /** Nobody else has approved the plan yet, as {@code approval: required} asks for. */
    APPROVAL(false),
    /** What is left declares that one may not go back over it: passed by a person who goes back, never by a verdict. */
    ONE_WAY_DOOR(true),
    /** There is nothing to release, to go back to, to verify or to destroy. */
    NOTHING_TO_DO(false),
    /** No environment owns the live name, two do, or somebody else does. */
    OWNER(false),
    /** Kirikae neither made the environment that is to be terminated, nor was it given in {@code adopt}. */
    NOT_OURS(false),
    /** A tier without a name to move, a shared load balancer, or a coupled database that would be lost. */
    CANNOT_SWITCH(false);

    private final boolean allowable;

    Guard(boolean allowable) {
        this.allowable = allowable;
    }

    /** Whether a person may pass it by name, with a reason. */
    public boolean isAllowable() {
        return allowable;
    }

    /** The name as it is typed: {@code live-moved}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
