package dev.kirikae.verify;

import dev.kirikae.config.Probe;
import dev.kirikae.config.Verify;
import dev.kirikae.model.Alarm;
import dev.kirikae.model.AlarmChange;
import dev.kirikae.model.Instance;
import dev.kirikae.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is watched after the switch. What is forgiven in the middle of a watch is forgiven at its end: where
 * something is open then, the watch goes on, and ends as soon as nothing is open any more, or its lengthening is over.
 * Each look makes a new proof of the one before; a turn puts in what it saw, then calls {@link #turned}.
 *
 * @param alarms in the order of the configuration, one for each alarm that a line of it means
 * @param queues in the order of the configuration
 * @param compared in the order of the configuration
 */
public record WatchProof(
        ProbeProof probes,
        HealthProof health,
        InstanceProof instances,
        List<AlarmProof> alarms,
        List<QueueProof> queues,
        List<CompareProof> compared,
        WatchTime time) {

    public WatchProof {
        alarms = List.copyOf(alarms);
        queues = List.copyOf(queues);
        compared = List.copyOf(compared);
    }

    /**
     * At the beginning of a watch.
     *
     * @param start alarms and queues as they were before the switch, or were taken up
     * @param compare what is compared with the former live; empty where there was none
     * @param switchedAt null where there was no switch
     * @param configured how long the watch is meant to be; it lasts until the slowest alarm can show a fault, and until
     *     something can be compared, where that is longer
     */
    public static WatchProof of(
            ProbeProof probes,
            HealthProof health,
            WatchStart start,
            List<Verify.Compare> compare,
            @Nullable Instant switchedAt,
            Instant now,
            Duration configured) {
        Duration horizon = Stream.concat(
                        start.alarms().stream().map(AlarmProof::horizon),
                        start.queues().stream().map(QueueProof::horizon))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        Duration least =
                compare.isEmpty() || horizon.compareTo(CompareProof.HORIZON) > 0 ? horizon : CompareProof.HORIZON;
        WatchTime time = WatchTime.of(switchedAt, now, configured, least);
        List<CompareProof> compared = compare.stream()
                .map(c -> CompareProof.of(c, time.switchedAt(), time.longest()))
                .toList();
        List<AlarmProof> alarms = start.alarms().stream()
                .map(alarm -> alarm.watched(time.switchedAt(), now))
                .toList();
        return new WatchProof(probes, health, InstanceProof.NONE, alarms, start.queues(), compared, time);
    }

    public WatchProof withProbes(ProbeProof next) {
        return new WatchProof(next, health, instances, alarms, queues, compared, time);
    }

    public WatchProof withHealth(HealthProof next) {
        return new WatchProof(probes, next, instances, alarms, queues, compared, time);
    }

    /** With one more look at the instances, all of which should run that version. */
    public WatchProof withInstances(String version, List<Instance> seen) {
        return new WatchProof(probes, health, instances.and(version, seen), alarms, queues, compared, time);
    }

    /** @param next in the same order */
    public WatchProof withQueues(List<QueueProof> next) {
        return new WatchProof(probes, health, instances, alarms, next, compared, time);
    }

    /** @param next in the same order */
    public WatchProof withCompared(List<CompareProof> next) {
        return new WatchProof(probes, health, instances, alarms, queues, next, time);
    }

    /**
     * With one more look at the alarm of that name.
     *
     * @param seen null where the look did not show it: it is gone
     */
    WatchProof withAlarm(String name, @Nullable Alarm seen, Instant now) {
        return withProofs(alarms.stream()
                .map(alarm -> alarm.name().equals(name) ? alarm.and(seen, time.switchedAt(), now) : alarm)
                .toList());
    }

    /** The look at the alarms brought no answer. */
    public WatchProof withoutAlarms() {
        return withProofs(alarms.stream().map(AlarmProof::unanswered).toList());
    }

    private WatchProof withProofs(List<AlarmProof> next) {
        return new WatchProof(probes, health, instances, next, queues, compared, time);
    }

    /**
     * Names of the alarms whose history is wanted now: of which a look showed that they changed unseen, and of all once, when
     * the watch's time is over.
     *
     * @param now when the turn that is about to end was taken
     */
    public List<String> unheard(Instant now) {
        boolean ends = isOverAt(now);
        return alarms.stream()
                .filter(alarm -> alarm.wantsHistory(ends))
                .map(AlarmProof::name)
                .distinct()
                .toList();
    }

    /** From when on their history counts. */
    public Instant unheardSince(Instant now) {
        boolean ends = isOverAt(now);
        return alarms.stream()
                .filter(alarm -> alarm.wantsHistory(ends))
                .map(alarm -> alarm.historyFrom(time.switchedAt()))
                .min(Comparator.naturalOrder())
                .orElse(now);
    }

    private boolean isOverAt(Instant now) {
        return time.turned(now, !probes.isLagging()).isOver();
    }

    /**
     * With the history of those alarms.
     *
     * @param asked those whose history this is
     * @param changes since the switch, or since before it
     */
    public WatchProof withHistory(List<String> asked, List<AlarmChange> changes, Instant now) {
        boolean ends = isOverAt(now);
        return withProofs(alarms.stream()
                .map(a -> asked.contains(a.name()) ? a.heard(changes, time.switchedAt(), ends) : a)
                .toList());
    }

    /** @param forGood asking again brings nothing */
    public WatchProof withoutHistory(List<String> asked, String why, boolean forGood) {
        return withProofs(alarms.stream()
                .map(a -> asked.contains(a.name()) ? a.unheard(why, forGood) : a)
                .toList());
    }

    /**
     * One more turn is over: its time counts where it had samples, and at the watch's end it may be lengthened, once.
     */
    public WatchProof turned(Instant now) {
        WatchTime later = time.turned(now, !probes.isLagging());
        WatchProof next = new WatchProof(probes, health, instances, alarms, queues, compared, later);
        return new WatchProof(
                probes,
                health,
                instances,
                alarms,
                queues,
                compared,
                later.lengthened(longer(next.need(), next.needOfHistory())));
    }

    /**
     * Null while the watch goes on. A failure ends it at once; a proof only when its time is over, and so does an alarm
     * that must recover and has not. Probes or health of which nothing is known end it as inconclusive, unless an
     * alarm must still recover.
     */
    public @Nullable Verdict verdict() {
        if (isDisproved()) {
            return Verdict.FAILED;
        }
        Verdict probed = probes.bad();
        boolean unrecovered = alarms.stream().anyMatch(AlarmProof::isNotRecovered);
        if (unrecovered) {
            return time.isOver() ? Verdict.FAILED : null;
        }
        boolean silent = alarms.stream().anyMatch(AlarmProof::isFailedBySilence)
                || queues.stream().anyMatch(QueueProof::isFailedBySilence);
        Verdict unsure = silent ? Verdict.FAILED : Verdict.INCONCLUSIVE;
        if (probed != null || health.isBlind()) {
            return time.isSpent() ? unsure : Verdict.INCONCLUSIVE;
        }
        if (!time.isOver()) {
            return null;
        }
        if (need() == null && (needOfHistory() == null || time.isSpent())) {
            return isEffective() ? Verdict.VERIFIED : Verdict.UNVERIFIED;
        }
        return time.isSpent() ? unsure : null;
    }

    /**
     * Whether the watch ends.
     *
     * @param accepts whether unsure is well enough: then it takes the whole watch, in which it may still fail or be
     *     proved
     * @param isOwnerDoubted whether somebody else seems to own the live name: then only a failure ends it
     */
    public boolean isOver(boolean accepts, boolean isOwnerDoubted) {
        Verdict verdict = verdict();
        boolean early =
                accepts && verdict == Verdict.INCONCLUSIVE && !time.left().isZero();
        return verdict == Verdict.FAILED || (verdict != null && !isOwnerDoubted && !early);
    }

    /** Something has failed, whatever else comes, and whatever else would have been asked. */
    boolean isDisproved() {
        return probes.bad() == Verdict.FAILED
                || health.isFailed()
                || instances.isFailed()
                || alarms.stream().anyMatch(AlarmProof::isFailed)
                || queues.stream().anyMatch(QueueProof::failed)
                || compared.stream().anyMatch(CompareProof::isFailed);
    }

    /** Health is not accepted, or a probe had a bad sample: Beanstalk's causes are worth asking for. */
    public boolean isDoubted() {
        return health.isDoubted() || probes.tallies().stream().anyMatch(t -> t.bads() > 0);
    }

    /** The longest need that is still open, zero where time does not help; null where nothing is open. */
    private @Nullable Duration need() {
        Duration longest = longer(longer(probes.need(), health.need()), instances.need());
        for (AlarmProof alarm : alarms) {
            longest = longer(longest, alarm.need(time.sinceSwitch()));
        }
        for (QueueProof queue : queues) {
            longest = longer(longest, queue.need());
        }
        for (CompareProof comparison : compared) {
            longest = longer(longest, comparison.need());
        }
        return longest;
    }

    /** The same for the alarms' history, which is extra: without it the watch is judged by what was looked at. */
    private @Nullable Duration needOfHistory() {
        Duration longest = null;
        for (AlarmProof alarm : alarms) {
            longest = longer(longest, alarm.needOfHistory());
        }
        return longest;
    }

    private static @Nullable Duration longer(@Nullable Duration a, @Nullable Duration b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.compareTo(b) < 0 ? b : a;
    }

    private boolean isEffective() {
        return probes.tallies().stream().anyMatch(t -> !(t.probe().check() instanceof Probe.OwnName))
                || health.isEffective()
                || alarms.stream().anyMatch(AlarmProof::isEffective)
                || queues.stream().anyMatch(QueueProof::isEffective)
                || compared.stream().anyMatch(CompareProof::isEffective);
    }

    /** How it goes, for whoever waits: time, probes, alarms, queues and health in one line. */
    public String words() {
        String gone = TimeText.of(time.watched()) + " of " + TimeText.of(time.total());
        List<String> all = new ArrayList<>(List.of(gone));
        if (!probes.tallies().isEmpty()) {
            all.add(probes.words());
        }
        if (!alarms.isEmpty()) {
            all.add(alarmWords());
        }
        if (!queues.isEmpty()) {
            long good = queues.stream().filter(QueueProof::isGood).count();
            all.add("queues: " + good + " of " + queues.size() + " within their limits");
        }
        all.add(health.last());
        return String.join("; ", all);
    }

    private String alarmWords() {
        long good = alarms.stream().filter(AlarmProof::isGood).count();
        List<String> red =
                alarms.stream().filter(AlarmProof::isRed).map(AlarmProof::name).toList();
        List<String> unsure = alarms.stream()
                .filter(a -> !a.isGood() && !a.isRed())
                .map(AlarmProof::name)
                .toList();
        return "alarms: " + good + " OK" + (red.isEmpty() ? "" : ", red: " + String.join(", ", red))
                + (unsure.isEmpty() ? "" : ", unsure: " + String.join(", ", unsure));
    }

    /**
     * The same with what stands beside it.
     *
     * @param feed how it goes with the alarms' notifications
     * @param causes of bad health: told while users call, and not any more after a way back; where it is verified, they are
     *     left out
     */
    public List<String> evidence(List<String> feed, List<String> causes) {
        List<String> all = new ArrayList<>(evidence());
        all.addAll(feed);
        if (verdict() != Verdict.VERIFIED) {
            all.addAll(causes);
        }
        return all;
    }

    /** What was seen, for people: a line for each check, and how long it was watched. */
    public List<String> evidence() {
        List<String> all = new ArrayList<>(probes.evidence());
        all.add(health.evidence());
        if (!instances.last().isEmpty()) {
            all.add(instances.evidence());
        }
        alarms.forEach(a -> all.add(a.evidence()));
        queues.forEach(q -> all.add(q.evidence()));
        compared.forEach(c -> all.add(c.evidence()));
        all.add(time.evidence());
        if (verdict() == Verdict.UNVERIFIED) {
            all.add(Effective.NOTHING);
        }
        return all;
    }
}
