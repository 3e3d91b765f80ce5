package dev.kirikae.report;

import dev.kirikae.workflow.Guard;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times, durations and names as people read them; every time carries its zone. */
final class Formats {

    private static final DateTimeFormatter FULL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Formats() {}

    static String instant(Instant at) {
        return FULL.format(at);
    }

    /** As JUnit XML wants it: to the second, without a zone, UTC. */
    static String iso(Instant at) {
        return ISO.format(at);
    }

    static String clock(Instant at) {
        return CLOCK.format(at);
    }

    /** The two largest units: 9s, 4m 30s, 1h 5m, 2d 3h. */
    static String duration(Duration duration) {
        Duration d = duration.isNegative() ? Duration.ZERO : duration;
        if (d.toDays() > 0) {
            return pair(d.toDays(), "d", d.toHoursPart(), "h");
        }
        if (d.toHours() > 0) {
            return pair(d.toHours(), "h", d.toMinutesPart(), "m");
        }
        return d.toMinutes() > 0 ? pair(d.toMinutes(), "m", d.toSecondsPart(), "s") : d.toSeconds() + "s";
    }

    private static String pair(long large, String largeUnit, long small, String smallUnit) {
        return small == 0 ? large + largeUnit : large + largeUnit + " " + small + smallUnit;
    }

    /** The first seven digits of a commit. */
    static String commit(String commit) {
        return commit.length() > 7 ? commit.substring(0, 7) : commit;
    }

    /** Its first digits, which tell it from every other. */
    static String digest(String whole) {
        return whole.substring(0, Math.min(12, whole.length()));
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * What a guard would have refused, as a half sentence; empty for a guard that this program does not know.
     *
     * @param given the guard's name, perhaps with {@code =NAME} behind it
     */
    static String guard(String given) {
        String name = given.contains("=") ? given.substring(0, given.indexOf('=')) : given;
        for (Guard guard : Guard.values()) {
            if (guard.word().equals(name)) {
                return meaning(guard);
            }
        }
        return "";
    }

    private static String meaning(Guard guard) {
        return switch (guard) {
            case LIVE_MOVED -> "another environment is live than the one the candidate was prepared against";
            case OLDER_COMMIT -> "the commit does not contain the one that is live";
            case OFF_BRANCH -> "the commit is not on the release branch";
            case CANDIDATE_EXISTS -> "another candidate waits or still launches";
            case RED_ALARM -> "a gating alarm was red before the release";
            case UNVERIFIED -> "nothing could have failed this release";
            case INCONCLUSIVE -> "the proof was not reached in its time";
            case CAPACITY -> "the new live one has less capacity than what serves now";
            case MANAGED_UPDATE -> "a managed platform update is scheduled";
            case STANDBY_SICK -> "the target of the rollback answers badly";
            case TOO_EARLY -> "the environment is younger than its time on standby";
            case NOT_DRAINED -> "the environment is still being called";
            case STILL_NEEDED -> "the environment is still needed";
            case APPROVAL -> "nobody else has approved the plan yet";
            case ONE_WAY_DOOR -> "the release declares that one may not go back over it";
            case NOTHING_TO_DO -> "nothing is there to be done";
            case OWNER -> "the live name is not owned by exactly one environment";
            case NOT_OURS -> "Kirikae neither made nor adopted the environment";
            case CANNOT_SWITCH -> "the environments cannot change places";
        };
    }
}
