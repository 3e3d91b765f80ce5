package dev.kirikae.stages.step;

import dev.kirikae.config.Configuration;
import dev.kirikae.journal.EnvironmentRecord;
import dev.kirikae.model.Datapoint;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Resources;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.StageContext;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Proof that nobody calls an environment any more. A load balancer without requests publishes nothing, so silence is
 * zero only with a control: the same metric had points for the live one in the window, and for this one while it was
 * live.
 */
public final class DrainProof {

    /** Points come one to three minutes late; the newest are left alone. */
    private static final Duration METRIC_LAG = Duration.ofMinutes(3);

    /** Enhanced health is refreshed every ten seconds; what is older than this was not. */
    private static final Duration STALE = Duration.ofMinutes(2);

    private static final Duration CONTROL = Duration.ofMinutes(30);

    private final StageContext context;
    private final Configuration.@Nullable Drain drainPolicy;

    DrainProof(Steps steps) {
        this.context = steps.context();
        this.drainPolicy = steps.policy().configuration().standby().drain();
    }

    /** Null where nobody calls it, or no proof is asked for; else why that is not proved. */
    @Nullable
    public String notDrained(Environment target, Environment live) {
        if (drainPolicy == null) {
            return null;
        }
        List<String> balancers = resources(target.id()).loadBalancers();
        return balancers.isEmpty()
                ? byHealth(target, drainPolicy)
                : byBalancer(balancers.get(0), target, live, drainPolicy);
    }

    private Resources resources(EnvironmentId id) {
        return context.look(new Effect.LookAtResources(id), Answer.ResourcesSeen.class)
                .resources();
    }

    private @Nullable String byBalancer(
            String balancer, Environment target, Environment live, Configuration.Drain drain) {
        Instant to = context.now().minus(METRIC_LAG).truncatedTo(ChronoUnit.MINUTES);
        Instant from = to.minus(drain.window());
        List<Datapoint> points = traffic(balancer, from, to);
        for (Datapoint point : points) {
            if (point.value() > drain.requestsPerMinute()) {
                return target.name() + " had " + Math.round(point.value()) + " requests in the minute of " + point.at()
                        + ", at most " + drain.requestsPerMinute() + " count as drained";
            }
        }
        boolean everyMinute = points.size() >= drain.window().toMinutes();
        return everyMinute ? null : control(balancer, target, live, from, to);
    }

    private @Nullable String control(String balancer, Environment target, Environment live, Instant from, Instant to) {
        List<String> serving = resources(live.id()).loadBalancers();
        if (serving.isEmpty() || traffic(serving.get(0), from, to).isEmpty()) {
            return "the load balancer of " + target.name() + " says nothing, and that of live " + live.name()
                    + " neither: silence proves nothing";
        }
        EnvironmentRecord facts = context.journal().environment(target.id());
        Instant left = facts == null ? null : facts.leftAt();
        if (left == null || traffic(balancer, left.minus(CONTROL), left).isEmpty()) {
            return "the load balancer of " + target.name()
                    + " says nothing, and said nothing while it was live: silence proves nothing";
        }
        return null;
    }

    private List<Datapoint> traffic(String balancer, Instant from, Instant to) {
        return context.look(new Effect.LookAtTraffic(balancer, from, to), Answer.TrafficSeen.class)
                .perMinute();
    }

    private record Seen(Instant since, double most, String why) {}

    /** Without a load balancer the instances' own count is asked, once a minute for the whole window. */
    private @Nullable String byHealth(Environment target, Configuration.Drain drain) {
        Seen end = context.repeat(
                "requests",
                new Seen(context.now(), 0, ""),
                s -> !s.why().isEmpty() || !context.now().isBefore(s.since().plus(drain.window())),
                s -> {
                    context.pause(context.now().plusSeconds(60), "requests to " + target.name());
                    Answer answer = context.look(new Effect.LookAtRequests(target.id()));
                    if (!(answer instanceof Answer.TrafficSeen seen)
                            || seen.perMinute().isEmpty()) {
                        return new Seen(s.since(), s.most(), target.name() + " does not tell its requests");
                    }
                    Datapoint last = seen.perMinute().get(seen.perMinute().size() - 1);
                    if (last.at().isBefore(context.now().minus(STALE))) {
                        return new Seen(
                                s.since(), s.most(), target.name() + " has not told its requests since " + last.at());
                    }
                    double now = last.value();
                    return now > drain.requestsPerMinute()
                            ? new Seen(s.since(), now, target.name() + " has " + Math.round(now) + " requests a minute")
                            : new Seen(s.since(), Math.max(now, s.most()), "");
                });
        return end.why().isEmpty() ? null : end.why();
    }
}
