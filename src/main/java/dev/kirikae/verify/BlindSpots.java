package dev.kirikae.verify;

import dev.kirikae.config.Probe;
import dev.kirikae.config.Verify;
import java.util.ArrayList;
import java.util.List;

/** What a verification could not notice, known before it begins. */
public final class BlindSpots {

    /** How it is said that no fault of any kind could fail it. */
    public static final String NOTHING_COULD_FAIL =
            "warning: nothing in this verification could fail a release, and whatever is released settles";

    private BlindSpots() {}

    /**
     * Before the switch, a sentence each without a full stop; the gravest first.
     *
     * @param enhanced whether the candidate reports enhanced health
     * @param start alarms and queues as they are now
     */
    public static List<String> of(Verify verify, boolean enhanced, WatchStart start) {
        List<String> all = new ArrayList<>();
        if (Effective.ofLive(verify, enhanced, start.alarms()).isEmpty()) {
            all.add(NOTHING_COULD_FAIL);
        }
        List<String> unseen = new ArrayList<>();
        asked(verify, unseen);
        health(verify, enhanced, unseen);
        start.alarms().forEach(alarm -> alarm(alarm, unseen));
        if (verify.live().queues().isEmpty()) {
            unseen.add("work that is not done: nothing looks at queues (verify.live.queues)");
        }
        unseen.forEach(line -> all.add("not noticed: " + line));
        if (verify.onInconclusive() == Verify.OnInconclusive.ACCEPT) {
            all.add("what is inconclusive settles all the same (on-inconclusive: accept)");
        }
        return List.copyOf(all);
    }

    private static void asked(Verify verify, List<String> unseen) {
        List<Probe> probes = verify.liveProbes();
        boolean counts =
                !verify.live().alarms().isEmpty() || !verify.live().compare().isEmpty();
        if (probes.isEmpty()) {
            unseen.add("what users meet at the live name: no probe asks there");
        }
        if (!counts) {
            unseen.add("errors and delays that some users meet and no probe does: there is neither an alarm"
                    + " (verify.live.alarms) nor a comparison (verify.live.compare)");
        }
        probes.stream()
                .filter(p -> p.failures() > 0)
                .forEach(
                        p -> unseen.add("up to " + p.failures() + " bad answers to probe " + p.name() + " (failures)"));
    }

    private static void health(Verify verify, boolean enhanced, List<String> unseen) {
        if (!enhanced) {
            unseen.add("what enhanced health would show: the candidate reports a colour alone");
        }
        List<String> let = verify.health().accept().stream()
                .filter(s -> s == Verify.HealthStatus.WARNING || s == Verify.HealthStatus.DEGRADED)
                .map(Verify.HealthStatus::word)
                .toList();
        if (!let.isEmpty()) {
            unseen.add("what Beanstalk calls " + String.join(" and ", let) + " (verify.health.accept)");
        }
    }

    private static void alarm(AlarmProof alarm, List<String> unseen) {
        String only = "what only alarm " + alarm.name() + " sees: ";
        if (!alarm.isEffectiveAtStart()) {
            unseen.add(only + "it is red already, and ignored (red-at-start)");
            return;
        }
        if (alarm.isWithoutWindow()) {
            unseen.add(only + "nobody can know how long it takes to turn red");
        } else if (alarm.redAtStart()) {
            unseen.add(only + "it is red already, and counts again once it was OK for its whole window");
        } else {
            unseen.add("what begins in the last " + TimeText.of(alarm.horizon()) + " of the watch, where only alarm "
                    + alarm.name() + " would see it");
        }
        if (alarm.leastSamples() > 0) {
            unseen.add(only + "it watches a percentile, and passes over periods with fewer than " + alarm.leastSamples()
                    + " samples");
        }
        if (alarm.policy().noData() == Verify.NoData.IGNORE) {
            unseen.add("that alarm " + alarm.name() + " never gets data (no-data: ignore)");
        }
    }
}
