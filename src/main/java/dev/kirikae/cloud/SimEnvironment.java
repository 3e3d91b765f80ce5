package dev.kirikae.cloud;

import dev.kirikae.model.Environment;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.Instance;
import dev.kirikae.model.ManagedAction;
import dev.kirikae.model.OptionSetting;
import dev.kirikae.model.ScalingGroup;
import dev.kirikae.model.ScheduledAction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One environment with everything behind it: instances, load balancer, settings, tags, events, traffic. */
public final class SimEnvironment {

    private static final String SCALING = "aws:autoscaling:asg";

    /** What a look shows when nothing lags. */
    Environment seen;

    /** Option settings given by the API; defaults and generated ones are added when somebody looks. */
    List<OptionSetting> given;

    final Map<String, String> tags;
    List<Instance> instances = List.of();
    final List<EventText> events = new ArrayList<>();
    final List<Ownership> ownerships = new ArrayList<>();

    /** ARN; null for a single instance, and before it exists. */
    @Nullable
    String loadBalancer;

    /** Made by a call in this world, as against found in it. */
    boolean candidate;

    /** The health when nothing is under way. */
    HealthStatus resting = HealthStatus.OK;

    /** Its first health checks are done. */
    boolean checked;

    /** Its stack is in a failed state after a termination that did not succeed. */
    boolean broken;

    /** The desired capacity somebody set; null where it follows from what there is. */
    @Nullable
    Integer desired;

    /** Suspended processes of its group. */
    final Set<String> suspended = new TreeSet<>();

    List<ScheduledAction> scheduled = List.of();

    /** Connections that clients keep open for as long as it is there. */
    int connections;

    /** When its logs were asked for last. */
    @Nullable
    Instant logsAsked;

    /** Since when the application answers everything with 500. */
    @Nullable
    Instant sick;

    /** Since when one request in ten fails. */
    @Nullable
    Instant erring;

    @Nullable
    Instant ending;

    @Nullable
    Instant gone;

    @Nullable
    ManagedAction managed;

    /** Requests it has answered since some of them fail. */
    int answered;

    /** Share of the last minute's requests that failed, as enhanced health counts them. */
    double failing;

    /** Its launch asks for a launch configuration, which the account cannot have. */
    boolean withoutTemplate;

    LaunchFate launch = LaunchFate.GOOD;
    TerminationFate termination = TerminationFate.GOOD;

    public SimEnvironment(Environment seen, List<OptionSetting> given, Map<String, String> tags) {
        this.seen = seen;
        this.given = given;
        this.tags = new TreeMap<>(tags);
    }

    String id() {
        return seen.id().value();
    }

    boolean hasStarted() {
        return !instances.isEmpty();
    }

    boolean isSingle() {
        return "SingleInstance".equals(setting("aws:elasticbeanstalk:environment", "EnvironmentType"));
    }

    int least() {
        return number("MinSize", 1);
    }

    /** Beanstalk's default is 4 (Developer Guide, "General options", aws:autoscaling:asg, read 2026-11). */
    int most() {
        return number("MaxSize", Math.max(4, least()));
    }

    /** Name of its Auto Scaling group. */
    String group() {
        return "awseb-" + id() + "-stack-AWSEBAutoScalingGroup";
    }

    /** What its group keeps as many of. */
    int desired() {
        Integer set = desired;
        return set == null ? Math.max(least(), instances.size()) : set;
    }

    ScalingGroup scaling() {
        int most = isSingle() ? Math.max(1, least()) : most();
        return new ScalingGroup(
                group(), Math.min(least(), desired()), desired(), Math.max(most, desired()), List.copyOf(suspended));
    }

    void leastIs(int instances) {
        List<OptionSetting> next = new ArrayList<>(given);
        next.removeIf(s -> s.isFor(SCALING, "MinSize"));
        next.add(new OptionSetting(SCALING, "MinSize", Integer.toString(instances)));
        given = List.copyOf(next);
    }

    private int number(String name, int otherwise) {
        String value = setting(SCALING, name);
        if (value == null) {
            return otherwise;
        }
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException notANumber) {
            return otherwise;
        }
    }

    @Nullable
    String setting(String namespace, String name) {
        for (OptionSetting setting : given) {
            if (setting.isFor(namespace, name)) {
                return setting.value();
            }
        }
        return null;
    }

    void says(Instant at, EventText.Text text, String first, String second, String request) {
        events.add(new EventText(at, text, seen.name(), first, second, request));
    }

    void ownsLiveNameFrom(Instant at) {
        ownerships.add(new Ownership(at, null));
    }

    /** When it last lost the live name; null where it never had it, and where it has it. */
    @Nullable
    Instant lostLiveNameAt() {
        return ownerships.isEmpty()
                ? null
                : ownerships.get(ownerships.size() - 1).to();
    }

    void losesLiveNameAt(Instant at) {
        int last = ownerships.size() - 1;
        if (last >= 0 && ownerships.get(last).to() == null) {
            ownerships.set(last, new Ownership(ownerships.get(last).from(), at));
        }
    }
}
