package dev.kirikae.verify;

import dev.kirikae.config.Verify;
import dev.kirikae.model.Datapoint;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The candidate's errors against those of the environment that was live before, over the watch. Each look makes a new
 * proof of the one before. Whole minutes alone count, and only those that are old enough to be complete; a look without
 * a new one decides nothing. Two stretches are judged: all the time since the switch, and its latest minutes, so that
 * what begins late is not hidden by a good beginning.
 *
 * @param before what the former live answered before the switch; null where that is not known
 * @param blind why nothing can be compared; null where it can
 * @param enough with how many requests a rise would be seen; follows from {@code before}, and is kept since it takes
 *     long to find; null where no number is enough
 * @param from the first whole minute after the switch
 * @param through the end of the latest minute that was judged
 * @param now what the candidate answered since {@code from}
 * @param worse at one of the looks it had more errors, beyond chance: that is never taken back
 * @param lost the latest look brought no answer
 */
public record CompareProof(
        Verify.Compare policy,
        ErrorRise rise,
        @Nullable RequestCounts before,
        @Nullable String blind,
        @Nullable Long enough,
        Instant from,
        Instant through,
        RequestCounts now,
        @Nullable RequestCounts worse,
        boolean lost) {

    /** How long after the switch the first minute can be judged, at the latest. */
    static final Duration HORIZON = Duration.ofMinutes(5);

    /** The newest points still grow (Elastic Load Balancing publishes them within minutes; read 2026-11). */
    static final Duration LAG = Duration.ofMinutes(3);

    /** The latest minutes, as a stretch of their own. */
    private static final int LATEST = 5;

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final double HUNDRED = 100;

    /**
     * At the beginning of a watch, when nothing is known yet.
     *
     * @param watch how long it may last at most, its lengthening among it
     */
    static CompareProof of(Verify.Compare policy, Instant switchedAt, Duration watch) {
        Instant from = switchedAt.plus(MINUTE).minusNanos(1).truncatedTo(ChronoUnit.MINUTES);
        int looks = Math.toIntExact(Math.max(1, watch.toMinutes() + 1));
        ErrorRise rise =
                new ErrorRise(share(policy.step()), share(policy.falseAlarms()), share(policy.power()), 2 * looks);
        return new CompareProof(
                policy, rise, null, "nothing has been read yet", null, from, from, RequestCounts.NONE, null, false);
    }

    /** With what the former live answered before the switch. */
    public CompareProof with(RequestCounts counted) {
        OptionalLong enough = rise.enough(counted);
        return new CompareProof(
                policy,
                rise,
                counted,
                null,
                enough.isPresent() ? enough.getAsLong() : null,
                from,
                through,
                now,
                worse,
                lost);
    }

    /** Nothing can be compared, and why. */
    public CompareProof blind(String why) {
        return new CompareProof(policy, rise, null, why, null, from, through, now, worse, lost);
    }

    private static double share(BigDecimal percent) {
        return percent.doubleValue() / HUNDRED;
    }

    /** The latest minute that is complete at this time ends here. */
    public static Instant complete(Instant at) {
        return at.minus(LAG).truncatedTo(ChronoUnit.MINUTES);
    }

    /** Whether a look at this time could tell something new. */
    public boolean isDue(Instant at) {
        return complete(at).isAfter(through) || lost;
    }

    /**
     * With one more look.
     *
     * @param requests of the candidate, a minute each, in any order; those before {@code from} and those that are not
     *     complete yet are left alone
     * @param errors the same; a minute without errors has no point
     * @param at when the look was taken
     */
    public CompareProof and(List<Datapoint> requests, List<Datapoint> errors, Instant at) {
        Observation.Counted counted = counted(requests, errors, at);
        return and(counted.all(), counted.latest(), at);
    }

    /** What a look at this time counts. */
    public Observation.Counted counted(List<Datapoint> requests, List<Datapoint> errors, Instant at) {
        Instant end = complete(at);
        return new Observation.Counted(
                policy.errors(),
                counts(requests, errors, from, end),
                counts(requests, errors, end.minus(MINUTE.multipliedBy(LATEST)), end));
    }

    /**
     * With one more look, as {@link #counted(List, List, Instant)} counts it.
     *
     * @param all since {@code from}
     * @param latest in the latest minutes
     */
    CompareProof and(RequestCounts all, RequestCounts latest, Instant at) {
        Instant end = complete(at);
        if (!end.isAfter(through)) {
            return new CompareProof(policy, rise, before, blind, enough, from, through, now, worse, false);
        }
        return new CompareProof(policy, rise, before, blind, enough, from, end, all, worse(all, latest), false);
    }

    private @Nullable RequestCounts worse(RequestCounts all, RequestCounts latest) {
        if (worse != null || before == null) {
            return worse;
        }
        if (rise.isWorse(before, all)) {
            return all;
        }
        return rise.isWorse(before, latest) ? latest : null;
    }

    private RequestCounts counts(List<Datapoint> requests, List<Datapoint> errors, Instant since, Instant until) {
        Instant begin = since.isBefore(from) ? from : since;
        return counted(requests, errors, begin, until);
    }

    /** What points of that time come to: whole minutes from {@code begin}, before {@code until}. */
    public static RequestCounts counted(
            List<Datapoint> requests, List<Datapoint> errors, Instant begin, Instant until) {
        return RequestCounts.counted(sum(requests, begin, until), sum(errors, begin, until));
    }

    private static long sum(List<Datapoint> points, Instant begin, Instant until) {
        return Math.round(points.stream()
                .filter(p -> !p.at().isBefore(begin) && p.at().isBefore(until))
                .mapToDouble(Datapoint::value)
                .sum());
    }

    /** With a look that brought no answer. */
    public CompareProof unanswered() {
        return new CompareProof(policy, rise, before, blind, enough, from, through, now, worse, true);
    }

    boolean isFailed() {
        return worse != null;
    }

    /** There were so many requests that a rise would have been seen. */
    private boolean isProven() {
        return worse == null && enough != null && now.requests() >= enough;
    }

    /** Whether it could have made the release fail. */
    boolean isEffective() {
        return isFailed() || isProven() || policy.undecided() != Verify.Undecided.IGNORE;
    }

    /** How much longer a watch may have to last for this, zero where time does not help; null where nothing is open. */
    @Nullable
    Duration need() {
        if (policy.undecided() == Verify.Undecided.IGNORE || isProven()) {
            return null;
        }
        if (enough == null) {
            return Duration.ZERO;
        }
        long minutes = Duration.between(from, through).toMinutes();
        if (now.requests() == 0 || minutes == 0) {
            return LAG.plus(MINUTE);
        }
        long missing = enough - now.requests();
        return MINUTE.multipliedBy(Math.max(1, Math.round(Math.ceil((double) missing * minutes / now.requests()))));
    }

    /** What was seen, for people. */
    public String evidence() {
        String what = policy.errors().word() + " errors: ";
        if (before == null) {
            return what + "undecided: " + blind + age();
        }
        if (worse != null) {
            return what + words(worse) + ", before the switch " + words(before) + ": more than chance explains";
        }
        return what + words(now) + " since the switch, " + words(before) + " before it: " + judged() + age();
    }

    private String judged() {
        if (enough == null) {
            return "undecided: before the switch there were too few requests to compare with";
        }
        long missing = enough - now.requests();
        return missing <= 0
                ? "a rise by " + policy.step().toPlainString() + " points would have been seen"
                : "undecided: needs about " + missing + " more requests to see a rise by "
                        + policy.step().toPlainString() + " points";
    }

    private String age() {
        return lost ? "; since then it could not be looked at" : "";
    }

    private static String words(RequestCounts counts) {
        return counts.errors() + " of " + counts.requests() + " requests ("
                + String.format(Locale.ROOT, "%.2f", counts.rate() * HUNDRED) + " %)";
    }
}
