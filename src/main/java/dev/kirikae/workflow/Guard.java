package dev.kirikae.workflow;

import java.util.Locale;

/** A named reason to refuse. */
public enum Guard {
    LIVE_MOVED(true),
    OLDER_COMMIT(true),
    OFF_BRANCH(true),
    CANDIDATE_EXISTS(true),
    RED_ALARM(true),
    UNVERIFIED(true),
    INCONCLUSIVE(true),
    CAPACITY(true),
    MANAGED_UPDATE(true),
    STANDBY_SICK(true),
    TOO_EARLY(true),
    NOT_DRAINED(true),
    STILL_NEEDED(false),
    NOTHING_TO_DO(false),
    OWNER(false),
    NOT_OURS(false),
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
