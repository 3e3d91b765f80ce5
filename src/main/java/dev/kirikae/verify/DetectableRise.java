package dev.kirikae.verify;

import dev.kirikae.config.Verify;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What a comparison of errors can see at the traffic that there is, known before it begins. */
public final class DetectableRise {

    private static final double HUNDRED = 100;

    private DetectableRise() {}

    /**
     * A sentence without a full stop for each comparison, with the traffic.
     *
     * @param policies at least one
     * @param live what the live environment answered in that time, in whole minutes; null where that is not known
     * @param time at least a minute
     */
    public static List<String> words(
            List<Verify.Compare> policies, TimeBudget budget, @Nullable RequestCounts live, Duration time) {
        if (live == null) {
            return List.of("how many requests live answers is not known, so neither is what its comparison can see");
        }
        double perMinute = (double) live.requests() / time.toMinutes();
        List<String> all = new ArrayList<>();
        for (Verify.Compare policy : policies) {
            all.add(traffic(perMinute) + ", of which " + percent(live.rate()) + " fail: "
                    + seen(policy, budget, live, perMinute));
        }
        return all;
    }

    /**
     * Where nothing is compared: the traffic alone.
     *
     * @param requests that live answered in that time; empty where that is not known
     * @param time at least a minute
     */
    public static List<String> uncompared(OptionalLong requests, Duration time) {
        if (requests.isEmpty()) {
            return List.of();
        }
        return List.of(traffic((double) requests.getAsLong() / time.toMinutes())
                + "; nothing compares how many of them fail (verify.live.compare)");
    }

    private static String traffic(double perMinute) {
        return "live answers " + number(perMinute) + " requests a minute";
    }

    private static String seen(Verify.Compare policy, TimeBudget budget, RequestCounts live, double perMinute) {
        CompareProof proof =
                CompareProof.of(policy, Instant.EPOCH, budget.longest()).with(live);
        double step = proof.rise().step();
        Duration after = after(proof.enough(), perMinute);
        String rise = "a rise of " + policy.errors().word() + " errors by "
                + policy.step().toPlainString() + " points is ";
        String late = after != null && after.compareTo(budget.longest()) <= 0
                ? ""
                : "; in " + TimeText.of(budget.longest()) + " of watch at most it stays undecided"
                        + (policy.undecided() == Verify.Undecided.IGNORE
                                ? ", which is let be"
                                : ", and so inconclusive");
        return rise
                + (after == null ? "never seen" : "seen after " + TimeText.of(after))
                + late
                + doubling(proof, live, step, perMinute);
    }

    private static String doubling(CompareProof proof, RequestCounts live, double step, double perMinute) {
        if (live.errors() == 0) {
            return "";
        }
        String twice = ", a doubling ";
        if (live.rate() <= step / 2) {
            return twice + "never: it is no more than half of step";
        }
        OptionalLong enough = proof.rise().enough(live, live.rate());
        Duration after = enough.isPresent() ? after(enough.getAsLong(), perMinute) : null;
        return twice + (after == null ? "never" : "after " + TimeText.of(after));
    }

    /** When so many requests have come and are counted; null for never. */
    private static @Nullable Duration after(@Nullable Long requests, double perMinute) {
        return requests == null || perMinute <= 0
                ? null
                : Duration.ofMinutes((long) Math.ceil(requests / perMinute)).plus(CompareProof.LAG);
    }

    private static String number(double perMinute) {
        return perMinute > 0 && perMinute < 10
                ? String.format(Locale.ROOT, "%.1f", perMinute)
                : String.valueOf(Math.round(perMinute));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f", share * HUNDRED) + " %";
    }
}
