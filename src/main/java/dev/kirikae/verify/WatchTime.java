package dev.kirikae.verify;

import dev.kirikae.config.Verify;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long a watch lasts. Where something is still open when its time is over, it is lengthened, once, by the longest
 * need, at most by {@link Verify#mostLengthening}.
 *
 * @param switchedAt when the switch was observed; where there was none, when the watch began
 * @param configured how long it was meant to be
 * @param least how long it is: as configured, or longer, until the slowest alarm can have seen something
 * @param lengthened by how much at most it is longer than that; null until {@code least} is over
 * @param watched how much of the time had samples
 * @param sampledAt the last turn
 */
public record WatchTime(
        Instant switchedAt,
        Duration configured,
        Duration least,
        @Nullable Duration lengthened,
        Duration watched,
        Instant sampledAt) {

    /** A turn that comes later than this after the one before left a gap that nobody watched. */
    private static final Duration LONGEST_TURN = Duration.ofSeconds(45);

    /** Samples and looks take their time, so a need is met somewhat later than it is long. */
    private static final Duration TURNS = Duration.ofMinutes(1);

    private static final Duration RAREST_LOOK = Duration.ofSeconds(30);

    /** How often environments are looked at in a watch of this length. */
    public static Duration lookEvery(Duration watch) {
        Duration half = watch.dividedBy(2);
        return half.compareTo(RAREST_LOOK) < 0 ? half : RAREST_LOOK;
    }

    /**
     * @param switchedAt null where there was no switch
     * @param horizon how long after the switch the slowest alarm shows a fault; zero where there is none
     */
    static WatchTime of(@Nullable Instant switchedAt, Instant now, Duration configured, Duration horizon) {
        Instant since = switchedAt == null || switchedAt.isAfter(now) ? now : switchedAt;
        Duration left = horizon.minus(Duration.between(since, now));
        return new WatchTime(
                since, configured, left.compareTo(configured) > 0 ? left : configured, null, Duration.ZERO, now);
    }

    /** @param counts whether the time since the last turn had samples */
    WatchTime turned(Instant now, boolean counts) {
        Duration gap = Duration.between(sampledAt, now);
        Duration more = !counts ? Duration.ZERO : gap.compareTo(LONGEST_TURN) > 0 ? LONGEST_TURN : gap;
        return new WatchTime(switchedAt, configured, least, lengthened, watched.plus(more), now);
    }

    /**
     * Once its time is over; a second time it changes nothing.
     *
     * @param need the longest one that is open, zero where time does not help; null where nothing is
     */
    WatchTime lengthened(@Nullable Duration need) {
        if (!isOver() || lengthened != null) {
            return this;
        }
        Duration most = Verify.mostLengthening(least);
        Duration by = need == null || need.isZero() ? Duration.ZERO : need.plus(TURNS);
        return new WatchTime(switchedAt, configured, least, by.compareTo(most) > 0 ? most : by, watched, sampledAt);
    }

    /** The watch may end, if nothing is open. */
    boolean isOver() {
        return watched.compareTo(least) >= 0;
    }

    /** The watch ends, whatever is open. */
    boolean isSpent() {
        return lengthened != null && watched.compareTo(least.plus(lengthened)) >= 0;
    }

    /** How much longer it lasts at most, as far as that is known; never negative. */
    public Duration left() {
        Duration left = total().minus(watched);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** How long it lasts at most, as far as that is known. */
    public Duration total() {
        return lengthened == null ? least : least.plus(lengthened);
    }

    /** How long it may last, whatever is open at its end. */
    Duration longest() {
        return least.plus(Verify.mostLengthening(least));
    }

    Duration sinceSwitch() {
        return Duration.between(switchedAt, sampledAt);
    }

    String evidence() {
        String longer = least.compareTo(configured) > 0
                ? " (configured for " + TimeText.of(configured) + "; its slowest check takes longer to show a fault)"
                : "";
        String more = lengthened == null || lengthened.isZero()
                ? ""
                : ", lengthened after " + TimeText.of(least) + ", when something was still open, by up to "
                        + TimeText.of(lengthened);
        return "watched for " + TimeText.of(watched) + longer + more;
    }
}
