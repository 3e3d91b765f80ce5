package dev.kirikae.stages;

import dev.kirikae.journal.JournalEntry;
import dev.kirikae.model.Datapoint;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.HealthColour;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.ManagedAction;
import dev.kirikae.model.OptionSetting;
import dev.kirikae.model.ScalingGroup;
import dev.kirikae.model.Status;
import dev.kirikae.model.Tier;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What looks may show that the calm cloud does not. */
public final class Looks {

    private Looks() {}

    /** One environment as it is, or changed. */
    public static ReleaseRun.Changing environment(EnvironmentId id, UnaryOperator<Environment> change) {
        return (look, answer) -> answer instanceof Answer.EnvironmentsSeen seen
                ? new Answer.EnvironmentsSeen(seen.environments().stream()
                        .map(e -> e.id().equals(id) ? change.apply(e) : e)
                        .toList())
                : answer;
    }

    /** Whether it is a probe through the live name. */
    static boolean asksLive(Effect effect) {
        return effect instanceof Effect.Probe probe && probe.request().host().startsWith("push-api.");
    }

    public static Environment with(Environment e, HealthColour colour, HealthStatus health) {
        return copy(e, colour, health, e.cname(), e.tier(), e.created());
    }

    static Environment named(Environment e, @Nullable String cname) {
        return copy(e, e.colour(), e.health(), cname, e.tier(), e.created());
    }

    /** One of which Beanstalk tells neither a name nor an endpoint. */
    public static Environment addressless(Environment e) {
        return new Environment(
                e.id(),
                e.name(),
                e.application(),
                e.version(),
                e.status(),
                e.colour(),
                e.health(),
                null,
                null,
                e.platform(),
                e.tier(),
                e.created(),
                e.updated(),
                e.abortable(),
                e.description());
    }

    static Environment of(Environment e, Tier tier) {
        return copy(e, e.colour(), e.health(), e.cname(), tier, e.created());
    }

    public static Environment created(Environment e, Instant at) {
        return copy(e, e.colour(), e.health(), e.cname(), e.tier(), at);
    }

    private static Environment copy(
            Environment e,
            HealthColour colour,
            HealthStatus health,
            @Nullable String cname,
            Tier tier,
            Instant created) {
        return new Environment(
                e.id(),
                e.name(),
                e.application(),
                e.version(),
                e.status(),
                colour,
                health,
                cname,
                e.endpoint(),
                e.platform(),
                tier,
                created,
                e.updated(),
                e.abortable(),
                e.description());
    }

    /** From the entry on that a first release has the live name: every probe is answered so. */
    static Function<Effect, @Nullable Answer> probedOnceSwitched(Answer probed) {
        boolean[] switched = {false};
        return effect -> {
            switched[0] |= effect instanceof Effect.Append append && append.entry() instanceof JournalEntry.Switched;
            return switched[0] && effect instanceof Effect.Probe ? probed : null;
        };
    }

    /** One of them in this status. */
    public static Answer.EnvironmentsSeen withStatus(Answer.EnvironmentsSeen seen, EnvironmentId which, Status status) {
        return new Answer.EnvironmentsSeen(seen.environments().stream()
                .map(e -> e.id().equals(which) ? withStatus(e, e.version(), status) : e)
                .toList());
    }

    /** One of them Updating, where it is Ready. */
    static Answer.EnvironmentsSeen updating(Answer.EnvironmentsSeen seen, EnvironmentId which) {
        boolean ready = seen.environments().stream().anyMatch(e -> e.id().equals(which) && e.isReady());
        return ready ? withStatus(seen, which, Status.UPDATING) : seen;
    }

    /** One of them without a version. */
    public static Answer.EnvironmentsSeen versionless(Answer.EnvironmentsSeen seen, EnvironmentId which) {
        return new Answer.EnvironmentsSeen(seen.environments().stream()
                .map(e -> e.id().equals(which) ? withStatus(e, null, e.status()) : e)
                .toList());
    }

    static Environment withStatus(Environment e, @Nullable String version, Status status) {
        return new Environment(
                e.id(),
                e.name(),
                e.application(),
                version,
                status,
                e.colour(),
                e.health(),
                e.cname(),
                e.endpoint(),
                e.platform(),
                e.tier(),
                e.created(),
                e.updated(),
                e.abortable(),
                e.description());
    }

    /** Settings of one environment, more than it has. */
    static ReleaseRun.Changing settings(String environmentName, OptionSetting... more) {
        return (look, answer) -> {
            boolean meant = look instanceof Effect.LookAtSettings settings
                    && environmentName.equals(settings.environmentName());
            if (!meant || !(answer instanceof Answer.SettingsSeen seen)) {
                return answer;
            }
            List<OptionSetting> all = new ArrayList<>(List.of(more));
            all.addAll(seen.settings());
            return new Answer.SettingsSeen(all);
        };
    }

    static ReleaseRun.Changing managedActions(EnvironmentId id, ManagedAction action) {
        return (look, answer) -> look instanceof Effect.LookAtManagedActions actions
                        && actions.environment().equals(id)
                ? new Answer.ManagedActionsSeen(List.of(action))
                : answer;
    }

    static ReleaseRun.Changing instances(EnvironmentId id, int atMost) {
        return (look, answer) -> look instanceof Effect.LookAtInstances instances
                        && instances.environment().equals(id)
                        && answer instanceof Answer.InstancesSeen seen
                ? new Answer.InstancesSeen(seen.instances()
                        .subList(0, Math.min(atMost, seen.instances().size())))
                : answer;
    }

    public static ReleaseRun.Changing both(ReleaseRun.Changing one, ReleaseRun.Changing other) {
        return (look, answer) -> other.change(look, one.change(look, answer));
    }

    /** Every load balancer has so many requests in each minute. */
    static Function<Effect, @Nullable Answer> traffic(double perMinute) {
        return effect -> {
            if (!(effect instanceof Effect.LookAtTraffic look)) {
                return null;
            }
            List<Datapoint> points = new ArrayList<>();
            for (Instant at = look.from(); at.isBefore(look.to()); at = at.plusSeconds(60)) {
                points.add(new Datapoint(at, perMinute));
            }
            return new Answer.TrafficSeen(points);
        };
    }

    static Function<Effect, @Nullable Answer> ancestry(Answer.AncestrySeen answer) {
        return effect -> effect instanceof Effect.LookAtAncestry ? answer : null;
    }

    /** Every group is as large as it may be. */
    static Function<Effect, @Nullable Answer> noCapacity() {
        return effect -> effect instanceof Effect.LookAtGroup look
                ? new Answer.GroupSeen(new ScalingGroup(look.group(), 1, 1, 1, List.of()))
                : null;
    }
}
