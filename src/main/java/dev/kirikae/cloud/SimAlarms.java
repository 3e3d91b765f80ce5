package dev.kirikae.cloud;

import dev.kirikae.model.Alarm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All alarms; each is evaluated at full minutes after something it depends on has changed. */
final class SimAlarms {

    /** Full minutes after a change in which alarms are evaluated: the window, and what DNS takes to follow. */
    private static final int EVALUATIONS = 5;

    final Map<String, AlarmBell> bells = new TreeMap<>();

    /** Names of the alarms that each environment brings, with {@code ${environment}} for its name. */
    final List<String> brought = new ArrayList<>();

    void exists(String name, Instant now) {
        bells.put(name, new AlarmBell(name, null, Alarm.State.OK, now));
    }

    void pinned(String name, Alarm.State state, Instant since) {
        AlarmBell bell = new AlarmBell(name, null, state, since);
        bell.pinned = true;
        bells.put(name, bell);
    }

    void brings(SimEnvironment sim, Instant now, Alarm.State state) {
        for (String pattern : brought) {
            String name = pattern.replace("${environment}", sim.seen.name());
            bells.put(name, new AlarmBell(name, sim.id(), state, now));
        }
    }

    void goWith(SimEnvironment sim) {
        bells.values().removeIf(b -> sim.id().equals(b.environment));
    }

    /** Plans evaluations for the next minutes. */
    void disturbed(EventQueue queue, Instant now) {
        if (bells.isEmpty()) {
            return;
        }
        long minute = Math.floorDiv(now.getEpochSecond(), 60L) + 1;
        for (int i = 0; i < EVALUATIONS; i++) {
            Instant at = Instant.ofEpochSecond((minute + i) * 60);
            if (!queue.holds(ScheduledEvent.Kind.ALARMS_EVALUATED, at)) {
                queue.plan(at, ScheduledEvent.Kind.ALARMS_EVALUATED, "", "", "");
            }
        }
    }

    void evaluate(CloudState state) {
        long minute = Math.floorDiv(state.now.getEpochSecond(), 60L);
        for (AlarmBell bell : bells.values()) {
            SimEnvironment sim = subject(bell, state);
            List<Double> failures = new ArrayList<>();
            for (long m = minute - bell.minutes(); sim != null && m < minute; m++) {
                Double failed = SimTraffic.failures(sim, m, state.profile);
                if (failed != null) {
                    failures.add(failed);
                }
            }
            bell.evaluate(failures, state.now);
        }
    }

    /** Those named, and those with one of the prefixes; an unknown name is silently absent, as on AWS. */
    List<Alarm> look(List<String> names, List<String> prefixes, CloudState state) {
        List<Alarm> seen = new ArrayList<>();
        for (AlarmBell bell : bells.values()) {
            if (names.contains(bell.name) || startsWithOne(bell.name, prefixes)) {
                seen.add(bell.seen(bell.environment == null ? null : subject(bell, state)));
            }
        }
        return seen;
    }

    private static boolean startsWithOne(String name, List<String> prefixes) {
        for (String prefix : prefixes) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable SimEnvironment subject(AlarmBell bell, CloudState state) {
        return bell.environment == null ? state.owner() : state.sims.find(bell.environment);
    }
}
