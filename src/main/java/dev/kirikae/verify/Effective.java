package dev.kirikae.verify;

import dev.kirikae.config.Probe;
import dev.kirikae.config.Verify;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What of a verification could make a release fail, each in words: its probes, then health, its alarms, its queues and
 * its comparisons. None: nothing could fail it, and that proves nothing. Any probe counts, and any alarm but one that is ignored. Health
 * counts where it is enhanced health and {@code accept} leaves out at least one status: a colour alone does not.
 */
public final class Effective {

    /** How evidence says that there is none. */
    public static final String NOTHING = "nothing was asked that could have failed";

    private Effective() {}

    /**
     * Before the switch.
     *
     * @param enhanced whether the candidate reports enhanced health
     */
    public static List<String> ofCandidate(Verify verify, boolean enhanced) {
        return words(
                verify.candidate().probes(), HealthProof.isEffective(verify.health(), enhanced), List.of(), List.of());
    }

    /**
     * In the watch, as it was configured.
     *
     * @param enhanced whether the candidate reports enhanced health
     */
    public static List<String> ofLive(Verify verify, boolean enhanced) {
        return words(
                verify.liveProbes(),
                HealthProof.isEffective(verify.health(), enhanced),
                verify.live().alarms().stream().map(Effective::words).toList(),
                counted(verify));
    }

    /**
     * In the watch, as its alarms stood before the switch: one that is ignored because it is red does not count.
     *
     * @param enhanced whether the candidate reports enhanced health
     */
    public static List<String> ofLive(Verify verify, boolean enhanced, List<AlarmProof> alarms) {
        return words(
                verify.liveProbes(),
                HealthProof.isEffective(verify.health(), enhanced),
                alarms.stream()
                        .filter(AlarmProof::isEffectiveAtStart)
                        .map(AlarmProof::name)
                        .toList(),
                counted(verify));
    }

    /** Each queue, and each comparison that is not let be where it is undecided. */
    private static List<String> counted(Verify verify) {
        Stream<String> queues = verify.live().queues().stream().map(q -> "queue " + q.written());
        Stream<String> compared = verify.live().compare().stream()
                .filter(c -> c.undecided() != Verify.Undecided.IGNORE)
                .map(c -> "comparison of " + c.errors().word() + " errors");
        return Stream.concat(queues, compared).toList();
    }

    private static String words(Verify.Alarm alarm) {
        String several = alarm.prefix() == null ? "with tag " + alarm.tag() : alarm.prefix() + "…";
        return alarm.name() == null ? several : alarm.name();
    }

    private static List<String> words(List<Probe> probes, boolean health, List<String> alarms, List<String> counted) {
        List<String> words = new ArrayList<>();
        probes.forEach(p -> words.add("probe " + p.name()));
        if (health) {
            words.add("environment health");
        }
        alarms.forEach(a -> words.add("alarm " + a));
        words.addAll(counted);
        return words;
    }
}
