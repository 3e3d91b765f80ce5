package dev.kirikae.cloud;

import dev.kirikae.model.Alarm;
import dev.kirikae.model.AlarmChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One alarm: more failed requests in each of its minutes than its threshold. */
public final class AlarmBell {

    static final double THRESHOLD = 5;
    private static final int MINUTES = 2;
    private static final int MOST_CHANGES = 20;
    private static final String METRIC = "HTTPCode_Target_5XX_Count";

    final String name;

    /** The environment that brought it; null where it follows whoever owns the live name. */
    final @Nullable String environment;

    /** Stays as it is, whatever the metrics say. */
    boolean pinned;

    Alarm.State state;
    Instant since;
    List<Double> points = List.of();

    /** How its state changed, oldest first; of many the newest. */
    List<AlarmChange> changes = List.of();

    /** When it rings; null for one of more than five failed requests in each of two minutes. */
    @Nullable
    AlarmThreshold rule;

    /** What was shown last; null when something has changed since. */
    private transient @Nullable Alarm shown;

    public AlarmBell(String name, @Nullable String environment, Alarm.State state, Instant since) {
        this.name = name;
        this.environment = environment;
        this.state = state;
        this.since = since;
    }

    /** Full minutes that are looked at together. */
    int minutes() {
        AlarmThreshold own = rule;
        return own == null ? MINUTES : own.minutes() * own.periods();
    }

    /**
     * One with a rule of its own.
     *
     * @param requests of each minute, oldest first, as far as they are published
     * @param errors of the same minutes
     */
    void evaluate(AlarmThreshold own, List<Double> requests, List<Double> errors, Instant at) {
        List<Double> bad = new ArrayList<>();
        boolean red = false;
        for (AlarmThreshold each : own.parts().isEmpty() ? List.of(own) : own.parts()) {
            List<Double> breaching = bad(each, latest(each, requests), latest(each, errors));
            bad.addAll(breaching);
            red |= breaching.size() >= each.bad();
        }
        boolean same = bad.equals(points);
        points = List.copyOf(bad);
        Alarm.State next = red ? Alarm.State.ALARM : Alarm.State.OK;
        if (!same || next != state) {
            shown = null;
        }
        if (next != state) {
            turn(next, at);
        }
    }

    private static List<Double> latest(AlarmThreshold rule, List<Double> minutes) {
        return minutes.subList(Math.max(0, minutes.size() - rule.minutes() * rule.periods()), minutes.size());
    }

    /** The points that breach, oldest first. */
    private static List<Double> bad(AlarmThreshold rule, List<Double> requests, List<Double> errors) {
        List<Double> bad = new ArrayList<>();
        for (int from = 0; from < errors.size(); from += rule.minutes()) {
            int to = Math.min(errors.size(), from + rule.minutes());
            double asked = sum(requests.subList(from, to));
            double failed = sum(errors.subList(from, to));
            if (rule.isBad(asked, failed)) {
                bad.add(rule.measure() == AlarmThreshold.Measure.ERRORS ? failed : Math.round(1000 * failed / asked));
            }
        }
        return bad;
    }

    /** From now on it says this, as its history tells from then on. */
    void turn(Alarm.State next, Instant at) {
        state = next;
        since = at;
        shown = null;
        List<AlarmChange> all = new ArrayList<>(changes);
        all.add(new AlarmChange(name, at, next, reason(), reasonData()));
        changes = List.copyOf(all.subList(Math.max(0, all.size() - MOST_CHANGES), all.size()));
    }

    private static double sum(List<Double> values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    /** Missing points do not breach: an error count is published only when it is not zero (ELB guide, read 2026-11). */
    void evaluate(List<Double> failures, Instant at) {
        if (pinned) {
            return;
        }
        points = List.copyOf(failures);
        shown = null;
        boolean all = failures.size() == MINUTES;
        for (double failed : failures) {
            all &= failed > THRESHOLD;
        }
        Alarm.State next = all ? Alarm.State.ALARM : Alarm.State.OK;
        if (next != state) {
            turn(next, at);
        }
    }

    Alarm seen(@Nullable SimEnvironment of) {
        Alarm alarm = shown == null ? drawn(of) : shown;
        shown = alarm;
        return alarm;
    }

    private Alarm drawn(@Nullable SimEnvironment of) {
        String balancer = of == null ? null : of.loadBalancer;
        Map<String, String> dimensions = balancer == null || environment == null
                ? Map.of()
                : Map.of(
                        "LoadBalancer",
                        balancer.substring(balancer.indexOf("loadbalancer/") + "loadbalancer/".length()));
        return new Alarm(
                name,
                isComposite() ? Alarm.Kind.COMPOSITE : Alarm.Kind.METRIC,
                state,
                since,
                reason(),
                reasonData(),
                null,
                true,
                Duration.ofMinutes(minutes()),
                rule == null ? dimensions : Map.of(),
                rule == null ? METRIC : null,
                List.of(dimensions));
    }

    private boolean isComposite() {
        return rule != null && !rule.parts().isEmpty();
    }

    private String reasonData() {
        if (isComposite()) {
            return "";
        }
        return "{\"version\":\"1.0\",\"period\":60,\"recentDatapoints\":" + points + ",\"threshold\":" + threshold()
                + "}";
    }

    private double threshold() {
        AlarmThreshold own = rule;
        return own == null ? THRESHOLD : own.threshold();
    }

    private String reason() {
        if (isComposite()) {
            return state == Alarm.State.ALARM
                    ? "one of its alarms is in ALARM: " + points
                    : "none of its alarms is in ALARM";
        }
        return switch (state) {
            case OK -> "Threshold not crossed: " + points.size() + " datapoints were evaluated";
            case ALARM ->
                "Threshold Crossed: " + points.size() + " datapoints " + points + " were greater than the threshold ("
                        + threshold() + ").";
            case INSUFFICIENT_DATA, UNKNOWN -> "Unchecked: Initial alarm creation";
        };
    }
}
