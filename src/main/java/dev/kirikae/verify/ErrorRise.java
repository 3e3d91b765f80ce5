package dev.kirikae.verify;

import java.util.OptionalLong;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * When one side's errors are more than the other's by more than chance. Fisher's exact test on counts, one-sided; the
 * false alarms of a whole watch are shared evenly among its looks, so that looking every minute keeps their rate (the
 * union bound: it holds however the looks depend on each other). Significance alone decides nothing: the rise must have
 * a size too, and so must the number of errors.
 *
 * @param step the rise of the error rate that is to be found, as a share of the requests: above 0, at most 1
 * @param falseAlarms the chance that a watch of a sound side fails, at most: above 0, below 1
 * @param power the chance that a rise by {@code step} is found once {@link #enough} requests came: above 0, below 1
 * @param looks how many decisions a watch makes at most, at least one
 */
public record ErrorRise(double step, double falseAlarms, double power, int looks) {

    /** Fewer errors than this decide nothing: one and then two is no doubling. */
    static final long LEAST_ERRORS = 5;

    /** Counts above this are scaled down: the sums stay quick, and so much evidence is beyond doubt anyway. */
    private static final long COUNTED = 1_000_000;

    public ErrorRise {
        if (!(step > 0 && step <= 1 && falseAlarms > 0 && falseAlarms < 1 && power > 0 && power < 1 && looks > 0)) {
            throw new IllegalArgumentException("step " + step + ", falseAlarms " + falseAlarms + ", power " + power
                    + ", looks " + looks + " is no test");
        }
    }

    /** Whether, at one look, {@code now} has more errors than {@code before}. */
    public boolean isWorse(RequestCounts before, RequestCounts now) {
        return now.errors() >= LEAST_ERRORS
                && now.rate() - before.rate() >= step / 2
                && chance(before, now) <= falseAlarms / looks;
    }

    /** How likely so many errors, or more, fall on {@code now} where both sides fail alike. */
    static double chance(RequestCounts before, RequestCounts now) {
        RequestCounts a = before.atMost(COUNTED);
        RequestCounts b = now.atMost(COUNTED);
        if (b.errors() == 0) {
            return 1;
        }
        return HypergeometricDistribution.of(
                        (int) (a.requests() + b.requests()), (int) (a.errors() + b.errors()), (int) b.requests())
                .survivalProbability((int) b.errors() - 1);
    }

    /**
     * With how many requests a rise by {@code step} is found with the wanted power; empty where {@code before} is too
     * little to compare with, however many come.
     */
    public OptionalLong enough(RequestCounts before) {
        return enough(before, step);
    }

    /**
     * The same for a rise of another size: less than half of {@code step} is never found.
     *
     * @param risen by how much the error rate rises, as a share of the requests: above 0
     */
    public OptionalLong enough(RequestCounts before, double risen) {
        long many = 1;
        while (!finds(before, many, risen)) {
            many *= 2;
            if (many > COUNTED) {
                return OptionalLong.empty();
            }
        }
        long few = many / 2;
        while (many - few > 1) {
            long middle = (few + many) / 2;
            if (finds(before, middle, risen)) {
                many = middle;
            } else {
                few = middle;
            }
        }
        return OptionalLong.of(many);
    }

    private boolean finds(RequestCounts before, long requests, double by) {
        if (!isWorse(before, new RequestCounts(requests, requests))) {
            return false;
        }
        long few = 0;
        long many = requests;
        while (many - few > 1) {
            long middle = (few + many) / 2;
            if (isWorse(before, new RequestCounts(requests, middle))) {
                many = middle;
            } else {
                few = middle;
            }
        }
        double risen = Math.min(1, before.rate() + by);
        return BinomialDistribution.of((int) requests, risen).survivalProbability((int) many - 1) >= power;
    }
}
