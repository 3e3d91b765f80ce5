package dev.kirikae.verify;

import dev.kirikae.config.Probe;
import dev.kirikae.config.Verify;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long a release's proof takes, and for how long a fault may hurt users, told before the switch. Arithmetic on the
 * numbers by which the watch is judged; nothing is estimated but the move itself.
 *
 * @param candidate the least that the verification before the switch takes
 * @param watch how long the watch lasts: as configured, or until its slowest check can have shown a fault
 * @param longest the same with what may be added where something is open at its end
 * @param detection from a fault's beginning until the slowest check has failed the watch; null where nothing could, or
 *     where no time is known
 * @param back from a fault's beginning until users are served by the former live again; null where nothing goes back by
 *     itself, or {@code detection} is null
 * @param words for people, a sentence each without a full stop
 */
public record TimeBudget(
        Duration candidate,
        Duration watch,
        Duration longest,
        @Nullable Duration detection,
        @Nullable Duration back,
        List<String> words) {

    /** How long resolvers keep an environment's CNAME, at least. Not documented; as met in the field (read 2026-11). */
    static final Duration RESOLVERS = Duration.ofMinutes(1);

    public TimeBudget {
        words = List.copyOf(words);
    }

    /** The earliest honest "verified", counted from the beginning of the candidate's verification; the switch comes on top. */
    public Duration earliest() {
        return candidate.plus(watch);
    }

    /**
     * Before the switch.
     *
     * @param enhanced whether the candidate reports enhanced health
     * @param start alarms and queues as they are now
     * @param first nobody is to be replaced
     * @param move how long moving the name back may take at most
     */
    public static TimeBudget of(Verify verify, boolean enhanced, WatchStart start, boolean first, Duration move) {
        Duration configured = verify.live().watch();
        WatchTime time = WatchProof.of(
                        ProbeProof.of(verify.liveProbes(), Instant.EPOCH),
                        HealthProof.of(verify.health(), enhanced),
                        start,
                        first ? List.of() : verify.live().compare(),
                        null,
                        Instant.EPOCH,
                        configured)
                .time();
        List<Slowest> each = slowest(verify, enhanced, start, first);
        Duration detection =
                each.stream().map(Slowest::after).max(Comparator.naturalOrder()).orElse(null);
        boolean holds = verify.onFailure() == Verify.OnFailure.HOLD;
        Duration back = detection == null || first || holds
                ? null
                : detection.plus(move).plus(RESOLVERS);
        Duration candidate = candidate(verify);
        List<String> words = new ArrayList<>();
        words.add("verified at the earliest after " + TimeText.of(candidate.plus(time.least())) + ": "
                + TimeText.of(candidate) + " for the candidate, "
                + (first ? "" : "the switch, ") + TimeText.of(time.least()) + " of watch" + longer(time, start)
                + "; at most " + TimeText.of(time.longest()) + " of it where something is open at its end");
        words.add(each.isEmpty() ? "nothing is known to see a fault after the switch" : seen(each));
        words.add(wayBack(verify, first, back, move));
        return new TimeBudget(candidate, time.least(), time.longest(), detection, back, words);
    }

    /** Probes and health run side by side, after the warm-up. */
    private static Duration candidate(Verify verify) {
        Verify.WarmUp warmUp = verify.candidate().warmUp();
        Duration proof = Stream.concat(
                        verify.candidate().probes().stream()
                                .map(p -> p.every().multipliedBy(Math.max(0, p.passes() - 1L))),
                        Stream.of(verify.health().stableFor()))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        return warmUp == null ? proof : warmUp.shortest().plus(proof);
    }

    private static String longer(WatchTime time, WatchStart start) {
        if (time.least().compareTo(time.configured()) <= 0) {
            return "";
        }
        String slowest = start.alarms().stream()
                .filter(a -> a.horizon().equals(time.least()))
                .map(a -> "alarm " + a.name())
                .findFirst()
                .orElse("its slowest check");
        return " (configured for " + TimeText.of(time.configured()) + "; " + slowest
                + " takes so long to show a fault)";
    }

    /**
     * What a kind of checks needs at worst.
     *
     * @param what in the sentence about it
     */
    private record Slowest(Duration after, String what) {
        String text() {
            return TimeText.of(after) + " " + what;
        }
    }

    private static List<Slowest> slowest(Verify verify, boolean enhanced, WatchStart start, boolean first) {
        List<Slowest> all = new ArrayList<>();
        Duration look = WatchTime.lookEvery(verify.live().watch());
        probed(verify.liveProbes(), all);
        if (HealthProof.isEffective(verify.health(), enhanced)) {
            all.add(new Slowest(look.plus(verify.health().stableFor()), "after Beanstalk shows it, where health does"));
        }
        start.alarms().stream()
                .filter(a -> a.isEffectiveAtStart() && !a.isWithoutWindow())
                .max(Comparator.comparing(AlarmProof::horizon))
                .ifPresent(a -> all.add(new Slowest(
                        a.horizon().plus(look), "where only an alarm does (the slowest: " + a.name() + ")")));
        start.queues().stream()
                .filter(QueueProof::isAsked)
                .findFirst()
                .ifPresent(q -> all.add(new Slowest(
                        q.horizon().plus(look.multipliedBy(2)), "after a queue is too full, where only that does")));
        if (!first && !verify.live().compare().isEmpty()) {
            all.add(new Slowest(
                    CompareProof.HORIZON, "and as long as the requests take, where only a comparison does"));
        }
        return all;
    }

    /** A fault that begins right after a sample; the answers of one round are waited for together. */
    private static void probed(List<Probe> probes, List<Slowest> all) {
        Duration answer = probes.stream()
                .map(Probe::timeout)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        probes.stream()
                .map(p -> p.every().multipliedBy(p.failures() + 1L).plus(answer))
                .max(Comparator.naturalOrder())
                .ifPresent(worst -> all.add(new Slowest(worst, "where a probe meets it")));
    }

    private static String seen(List<Slowest> each) {
        return "a fault is seen, at worst, within "
                + String.join(", ", each.stream().map(Slowest::text).toList());
    }

    private static String wayBack(Verify verify, boolean first, @Nullable Duration back, Duration move) {
        if (first) {
            return "there is no way back: it is the first release";
        }
        if (verify.onFailure() == Verify.OnFailure.HOLD) {
            return "a failed watch moves nothing back (on-failure: hold): a person decides";
        }
        return back == null
                ? "nothing would move the name back"
                : "users are back on what is live now within " + TimeText.of(back) + " of a fault at worst: seen, moved"
                        + " (" + TimeText.of(move) + " at most, deadlines.switch; seconds as a rule), and "
                        + TimeText.of(RESOLVERS) + " for their resolvers";
    }
}
