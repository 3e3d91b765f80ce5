package dev.kirikae.aws;

import dev.kirikae.model.Alarm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a composite alarm takes from its leaves: the window of the slowest one, their doubts,
 * what they rest on, and which of them it is red by. It is unknown where a leaf is
 * unknown, missing or of a kind that cannot be read, where the rule is not understood, and where rules go in a circle.
 */
final class CompositeWindows {

    /** Composite alarms upon composite alarms, and no deeper. */
    private static final int DEEPEST = 5;

    private final Function<List<String>, Map<String, AlarmLooks.Described>> byName;

    /** @param byName describes the alarms of these names; one that does not exist is not among them */
    CompositeWindows(Function<List<String>, Map<String, AlarmLooks.Described>> byName) {
        this.byName = byName;
    }

    /** The alarms in their order, the composite ones with what their parts say. */
    List<Alarm> of(Map<String, AlarmLooks.Described> found) {
        Map<String, AlarmLooks.Described> known = new HashMap<>(found);
        Set<String> asked = new TreeSet<>(found.keySet());
        for (int depth = 0; depth < DEEPEST; depth++) {
            Set<String> missing = new TreeSet<>();
            known.values().forEach(each -> missing.addAll(children(each)));
            missing.removeAll(asked);
            if (missing.isEmpty()) {
                break;
            }
            asked.addAll(missing);
            known.putAll(byName.apply(new ArrayList<>(missing)));
        }
        List<Alarm> alarms = new ArrayList<>();
        found.values()
                .forEach(each -> alarms.add(
                        each.rule() == null
                                ? each.alarm()
                                : withParts(each.alarm(), parts(each, known), isPlain(each, known))));
        return alarms;
    }

    private static Set<String> children(AlarmLooks.Described described) {
        Set<String> children = described.rule() == null ? null : AlarmRule.children(described.rule());
        return children == null ? Set.of() : children;
    }

    /** Whether the rules, its own and those below, make it red by red alarms alone. Where they go in a circle it has no parts. */
    private static boolean isPlain(AlarmLooks.Described top, Map<String, AlarmLooks.Described> known) {
        List<String> rules = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        List<AlarmLooks.Described> left = new ArrayList<>(List.of(top));
        while (!left.isEmpty()) {
            AlarmLooks.Described next = left.remove(0);
            if (next.rule() != null && seen.add(next.alarm().name())) {
                rules.add(next.rule());
                children(next).stream().map(known::get).filter(Objects::nonNull).forEach(left::add);
            }
        }
        return rules.stream().allMatch(AlarmRule::isPlain);
    }

    /** Every alarm below that is no composite one; null where they cannot all be known. */
    private static @Nullable List<Alarm> parts(AlarmLooks.Described top, Map<String, AlarmLooks.Described> known) {
        List<Alarm> parts = new ArrayList<>();
        return collect(top, known, new TreeSet<>(), parts) ? parts : null;
    }

    /** @param path the composite alarms on the way here */
    private static boolean collect(
            AlarmLooks.Described at, Map<String, AlarmLooks.Described> known, Set<String> path, List<Alarm> parts) {
        if (at.rule() == null) {
            parts.add(at.alarm());
            return true;
        }
        Set<String> children = children(at);
        boolean circle = !path.add(at.alarm().name());
        if (circle || children.isEmpty() || path.size() > DEEPEST) {
            return false;
        }
        for (String name : children) {
            AlarmLooks.Described child = known.get(name);
            if (child == null || !collect(child, known, path, parts)) {
                return false;
            }
        }
        path.remove(at.alarm().name());
        return true;
    }

    /** What all of them rest on; nothing where that is not known of one of them. */
    private static List<Map<String, String>> watched(List<Alarm> parts) {
        return parts.stream().anyMatch(leaf -> leaf.watched().isEmpty())
                ? List.of()
                : parts.stream()
                        .flatMap(leaf -> leaf.watched().stream())
                        .distinct()
                        .toList();
    }

    private static Alarm withParts(Alarm composite, @Nullable List<Alarm> parts, boolean plain) {
        Duration longest = parts == null ? null : Duration.ZERO;
        String doubt = composite.doubt();
        for (Alarm leaf : parts == null ? List.<Alarm>of() : parts) {
            Duration window = leaf.window();
            if (window == null || longest == null) {
                longest = null;
            } else if (window.compareTo(longest) > 0) {
                longest = window;
            }
            if (doubt == null && leaf.doubt() != null) {
                doubt = "of its leaf " + leaf.name() + ": " + leaf.doubt();
            }
        }
        return new Alarm(
                composite.name(),
                composite.kind(),
                composite.state(),
                composite.since(),
                composite.reason(),
                composite.reasonData(),
                doubt,
                composite.actionsEnabled(),
                longest,
                composite.dimensions(),
                composite.metric(),
                parts == null ? List.of() : watched(parts),
                parts == null || !plain
                        ? List.of()
                        : parts.stream()
                                .filter(leaf -> leaf.state() == Alarm.State.ALARM)
                                .distinct()
                                .toList());
    }
}
