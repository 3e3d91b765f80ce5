package dev.kirikae.stages.step;

import dev.kirikae.config.Configuration;
import dev.kirikae.journal.EnvironmentRecord;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.ReleaseRecord;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** Served for less than that, a load balancer may have published nothing. */
    private static final Duration BRIEF = Duration.ofMinutes(10);

    /** So many windows of silence stand for a control that there cannot be. */
    private static final int LONGER = 4;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final StageContext context;
    private final Configuration.@Nullable Drain drainPolicy;

    DrainProof(Steps steps) {
        this.context = steps.context();
        this.drainPolicy = steps.policy().configuration().standby().drain();
    }

    /**
     * What is not proved.
     *
     * @param why for people, without a full stop
     * @param next when it may be, should nothing call it any more
     */
    public record Undrained(String why, Instant next) {}

    /** Null where nobody calls it, or no proof is asked for; else why that is not proved. */
    @Nullable
    public Undrained notDrained(Environment target, Environment live) {
        if (drainPolicy == null) {
            return null;
        }
        List<String> balancers = resources(target.id()).loadBalancers();
        if (balancers.isEmpty()) {
            String why = byHealth(target, drainPolicy);
            return why == null ? uncounted(target, "without a load balancer") : later(why, drainPolicy);
        }
        for (String balancer : balancers) {
            Undrained why = byBalancer(balancer, target, live, drainPolicy);
            if (why != null) {
                return why;
            }
        }
        return null;
    }

    private Undrained later(String why, Configuration.Drain drain) {
        return new Undrained(why, context.now().plus(drain.window()).plus(METRIC_LAG));
    }

    private Resources resources(EnvironmentId id) {
        return context.look(new Effect.LookAtResources(id), Answer.ResourcesSeen.class)
                .resources();
    }

    private @Nullable Undrained byBalancer(
            String balancer, Environment target, Environment live, Configuration.Drain drain) {
        Instant to = context.now().minus(METRIC_LAG).truncatedTo(ChronoUnit.MINUTES);
        Instant from = to.minus(drain.window());
        List<Datapoint> points = traffic(balancer, from, to);
        Datapoint loud = last(points, drain);
        if (loud != null) {
            return new Undrained(
                    target.name() + " had " + Math.round(loud.value()) + " requests in the minute of " + loud.at()
                            + ", at most " + drain.requestsPerMinute() + " count as drained",
                    silentFor(drain.window(), loud));
        }
        boolean everyMinute = points.size() >= drain.window().toMinutes();
        Undrained silence = everyMinute ? null : control(balancer, target, live, from, to, drain);
        return silence == null ? connected(balancer, target, points, from, to, drain) : silence;
    }

    /** The newest point that is too loud; null where none is. */
    private static @Nullable Datapoint last(List<Datapoint> points, Configuration.Drain drain) {
        Datapoint loud = null;
        for (Datapoint point : points) {
            loud = point.value() > drain.requestsPerMinute() ? point : loud;
        }
        return loud;
    }

    /** From when on the window no longer holds this point, and is published. */
    private static Instant silentFor(Duration window, Datapoint loud) {
        return loud.at().plus(MINUTE).plus(window).plus(METRIC_LAG);
    }

    private @Nullable Undrained control(
            String balancer,
            Environment target,
            Environment live,
            Instant from,
            Instant to,
            Configuration.Drain drain) {
        List<String> serving = resources(live.id()).loadBalancers();
        if (serving.isEmpty() || traffic(serving.get(0), from, to).isEmpty()) {
            return later(
                    "the load balancer of " + target.name() + " says nothing, and that of live " + live.name()
                            + " neither: silence proves nothing",
                    drain);
        }
        EnvironmentRecord facts = context.journal().environment(target.id());
        Instant left = facts == null ? null : facts.leftAt();
        if (left != null && isBrief(target, left)) {
            return brief(balancer, target, left, to, drain);
        }
        if (left == null || traffic(balancer, left.minus(CONTROL), left).isEmpty()) {
            return later(
                    "the load balancer of " + target.name()
                            + " says nothing, and said nothing while it was live: silence proves nothing",
                    drain);
        }
        return null;
    }

    /** Whether it served for so short a time that its load balancer may have told nothing of that. */
    private boolean isBrief(Environment target, Instant left) {
        ReleaseRecord release = context.journal().releaseOf(target.id());
        Instant came = release == null ? null : release.switchedAt();
        return came != null && came.isBefore(left) && left.isBefore(came.plus(BRIEF));
    }

    /** Without a control it takes a longer silence: four windows, all after it was left. */
    private @Nullable Undrained brief(
            String balancer, Environment target, Instant left, Instant to, Configuration.Drain drain) {
        Duration silence = drain.window().multipliedBy(LONGER);
        String live = target.name()
                + " was live too briefly for its load balancer to tell: drained once it has been silent for "
                + silence.toMinutes() + " min";
        if (to.minus(silence).isBefore(left)) {
            return new Undrained(
                    live,
                    left.truncatedTo(ChronoUnit.MINUTES)
                            .plus(MINUTE)
                            .plus(silence)
                            .plus(METRIC_LAG));
        }
        Datapoint loud = last(traffic(balancer, to.minus(silence), to), drain);
        return loud == null
                ? null
                : new Undrained(live + ", and it was called at " + loud.at(), silentFor(silence, loud));
    }

    /**
     * Connections that stay open show in every minute, whatever comes and goes beside them. A request explains two, a client's
     * and the one to the target.
     */
    private @Nullable Undrained connected(
            String balancer,
            Environment target,
            List<Datapoint> requests,
            Instant from,
            Instant to,
            Configuration.Drain drain) {
        Answer answer = context.look(new Effect.LookAtConnections(balancer, from, to));
        if (answer instanceof Answer.Missing missing) {
            return missing.trouble() == Answer.Trouble.UNSUPPORTED
                    ? uncounted(target, "by its load balancer: " + missing.why())
                    : later("the connections of " + target.name() + " cannot be counted: " + missing.why(), drain);
        }
        Map<Instant, Double> unexplained = new HashMap<>();
        ((Answer.TrafficSeen) answer).perMinute().forEach(point -> unexplained.put(point.at(), point.value()));
        requests.forEach(point -> unexplained.computeIfPresent(point.at(), (at, open) -> open - 2 * point.value()));
        double least = Double.MAX_VALUE;
        for (Instant minute = from; minute.isBefore(to); minute = minute.plus(MINUTE)) {
            least = Math.min(least, unexplained.getOrDefault(minute, 0.0));
        }
        return least <= drain.connections()
                ? null
                : later(
                        target.name() + " has had " + Math.round(least) + " connections open all through the last "
                                + drain.window().toMinutes()
                                + " min that no request explains: clients that stay connected, at most "
                                + drain.connections() + " count as drained (standby.drain.connections)",
                        drain);
    }

    /** That nobody stays connected is not known: it is said, and stops nothing. */
    private @Nullable Undrained uncounted(Environment target, String how) {
        context.record(new JournalEntry.Warned(
                target.id(),
                "connections that clients keep open to " + target.name() + " are not counted " + how,
                context.now()));
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
