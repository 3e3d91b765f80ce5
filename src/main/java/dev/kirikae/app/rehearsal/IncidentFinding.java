package dev.kirikae.app.rehearsal;

import dev.kirikae.cloud.Harm;
import dev.kirikae.cloud.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What became of one incident.
 *
 * @param struck when it first changed anything; null where it never did
 * @param notice the first sign of it; null where there was none
 * @param hurt for how long users met it
 * @param share of the requests that met it, 0 to 1; 0 where none did
 * @param lasting whether they still do
 */
public record IncidentFinding(
        Incident incident,
        @Nullable Instant struck,
        @Nullable Notice notice,
        Duration hurt,
        double share,
        boolean lasting) {

    /**
     * What became of it, from what is true and what the runs learned.
     *
     * @param struck null where it never changed anything
     * @param notices oldest first
     * @param harm what users met
     * @param now when that was asked
     */
    public static IncidentFinding of(
            Incident incident, @Nullable Instant struck, List<Notice> notices, List<Harm> harm, Instant now) {
        Duration hurt = Duration.ZERO;
        double share = 0;
        boolean lasting = false;
        if (struck == null) {
            return new IncidentFinding(incident, null, null, hurt, share, false);
        }
        for (Harm one : harm) {
            if (harms(incident)) {
                hurt = hurt.plus(one.lasted(now));
                share = Math.max(share, one.share());
                lasting |= one.until() == null;
            }
        }
        Set<Notice.Kind> signs = signs(incident);
        Notice first = notices.stream()
                .filter(notice -> !notice.at().isBefore(struck) && signs.contains(notice.kind()))
                .findFirst()
                .orElse(null);
        return new IncidentFinding(incident, struck, first, hurt, share, lasting);
    }

    /** How long after it had struck it was noticed; null where it did not strike, or was not. */
    public @Nullable Duration noticedAfter() {
        Notice sign = notice;
        Instant begun = struck;
        return sign == null || begun == null ? null : Duration.between(begun, sign.at());
    }

    /** Whether something should have noticed it and nothing did. */
    public boolean unnoticed() {
        return struck != null && notice == null && !signs(incident).isEmpty();
    }

    /** Whether it makes a version bad for users, as against a call or a look that goes wrong. */
    private static boolean harms(Incident incident) {
        return switch (incident) {
            case CANDIDATE_NEVER_HEALTHY,
                    ONE_WRONG_INSTANCE,
                    PROBE_FAILS_BEFORE_SWITCH,
                    PROBE_FAILS_AFTER_SWITCH,
                    ALARM_AFTER_SWITCH,
                    STANDBY_SICK -> true;
            case LAUNCH_FAILS,
                    NEW_ACCOUNT,
                    QUEUE_GROWS,
                    CANDIDATE_STAYS_SLOW,
                    DOMAIN_POINTS_PAST,
                    OLD_ASSETS_MISSING,
                    ENVIRONMENT_QUOTA,
                    PLATFORM_RETIRED,
                    SWAP_ANSWER_LOST,
                    SWAP_ARRIVES_LATE,
                    SWAP_THROTTLED,
                    KILLED_AFTER_SWITCH,
                    THROTTLED,
                    STALE_LOOKS,
                    MOVED_BY_HAND,
                    STANDBY_TERMINATED_BY_HAND,
                    STANDBY_SCALED_IN,
                    TERMINATION_FAILS_ONCE -> false;
        };
    }

    /** What counts as having noticed it; empty where nothing needs to. */
    private static Set<Notice.Kind> signs(Incident incident) {
        return switch (incident) {
            case CANDIDATE_NEVER_HEALTHY,
                    LAUNCH_FAILS,
                    NEW_ACCOUNT,
                    ONE_WRONG_INSTANCE,
                    PROBE_FAILS_BEFORE_SWITCH,
                    PROBE_FAILS_AFTER_SWITCH,
                    ALARM_AFTER_SWITCH,
                    QUEUE_GROWS,
                    CANDIDATE_STAYS_SLOW,
                    DOMAIN_POINTS_PAST,
                    OLD_ASSETS_MISSING,
                    STANDBY_SICK -> EnumSet.of(Notice.Kind.VERDICT, Notice.Kind.LAUNCH, Notice.Kind.ENDING);
            case ENVIRONMENT_QUOTA, PLATFORM_RETIRED, SWAP_ANSWER_LOST, SWAP_ARRIVES_LATE, SWAP_THROTTLED ->
                EnumSet.of(Notice.Kind.CALL);
            case KILLED_AFTER_SWITCH -> EnumSet.of(Notice.Kind.DEATH);
            case THROTTLED -> EnumSet.of(Notice.Kind.RATE);
            case STALE_LOOKS -> EnumSet.noneOf(Notice.Kind.class);
            case MOVED_BY_HAND -> EnumSet.of(Notice.Kind.OWNER, Notice.Kind.ENDING);
            case STANDBY_TERMINATED_BY_HAND -> EnumSet.of(Notice.Kind.GONE, Notice.Kind.ENDING);
            case STANDBY_SCALED_IN -> EnumSet.of(Notice.Kind.CAPACITY, Notice.Kind.ENDING);
            case TERMINATION_FAILS_ONCE -> EnumSet.of(Notice.Kind.ENDING);
        };
    }
}
