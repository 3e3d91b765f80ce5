package dev.kirikae.cloud;

import dev.kirikae.model.Datapoint;
import dev.kirikae.model.EnvironmentEvent;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.Instance;
import dev.kirikae.model.Resources;
import dev.kirikae.model.Status;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Answers looks at one environment. What is terminated is "not found", though listings still show it. */
final class EnvironmentLooks {

    private static final int MOST_EVENTS = 1000;

    /** Collecting log tails takes some seconds. */
    private static final Duration COLLECTING = Duration.ofSeconds(5);

    private final CloudState state;

    EnvironmentLooks(CloudState state) {
        this.state = state;
    }

    Answer at(Effect.Look look) {
        if (look instanceof Effect.LookAtInstances instances) {
            SimEnvironment sim = alive(instances.environment());
            return sim == null ? unknown(instances.environment()) : new Answer.InstancesSeen(instances(sim));
        }
        if (look instanceof Effect.LookAtEvents events) {
            return events(events);
        }
        if (look instanceof Effect.LookAtResources resources) {
            SimEnvironment sim = alive(resources.environment());
            return sim == null ? unknown(resources.environment()) : new Answer.ResourcesSeen(resources(sim));
        }
        if (look instanceof Effect.LookAtTraffic traffic) {
            return traffic(traffic);
        }
        if (look instanceof Effect.LookAtErrors errors) {
            return errors(errors);
        }
        if (look instanceof Effect.LookAtSettings settings) {
            return settings(settings);
        }
        if (look instanceof Effect.LookAtTags tags) {
            SimEnvironment sim = state.sims.named(tags.application(), tags.environmentName());
            return sim == null ? noName(tags.environmentName()) : new Answer.TagsSeen(tags(sim));
        }
        if (look instanceof Effect.LookAtCauses causes) {
            SimEnvironment sim = alive(causes.environment());
            return sim == null ? unknown(causes.environment()) : new Answer.CausesSeen(causes(sim));
        }
        if (look instanceof Effect.LookAtManagedActions actions) {
            SimEnvironment sim = alive(actions.environment());
            return sim == null
                    ? unknown(actions.environment())
                    : new Answer.ManagedActionsSeen(sim.managed == null ? List.of() : List.of(sim.managed));
        }
        if (look instanceof Effect.LookAtRequests requests) {
            SimEnvironment sim = alive(requests.environment());
            return sim == null ? unknown(requests.environment()) : new Answer.TrafficSeen(requests(sim));
        }
        if (look instanceof Effect.AskForLogs logs) {
            SimEnvironment sim = alive(logs.environment());
            if (sim == null) {
                return unknown(logs.environment());
            }
            sim.logsAsked = state.now;
            return new Answer.Asked();
        }
        if (look instanceof Effect.LookAtLogs logs) {
            SimEnvironment sim = alive(logs.environment());
            return sim == null ? unknown(logs.environment()) : new Answer.LogsSeen(logs(sim, logs));
        }
        if (look instanceof Effect.LookAtGroup group) {
            SimEnvironment sim = new GroupChanges(state).owner(group.group());
            return sim == null ? noGroup(group.group()) : new Answer.GroupSeen(sim.scaling());
        }
        if (look instanceof Effect.LookAtScheduledActions actions) {
            SimEnvironment sim = new GroupChanges(state).owner(actions.group());
            return new Answer.ScheduledActionsSeen(sim == null ? List.of() : sim.scheduled);
        }
        if (look instanceof Effect.LookAtConnections connections) {
            return connections(connections);
        }
        throw new IllegalArgumentException("the embedded cloud does not know this look: " + look);
    }

    /** Its own, and those that Beanstalk gives every environment (Developer Guide, using-features.tagging, read 2026-11). */
    private static Map<String, String> tags(SimEnvironment sim) {
        Map<String, String> tags = new TreeMap<>(sim.tags);
        tags.put("Name", sim.seen.name());
        tags.put("elasticbeanstalk:environment-id", sim.id());
        tags.put("elasticbeanstalk:environment-name", sim.seen.name());
        return tags;
    }

    private List<Instance> instances(SimEnvironment sim) {
        HealthStatus health = sim.seen.health();
        if (health == HealthStatus.OK) {
            return sim.instances;
        }
        List<Instance> seen = new ArrayList<>(sim.instances.size());
        for (Instance instance : sim.instances) {
            seen.add(new Instance(instance.id(), health, instance.version(), instance.deployment(), causes(sim)));
        }
        return seen;
    }

    private Answer events(Effect.LookAtEvents look) {
        SimEnvironment sim = state.sims.find(look.environment());
        if (sim == null) {
            return unknown(look.environment());
        }
        List<EnvironmentEvent> events = new ArrayList<>();
        for (EventText event : sim.events) {
            if (!event.at().isAfter(state.now) && !event.at().isBefore(look.since())) {
                events.add(event.spoken());
            }
        }
        events.sort(Comparator.comparing(EnvironmentEvent::at));
        return new Answer.EventsSeen(events.subList(Math.max(0, events.size() - MOST_EVENTS), events.size()));
    }

    private static Resources resources(SimEnvironment sim) {
        if (!sim.hasStarted()) {
            return new Resources(List.of(), List.of(), List.of(), List.of());
        }
        String balancer = sim.loadBalancer;
        return new Resources(
                balancer == null ? List.of() : List.of(balancer),
                List.of(sim.group()),
                sim.instances.stream().map(Instance::id).toList(),
                List.of());
    }

    private Answer traffic(Effect.LookAtTraffic look) {
        for (SimEnvironment sim : state.sims.all()) {
            if (look.loadBalancer().equals(sim.loadBalancer)) {
                return new Answer.TrafficSeen(SimTraffic.points(sim, look.from(), look.to(), state.now, state.profile));
            }
        }
        return new Answer.TrafficSeen(List.of());
    }

    private Answer connections(Effect.LookAtConnections look) {
        for (SimEnvironment sim : state.sims.all()) {
            if (look.loadBalancer().equals(sim.loadBalancer)) {
                return new Answer.TrafficSeen(
                        SimTraffic.connections(sim, look.from(), look.to(), state.now, state.profile));
            }
        }
        return new Answer.TrafficSeen(List.of());
    }

    private Answer errors(Effect.LookAtErrors look) {
        for (SimEnvironment sim : state.sims.all()) {
            if (look.loadBalancer().equals(sim.loadBalancer)) {
                return new Answer.TrafficSeen(
                        SimTraffic.errors(sim, look.errors(), look.from(), look.to(), state.now, state.profile));
            }
        }
        return new Answer.TrafficSeen(List.of());
    }

    /** The minute that is under way, as enhanced health counts it; nothing while there is no instance to count. */
    private List<Datapoint> requests(SimEnvironment sim) {
        if (!sim.hasStarted()) {
            return List.of();
        }
        long minute = Math.floorDiv(state.now.getEpochSecond(), 60L);
        return List.of(new Datapoint(state.now, SimTraffic.requests(sim, minute, state.profile)));
    }

    private Answer settings(Effect.LookAtSettings look) {
        String template = look.template();
        if (template != null) {
            ArtifactStore.Saved saved = state.artifacts.configurations.get(template);
            return saved == null
                    ? new Answer.Missing(
                            Answer.Trouble.ABSENT, "No Configuration Template named '" + template + "' found.")
                    : new Answer.SettingsSeen(saved.settings());
        }
        String name = look.environmentName() == null ? "" : look.environmentName();
        SimEnvironment sim = state.sims.named(look.application(), name);
        return sim == null ? noName(name) : new Answer.SettingsSeen(EffectiveSettings.of(sim));
    }

    /** Cause texts as the Developer Guide lists them (health-enhanced-status, read 2026-11). */
    private List<String> causes(SimEnvironment sim) {
        if (has(sim.sick)) {
            return List.of("100.0 % of the requests are failing with HTTP 5xx.");
        }
        if (has(sim.erring)) {
            return List.of("10.0 % of the requests are failing with HTTP 5xx.");
        }
        return switch (sim.seen.health()) {
            case OK -> List.of();
            case PENDING -> List.of("Initialization in progress (running for 12 seconds).");
            case INFO -> List.of("Configuration update in progress (running for 3 seconds).");
            case WARNING, DEGRADED, SEVERE ->
                sim.failing > 0
                        ? List.of(ErrorHealth.cause(sim.failing))
                        : List.of("ELB health is failing or not available for all instances.");
            case UNKNOWN, NO_DATA, SUSPENDED, NONE, UNRECOGNISED -> List.of("None of the instances are sending data.");
        };
    }

    private boolean has(@Nullable Instant since) {
        return since != null && !since.isAfter(state.now);
    }

    private Map<String, String> logs(SimEnvironment sim, Effect.LookAtLogs look) {
        Map<String, String> tails = new TreeMap<>();
        if (sim.logsAsked == null
                || sim.logsAsked.isBefore(look.since())
                || state.now.isBefore(sim.logsAsked.plus(COLLECTING))) {
            return tails;
        }
        boolean well = !has(sim.sick) && !has(sim.erring) && sim.resting == HealthStatus.OK;
        List<Instance> wanted =
                sim.instances.stream().filter(i -> look.wants(i.id())).toList();
        for (Instance instance : wanted) {
            tails.put(
                    instance.id(),
                    "/var/log/web.stdout.log\n" + sim.seen.version()
                            + (well ? ": listening on port 5000\n" : ": error: cannot serve requests\n"));
        }
        return tails;
    }

    private static Answer noGroup(String group) {
        return new Answer.Missing(Answer.Trouble.ABSENT, "there is no Auto Scaling group " + group);
    }

    private @Nullable SimEnvironment alive(EnvironmentId id) {
        SimEnvironment sim = state.sims.find(id);
        return sim == null || sim.seen.status() == Status.TERMINATED ? null : sim;
    }

    private static Answer unknown(EnvironmentId id) {
        return new Answer.Missing(Answer.Trouble.ABSENT, "No Environment found for EnvironmentId = '" + id + "'.");
    }

    private static Answer noName(String name) {
        return new Answer.Missing(Answer.Trouble.ABSENT, "No Environment found for EnvironmentName = '" + name + "'.");
    }
}
