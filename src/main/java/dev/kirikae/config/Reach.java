package dev.kirikae.config;

import java.time.Duration;
import java.util.List;

/** Whether what a file asks for as proof can be reached in the time it gives. */
final class Reach {

    private static final String NEVER = "; it could never be proved";

    private Reach() {}

    /** The candidate's probes: the first sample is taken at once, so one {@code every} less than passes is the least. */
    static void ofCandidate(List<Probe> probes, Cursor table) {
        for (int i = 0; i < probes.size(); i++) {
            Probe probe = probes.get(i);
            Duration shortest = probe.every().multipliedBy(probe.passes() - 1L);
            if (shortest.compareTo(probe.within()) > 0) {
                table.near("probes")
                        .element(i)
                        .near("within")
                        .unreachable(passes(probe) + Durations.text(shortest) + ", longer than within, "
                                + Durations.text(probe.within()) + NEVER);
            }
        }
    }

    /** The warm-up: its last request must be answered before its time is over. */
    static void ofWarmUp(Verify.WarmUp warmUp, Cursor table) {
        if (warmUp.shortest().compareTo(warmUp.atMost()) >= 0) {
            table.near("at-most")
                    .unreachable(warmUp.over() + " requests, " + Verify.WarmUp.REQUESTS_A_SECOND
                            + " a second, take " + Durations.text(warmUp.shortest()) + " and at-most is "
                            + Durations.text(warmUp.atMost()) + NEVER);
        }
    }

    /** The watch: a sample may be lost, so each probe needs all its passes anew, and health its whole time. */
    static void ofWatch(Verify verify, Cursor table) {
        Duration watch = verify.live().watch();
        Duration most = watch.plus(Verify.mostLengthening(watch));
        String lasts = ", and a watch of " + Durations.text(watch) + " lasts " + Durations.text(most)
                + " at most, when it is lengthened" + NEVER;
        Cursor probes = (verify.live().probes() == null ? table.near("candidate") : table.near("live")).near("probes");
        List<Probe> asked = verify.liveProbes();
        for (int i = 0; i < asked.size(); i++) {
            Probe probe = asked.get(i);
            Duration need = probe.every().multipliedBy(probe.passes());
            if (need.compareTo(most) > 0) {
                Cursor at = probes.element(i);
                at.near(at.has("every") ? "every" : "passes").unreachable(passes(probe) + Durations.text(need) + lasts);
            }
        }
        Duration stable = verify.health().stableFor();
        if (stable.compareTo(most) > 0) {
            table.near("health").near("stable-for").unreachable(Durations.text(stable) + " without a break" + lasts);
        }
    }

    private static String passes(Probe probe) {
        return probe.passes() + " passes every " + Durations.text(probe.every()) + " take ";
    }
}
