package dev.kirikae.verify;

import dev.kirikae.config.Verify;
import dev.kirikae.config.Verify.NoData;
import dev.kirikae.model.QueueState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One queue over the watch. Each look makes a new proof of the one before. The counts of SQS are approximate, and right
 * about a minute after a change: so neither too much nor little enough is believed of one look; either has to be seen
 * again, without a look between that saw the other, {@link #APART} later.
 *
 * @param policy what the configuration says of it
 * @param start what was known when the watch began
 * @param limits none where nothing in this watch could fail it
 * @param state what the latest answered look said
 * @param since when looks began to say so; null before the first
 * @param at the latest answered look; null before the first
 * @param failed it was too full for long enough: that is never taken back
 * @param lost why the latest look brought no answer: the state is an old one; null where it did
 * @param last the latest answered look in words
 */
public record QueueProof(
        Verify.Queue policy,
        String name,
        QueueStart start,
        List<QueueLimit> limits,
        Reading state,
        @Nullable Instant since,
        @Nullable Instant at,
        boolean failed,
        @Nullable String lost,
        String last) {

    /** Between the first and the last look that say the same, before it is believed. */
    static final Duration APART = Duration.ofMinutes(1);

    /** For so long after the switch counts may still be those of before (Amazon SQS API Reference, GetQueueAttributes, read 2026-11). */
    private static final Duration LAG = Duration.ofMinutes(1);

    /** What a queue shows now. */
    public enum Reading {
        WITHIN,
        /** Too full, and that came after the switch. */
        OVER,
        /** Too full, and nobody knows whether it was so before the switch. */
        DOUBTFUL,
        /** Not every number is known. */
        UNKNOWN
    }

    public QueueProof {
        limits = List.copyOf(limits);
    }

    /** @param before the queue right before the switch */
    public static QueueProof atStart(Verify.Queue policy, String name, QueueState before) {
        return of(policy, name, new QueueStart(QueueStart.How.BEFORE_THE_SWITCH, before));
    }

    /** For a watch without a switch before it: only limits count. */
    public static QueueProof alone(Verify.Queue policy, String name) {
        return of(policy, name, new QueueStart(QueueStart.How.ALONE, null));
    }

    /**
     * For a watch that another process began: what is over a limit now may have been so before the switch, or not.
     *
     * @param now null where the queue could not be read: then limits alone are left
     */
    public static QueueProof takenUp(Verify.Queue policy, String name, @Nullable QueueState now) {
        return now == null ? alone(policy, name) : of(policy, name, new QueueStart(QueueStart.How.TAKEN_UP, now));
    }

    /** At the beginning of a watch. */
    static QueueProof of(Verify.Queue policy, String name, QueueStart start) {
        List<QueueLimit> limits = start.limits(policy);
        String none = limits.isEmpty() ? "there was no switch to compare with" : "not looked at since the switch";
        return new QueueProof(policy, name, start, limits, Reading.UNKNOWN, null, null, false, null, none);
    }

    /**
     * With one more look.
     *
     * @param now when the look was taken
     */
    public QueueProof and(QueueState seen, Instant switchedAt, Instant now) {
        if (limits.isEmpty()) {
            return this;
        }
        List<QueueLimit> next =
                limits.stream().map(l -> l.seen(l.kind().of(seen))).toList();
        Reading reading = reading(next, seen);
        Instant settled = switchedAt.plus(LAG);
        Instant first = reading == Reading.WITHIN && now.isBefore(settled) ? settled : now;
        Instant began = since;
        Instant unbroken = reading == state && began != null ? began : first;
        boolean over = reading == Reading.OVER && !now.isBefore(unbroken.plus(APART));
        String words = next.stream().map(l -> l.words(l.kind().of(seen))).collect(Collectors.joining(", "));
        return failed
                ? this
                : new QueueProof(
                        policy, name, start, next, reading, unbroken, now, over, null, words + why(reading, unbroken));
    }

    private static Reading reading(List<QueueLimit> limits, QueueState seen) {
        if (limits.stream().anyMatch(l -> l.isOver(l.kind().of(seen)))) {
            return Reading.OVER;
        }
        if (limits.stream().anyMatch(l -> l.kind().of(seen) == null)) {
            return Reading.UNKNOWN;
        }
        return limits.stream().anyMatch(l -> l.isDoubtful(l.kind().of(seen))) ? Reading.DOUBTFUL : Reading.WITHIN;
    }

    private static String why(Reading reading, Instant since) {
        return switch (reading) {
            case WITHIN, UNKNOWN -> "";
            case OVER -> ": too much since " + since;
            case DOUBTFUL -> ": nobody knows whether it was so before the switch";
        };
    }

    /** With a look that brought no answer: what was seen last is kept, and is no longer enough. */
    public QueueProof unanswered(String why) {
        return limits.isEmpty() || failed
                ? this
                : new QueueProof(policy, name, start, limits, state, since, at, false, why, last);
    }

    /** Which looks it takes. */
    public boolean isAsked() {
        return !limits.isEmpty();
    }

    /** From the switch until a look says something about what came after it. */
    Duration horizon() {
        return limits.isEmpty() ? Duration.ZERO : LAG.plus(APART);
    }

    /** Whether it could make the release fail: neither excused in all it limits, nor unread and let be so. */
    boolean isEffective() {
        boolean unread = state == Reading.UNKNOWN || lost != null;
        return limits.stream().anyMatch(QueueLimit::counts) && !(unread && policy.noData() == NoData.IGNORE);
    }

    /** Whether its silence fails the watch, once there was time for numbers. */
    boolean isFailedBySilence() {
        return isAsked() && (state == Reading.UNKNOWN || lost != null) && policy.noData() == NoData.FAIL;
    }

    /** How much longer a watch may have to last for this; null where nothing is open. */
    @Nullable
    Duration need() {
        Instant began = since;
        Instant latest = at;
        if (limits.isEmpty() || failed) {
            return null;
        }
        if (state == Reading.OVER) {
            return APART;
        }
        if (lost != null || began == null || latest == null || state == Reading.UNKNOWN) {
            return policy.noData() == NoData.IGNORE ? null : APART;
        }
        Duration left = Duration.between(latest, began.plus(APART));
        return state == Reading.WITHIN && (left.isNegative() || left.isZero()) ? null : APART;
    }

    boolean isGood() {
        return state == Reading.WITHIN && lost == null;
    }

    /** What was seen, for people. */
    public String evidence() {
        return "queue " + name + ": " + last + (lost == null ? "" : "; since then it could not be read: " + lost);
    }
}
