package dev.kirikae.verify;

import dev.kirikae.config.Configuration;
import dev.kirikae.config.Probe;
import dev.kirikae.config.Variables;
import dev.kirikae.config.Verify;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What another configuration would have asked in a recorded watch, as far as that was asked: the rest is unknown. What is judged
 * alone (counters, windows, limits) may differ; the question may not.
 */
final class AskedBefore {

    private final WatchBeginning beginning;
    private final Configuration recorded;
    private final Configuration other;
    private final List<String> unknown = new ArrayList<>();
    private final List<Probe> probes = new ArrayList<>();
    private final Map<String, List<String>> renamed = new LinkedHashMap<>();
    private final List<AlarmProof> alarms = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final List<QueueProof> queues = new ArrayList<>();
    private final List<Verify.Compare> compare = new ArrayList<>();

    AskedBefore(WatchBeginning beginning, Configuration recorded, Configuration other) {
        this.beginning = beginning;
        this.recorded = recorded;
        this.other = other;
        probes();
        alarms();
        queues();
        compare();
    }

    /** What cannot be judged, each with why. */
    List<String> unknown() {
        return List.copyOf(unknown);
    }

    /** Why the release would not have begun, a sentence each without a full stop. */
    List<String> refused() {
        return List.copyOf(refused);
    }

    /** The watch's proof at its beginning. */
    WatchProof begun() {
        Verify verify = other.verify();
        boolean isSameWatch =
                verify.live().watch().equals(recorded.verify().live().watch());
        WatchProof begun = WatchProof.of(
                ProbeProof.of(probes, beginning.at()),
                HealthProof.of(verify.health(), beginning.enhanced()),
                new WatchStart(alarms, queues),
                compare,
                beginning.switchedAt(),
                beginning.at(),
                isSameWatch ? beginning.watch() : verify.live().watch());
        return begun.withCompared(begun.compared().stream().map(this::compared).toList());
    }

    /** The same turn with the names that probes have in the other configuration. */
    WatchTurn named(WatchTurn turn) {
        return new WatchTurn(
                turn.at(), turn.seen().stream().flatMap(this::named).toList());
    }

    private Stream<Observation> named(Observation observation) {
        return observation instanceof Observation.Sampled sampled
                ? renamed.getOrDefault(sampled.probe(), List.of()).stream()
                        .map(name -> new Observation.Sampled(name, sampled.sample()))
                : Stream.of(observation);
    }

    private void probes() {
        List<Probe> asked = DomainProbes.watched(recorded);
        boolean isCalledAlike = isCalledAlike();
        for (Probe probe : DomainProbes.watched(other)) {
            Probe same = asked.stream()
                    .filter(p -> p.check().equals(probe.check()) && p.timeout().equals(probe.timeout()))
                    .min((a, b) -> Boolean.compare(
                            b.name().equals(probe.name()), a.name().equals(probe.name())))
                    .orElse(null);
            if (same != null && isCalledAlike) {
                probes.add(probe);
                renamed.computeIfAbsent(same.name(), n -> new ArrayList<>()).add(probe.name());
            } else {
                boolean isThere = asked.stream().anyMatch(p -> p.name().equals(probe.name()));
                unknown.add("probe " + probe.name() + ": "
                        + (!isCalledAlike
                                ? "it was asked at another address (verify.address)"
                                : isThere ? "another question was asked" : "it was not asked"));
            }
        }
    }

    private boolean isCalledAlike() {
        Verify.Address address = other.verify().address();
        return address.equals(recorded.verify().address())
                && (address.scheme() != Verify.Scheme.HTTPS
                        || other.live().domainNames().equals(recorded.live().domainNames()));
    }

    private void alarms() {
        List<Verify.Alarm> asked = recorded.verify().live().alarms();
        for (Verify.Alarm line : other.verify().live().alarms()) {
            if (asked.contains(line)) {
                add(line, beginning.alarms().stream().filter(a -> isOf(line, a)).toList());
            } else {
                String name = line.name() != null && Variables.isLiteral(line.name()) ? line.name() : null;
                add(
                        line,
                        beginning.alarms().stream()
                                .filter(a -> isOf(line, a) || a.name().equals(name))
                                .map(a -> a.judgedBy(line))
                                .toList());
                alarms.stream()
                        .filter(a -> a.policy().equals(line) && a.isBlocking())
                        .forEach(a ->
                                refused.add("alarm " + a.name() + " was red before the switch, so the release would"
                                        + " not have begun (red-at-start: block), unless it was allowed by name"));
            }
        }
    }

    private void add(Verify.Alarm line, List<AlarmProof> some) {
        alarms.addAll(some);
        if (some.isEmpty()) {
            unknown.add("alarm " + line.written() + ": it was not watched");
        }
    }

    private static boolean isOf(Verify.Alarm line, AlarmProof proof) {
        return Objects.equals(line.name(), proof.policy().name())
                && Objects.equals(line.prefix(), proof.policy().prefix())
                && Objects.equals(line.tag(), proof.policy().tag());
    }

    private void queues() {
        for (Verify.Queue line : other.verify().live().queues()) {
            WatchBeginning.Queue same = beginning.queues().stream()
                    .filter(q -> Objects.equals(q.policy().name(), line.name())
                            && Objects.equals(q.policy().url(), line.url()))
                    .findFirst()
                    .orElse(null);
            String unasked = same == null ? "it was not watched" : unasked(line, same.policy());
            if (same == null || unasked != null) {
                unknown.add("queue " + line.written() + ": " + unasked);
            } else {
                queues.add(QueueProof.of(line, same.name(), same.start()));
            }
        }
    }

    private static @Nullable String unasked(Verify.Queue line, Verify.Queue before) {
        if (line.maxAge() != null && before.maxAge() == null) {
            return "the age of its oldest message was not asked";
        }
        return line.deadLetters() != null && before.deadLetters() == null ? "its dead letters were not asked" : null;
    }

    private void compare() {
        boolean isAlone = beginning.compared().isEmpty()
                && !recorded.verify().live().compare().isEmpty();
        for (Verify.Compare line : other.verify().live().compare()) {
            if (isAlone) {
                continue;
            }
            if (before(line) == null) {
                unknown.add("comparison of " + line.errors().word() + " errors: "
                        + "it was not made over the same time before the switch");
            } else {
                compare.add(line);
            }
        }
    }

    private WatchBeginning.@Nullable Comparison before(Verify.Compare line) {
        return beginning.compared().stream()
                .filter(c -> c.errors() == line.errors() && c.over().equals(line.before()))
                .findFirst()
                .orElse(null);
    }

    private CompareProof compared(CompareProof proof) {
        WatchBeginning.Comparison known = Objects.requireNonNull(before(proof.policy()));
        RequestCounts counts = known.before();
        return counts == null ? proof.blind("" + known.blind()) : proof.with(counts);
    }
}
