package dev.kirikae.app.rehearsal;

import dev.kirikae.cloud.Incident;
import dev.kirikae.config.Compatibility;
import dev.kirikae.config.Configuration;
import dev.kirikae.config.Verify;

/**
 * How a rehearsal with an incident ends where the configuration does what it says.
 *
 * @param word settled, restored, held, failed, rolled back, refused
 * @param exit the release's exit code, or the rollback's
 */
public record ExpectedEnding(String word, int exit) {
    public static final ExpectedEnding SETTLED = new ExpectedEnding("settled", 0);
    public static final ExpectedEnding RESTORED = new ExpectedEnding("restored", 7);
    public static final ExpectedEnding HELD = new ExpectedEnding("held", 8);
    public static final ExpectedEnding FAILED = new ExpectedEnding("failed", 6);
    public static final ExpectedEnding ROLLED_BACK = new ExpectedEnding("rolled back", 0);
    public static final ExpectedEnding REFUSED = new ExpectedEnding("refused", 3);

    /**
     * By the policy of this configuration.
     *
     * @param struck whether the incident came to pass: one that needs a switch does not at a first release
     * @param rollback whether a rollback was rehearsed after the release
     */
    public static ExpectedEnding of(Incident incident, Configuration configuration, boolean struck, boolean rollback) {
        ExpectedEnding back = isClosed(configuration) ? REFUSED : ROLLED_BACK;
        ExpectedEnding calm = rollback ? back : SETTLED;
        if (!struck) {
            return calm;
        }
        return switch (incident) {
            case CANDIDATE_NEVER_HEALTHY,
                    LAUNCH_FAILS,
                    NEW_ACCOUNT,
                    ENVIRONMENT_QUOTA,
                    PLATFORM_RETIRED,
                    ONE_WRONG_INSTANCE -> FAILED;
            case PROBE_FAILS_BEFORE_SWITCH ->
                configuration.verify().candidate().probes().isEmpty() ? bad(configuration) : FAILED;
            case CANDIDATE_STAYS_SLOW -> FAILED;
            case OLD_ASSETS_MISSING ->
                configuration.verify().candidate().assets().policy() == Verify.OnMissing.REFUSE ? FAILED : calm;
            case PROBE_FAILS_AFTER_SWITCH, ALARM_AFTER_SWITCH, QUEUE_GROWS, DOMAIN_POINTS_PAST -> bad(configuration);
            case MOVED_BY_HAND -> HELD;
            case STANDBY_SICK -> rollback ? REFUSED : SETTLED;
            case SWAP_ANSWER_LOST,
                    SWAP_ARRIVES_LATE,
                    SWAP_THROTTLED,
                    KILLED_AFTER_SWITCH,
                    THROTTLED,
                    STALE_LOOKS,
                    STANDBY_TERMINATED_BY_HAND,
                    STANDBY_SCALED_IN,
                    TERMINATION_FAILS_ONCE -> calm;
        };
    }

    /** A bad version that has the live name. */
    private static ExpectedEnding bad(Configuration configuration) {
        return configuration.verify().onFailure() == Verify.OnFailure.HOLD || isClosed(configuration) ? HELD : RESTORED;
    }

    /** What is released may not be gone back over at all. */
    private static boolean isClosed(Configuration configuration) {
        return configuration.compatibility().rollback().kind() == Compatibility.GoingBack.Kind.FORBIDDEN;
    }

    /** As it is shown: {@code restored (7)}. */
    public String words() {
        return word + " (" + exit + ")";
    }
}
