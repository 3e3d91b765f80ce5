package dev.kirikae.cloud;

import dev.kirikae.model.Alarm;
import dev.kirikae.model.AlarmChange;
import dev.kirikae.model.FeedMessage;
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

    /** Load balancers publish a minute this many minutes after it has ended. */
    private static final int PUBLISHED = 1;

    final Map<String, AlarmBell> bells = new TreeMap<>();

    /** Names of the alarms that each environment brings, with {@code ${environment}} for its name. */
    final List<String> brought = new ArrayList<>();

    void exists(String name, Instant now) {
        bells.put(name, new AlarmBell(name, null, Alarm.State.OK, now));
    }

    /** One that watches nothing of what can go wrong here: green for good. */
    void existsApart(String name, String watches, Instant now) {
        AlarmBell bell = new AlarmBell(name, null, Alarm.State.OK, now);
        bell.rule = AlarmThreshold.silent(watches);
        bells.put(name, bell);
    }

    void pinned(String name, Alarm.State state, Instant since) {
        AlarmBell bell = new AlarmBell(name, null, state, since);
        bell.pinned = true;
        bells.put(name, bell);
    }

    /** @param content what its bundle says; null where nobody knows */
    void brings(SimEnvironment sim, Instant now, Alarm.State state, @Nullable BundleContent content) {
        for (String pattern : brought) {
            String name = pattern.replace("${environment}", sim.seen.name());
            AlarmBell bell = new AlarmBell(name, sim.id(), state, now);
            if (content != null) {
                AlarmThreshold rule = content.alarm(pattern);
                bell.rule = rule == null ? AlarmThreshold.silent("something that no file of the bundle says") : rule;
            }
            bells.put(name, bell);
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
        for (int i = 0; i < evaluations(); i++) {
            Instant at = Instant.ofEpochSecond((minute + i) * 60);
            if (!queue.holds(ScheduledEvent.Kind.ALARMS_EVALUATED, at)) {
                queue.plan(at, ScheduledEvent.Kind.ALARMS_EVALUATED, "", "", "");
            }
        }
    }

    private int evaluations() {
        int longest = 0;
        for (AlarmBell bell : bells.values()) {
            longest = Math.max(longest, bell.rule == null ? 0 : bell.minutes() + PUBLISHED);
        }
        return Math.max(EVALUATIONS, longest + 2);
    }

    void evaluate(CloudState state) {
        for (AlarmBell bell : bells.values()) {
            Alarm.State before = bell.state;
            evaluate(bell, state);
            if (before != bell.state && state.alarmFeed != null) {
                String body = Notification.of(bell.name, before, bell.state, state);
                state.feed.add(new FeedMessage("receipt-" + bell.name + "-" + state.now.toEpochMilli(), body));
            }
        }
    }

    private static void evaluate(AlarmBell bell, CloudState state) {
        long minute = Math.floorDiv(state.now.getEpochSecond(), 60L);
        SimEnvironment sim = subject(bell, state);
        AlarmThreshold rule = bell.rule;
        if (rule != null) {
            evaluate(bell, rule, sim, minute - PUBLISHED, state);
            return;
        }
        List<Double> failures = new ArrayList<>();
        for (long m = minute - bell.minutes(); sim != null && m < minute; m++) {
            Double failed = SimTraffic.failures(sim, m, state.profile);
            if (failed != null) {
                failures.add(failed);
            }
        }
        bell.evaluate(failures, state.now);
    }

    /** @param end first minute that is not published yet */
    private static void evaluate(
            AlarmBell bell, AlarmThreshold rule, @Nullable SimEnvironment sim, long end, CloudState state) {
        List<Double> requests = new ArrayList<>();
        List<Double> errors = new ArrayList<>();
        for (long m = end - bell.minutes(); sim != null && m < end; m++) {
            Double failed = SimTraffic.failures(sim, m, state.profile);
            requests.add(SimTraffic.requests(sim, m, state.profile));
            errors.add(failed == null ? 0 : failed);
        }
        bell.evaluate(rule, requests, errors, state.now);
    }

    /** Oldest first, name by name. */
    List<AlarmChange> history(List<String> names, Instant since) {
        return bells.values().stream()
                .filter(bell -> names.contains(bell.name))
                .flatMap(bell -> bell.changes.stream())
                .filter(change -> !change.at().isBefore(since))
                .toList();
    }

    /** Every one with the ARN that the embedded cloud gives it. */
    Map<String, String> arns(CloudState state) {
        Map<String, String> arns = new TreeMap<>();
        for (String name : bells.keySet()) {
            if (!name.startsWith("awseb-")) {
                arns.put(name, arn(name, state));
            }
        }
        return arns;
    }

    static String arn(String name, CloudState state) {
        return "arn:aws:cloudwatch:" + state.live.region() + ":" + state.account + ":alarm:" + name;
    }

    /** By ARN, of those that are there. */
    Map<String, Map<String, String>> tags(List<String> arns, CloudState state) {
        Map<String, Map<String, String>> seen = new TreeMap<>();
        for (AlarmBell bell : bells.values()) {
            String arn = arn(bell.name, state);
            if (arns.contains(arn)) {
                seen.put(arn, tags(bell, state));
            }
        }
        return seen;
    }

    private static Map<String, String> tags(AlarmBell bell, CloudState state) {
        SimEnvironment of = bell.environment == null ? null : state.sims.find(bell.environment);
        String environment = of == null ? "" : of.seen.name();
        for (Map.Entry<String, String> each : state.alarmTags.entrySet()) {
            if (each.getKey().replace("${environment}", environment).equals(bell.name)) {
                String[] pair =
                        each.getValue().replace("${environment}", environment).split("=", 2);
                return Map.of(pair[0], pair[1]);
            }
        }
        return Map.of();
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
