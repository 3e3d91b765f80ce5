package dev.kirikae.verify;

import dev.kirikae.model.Alarm;
import dev.kirikae.model.Resources;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whom an alarm watches: an alarm does not follow the live name, since metrics have the dimensions of an environment and
 * of its resources (Elastic Beanstalk Developer Guide, health-enhanced-cloudwatch; Application Load Balancers guide,
 * load-balancer-cloudwatch-metrics; read 2026-11).
 *
 * @param why what shows it, for people: dimensions and what they name; empty for what names nothing of either side
 */
public record AlarmBinding(Whose whose, String why) {

    /** Whose metrics an alarm rests on. */
    public enum Whose {
        /** At least one of the candidate's alone, and none of live's alone. */
        CANDIDATE,
        /** All of them of who is live now, proven: after the switch nobody calls that. */
        LIVE,
        /** Both sides', or of neither: an application's own. */
        SHARED,
        /** Not to be known. */
        UNKNOWN
    }

    /**
     * One side of a switch.
     *
     * @param resources what it is made of; null where that is not known
     */
    public record Side(String environmentName, @Nullable Resources resources) {}

    private enum Named {
        YES,
        NO,
        UNKNOWN
    }

    private static final String TARGET_GROUP = "TargetGroup";
    private static final Set<String> OWN = Set.of("AutoScalingGroupName", "InstanceId");
    private static final Set<String> OF_RESOURCES =
            Set.of("LoadBalancer", "LoadBalancerName", "AutoScalingGroupName", "InstanceId", "QueueName");

    /** Whether the resources of both sides are needed to tell whom it watches. */
    public static boolean asksForResources(Alarm alarm) {
        return alarm.watched().stream().flatMap(m -> m.keySet().stream()).anyMatch(OF_RESOURCES::contains);
    }

    /** @param candidate null where it does not exist yet */
    public static AlarmBinding of(Alarm alarm, Side live, @Nullable Side candidate) {
        if (alarm.watched().isEmpty()) {
            return new AlarmBinding(Whose.UNKNOWN, "it is not known which metrics it rests on");
        }
        Map<Whose, String> all = new TreeMap<>();
        for (Map<String, String> metric : alarm.watched()) {
            AlarmBinding one = ofMetric(metric, live, candidate);
            all.putIfAbsent(one.whose(), one.why());
        }
        String stale = all.get(Whose.LIVE);
        if (stale != null && all.size() > 1) {
            return new AlarmBinding(Whose.UNKNOWN, "a part of it watches live alone: " + stale);
        }
        for (Whose whose : List.of(Whose.LIVE, Whose.UNKNOWN, Whose.CANDIDATE, Whose.SHARED)) {
            String why = all.get(whose);
            if (why != null) {
                return new AlarmBinding(whose, why);
            }
        }
        throw new IllegalStateException("an alarm that rests on metrics rests on none");
    }

    private static AlarmBinding ofMetric(Map<String, String> dimensions, Side live, @Nullable Side candidate) {
        Set<Whose> whose = EnumSet.noneOf(Whose.class);
        Map<Whose, List<String>> shown = new TreeMap<>();
        new TreeMap<>(dimensions).forEach((name, value) -> {
            Whose one = ofDimension(name, value, live, candidate, dimensions);
            if (one != null) {
                whose.add(one);
                shown.computeIfAbsent(one, w -> new ArrayList<>()).add(name + " " + value);
            }
        });
        if (whose.contains(Whose.LIVE) && whose.contains(Whose.CANDIDATE)) {
            return new AlarmBinding(
                    Whose.UNKNOWN,
                    words(shown, Whose.LIVE) + " is live's, " + words(shown, Whose.CANDIDATE) + " the candidate's");
        }
        boolean shares = whose.contains(Whose.SHARED) && dimensions.containsKey(TARGET_GROUP);
        if (whose.contains(Whose.LIVE)) {
            return new AlarmBinding(Whose.LIVE, words(shown, Whose.LIVE));
        }
        if (whose.contains(Whose.CANDIDATE)) {
            return new AlarmBinding(Whose.CANDIDATE, words(shown, Whose.CANDIDATE));
        }
        if (whose.contains(Whose.UNKNOWN)) {
            return new AlarmBinding(Whose.UNKNOWN, words(shown, Whose.UNKNOWN));
        }
        if (shares) {
            return new AlarmBinding(Whose.UNKNOWN, TARGET_GROUP + " " + dimensions.get(TARGET_GROUP));
        }
        return whose.contains(Whose.SHARED)
                ? new AlarmBinding(Whose.SHARED, words(shown, Whose.SHARED))
                : new AlarmBinding(Whose.SHARED, "");
    }

    private static String words(Map<Whose, List<String>> shown, Whose whose) {
        return String.join(", ", shown.getOrDefault(whose, List.of()));
    }

    /** Null for a dimension that names nothing of either side. */
    private static @Nullable Whose ofDimension(
            String name, String value, Side live, @Nullable Side candidate, Map<String, String> all) {
        if (name.equals(TARGET_GROUP)) {
            return all.containsKey("LoadBalancer") ? null : Whose.UNKNOWN;
        }
        if (!name.equals("EnvironmentName") && !OF_RESOURCES.contains(name)) {
            return null;
        }
        Named ofLive = named(live, name, value);
        Named ofCandidate = candidate == null ? byTheNextOne(name) : named(candidate, name, value);
        if (ofLive == Named.UNKNOWN || ofCandidate == Named.UNKNOWN) {
            return Whose.UNKNOWN;
        }
        if (ofLive == Named.YES) {
            return ofCandidate == Named.YES ? Whose.SHARED : Whose.LIVE;
        }
        return ofCandidate == Named.YES ? Whose.CANDIDATE : null;
    }

    /** An environment that is not made yet has a name and instances of its own; what it shares is not known. */
    private static Named byTheNextOne(String name) {
        return name.equals("EnvironmentName") || OWN.contains(name) ? Named.NO : Named.UNKNOWN;
    }

    private static Named named(Side side, String name, String value) {
        if (name.equals("EnvironmentName")) {
            return answer(side.environmentName().equals(value));
        }
        Resources resources = side.resources();
        if (resources == null) {
            return Named.UNKNOWN;
        }
        return switch (name) {
            case "LoadBalancer" ->
                answer(resources.loadBalancers().stream().anyMatch(arn -> arn.endsWith(":loadbalancer/" + value)));
            case "LoadBalancerName" -> answer(resources.loadBalancers().contains(value));
            case "AutoScalingGroupName" -> answer(resources.groups().contains(value));
            case "InstanceId" -> answer(resources.instances().contains(value));
            default -> answer(resources.queues().stream().anyMatch(url -> url.endsWith("/" + value)));
        };
    }

    private static Named answer(boolean named) {
        return named ? Named.YES : Named.NO;
    }

    /** Of an alarm that counts, whom it watches, in a few words. */
    public String words() {
        return words("the candidate");
    }

    /** @param subject who is watched, in place of the candidate */
    public String words(String subject) {
        return switch (whose) {
            case CANDIDATE -> "it watches " + subject + " (" + why + ")";
            case LIVE -> "it watches live alone (" + why + ")";
            case SHARED ->
                why.isEmpty() ? "it watches no resource of either side" : "it watches both sides (" + why + ")";
            case UNKNOWN -> "warning: whom it watches is not known (" + why + "); it counts";
        };
    }
}
