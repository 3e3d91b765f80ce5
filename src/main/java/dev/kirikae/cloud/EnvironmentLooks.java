package dev.kirikae.cloud;

import dev.kirikae.model.Datapoint;
import dev.kirikae.model.EnvironmentEvent;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.Instance;
import dev.kirikae.model.Resources;
import dev.kirikae.model.Status;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Effect;
import java.time.Duration;
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
            Plant plant = alive(instances.environment());
            return plant == null ? unknown(instances.environment()) : new Answer.InstancesSeen(instances(plant));
        }
        if (look instanceof Effect.LookAtEvents events) {
            return events(events);
        }
        if (look instanceof Effect.LookAtResources resources) {
            Plant plant = alive(resources.environment());
            return plant == null ? unknown(resources.environment()) : new Answer.ResourcesSeen(resources(plant));
        }
        if (look instanceof Effect.LookAtTraffic traffic) {
            return traffic(traffic);
        }
        if (look instanceof Effect.LookAtSettings settings) {
            return settings(settings);
        }
        if (look instanceof Effect.LookAtTags tags) {
            Plant plant = state.estate.named(tags.application(), tags.environmentName());
            return plant == null ? noName(tags.environmentName()) : new Answer.TagsSeen(tags(plant));
        }
        if (look instanceof Effect.LookAtCauses causes) {
            Plant plant = alive(causes.environment());
            return plant == null ? unknown(causes.environment()) : new Answer.CausesSeen(causes(plant));
        }
        if (look instanceof Effect.LookAtManagedActions actions) {
            Plant plant = alive(actions.environment());
            return plant == null
                    ? unknown(actions.environment())
                    : new Answer.ManagedActionsSeen(plant.managed == null ? List.of() : List.of(plant.managed));
        }
        if (look instanceof Effect.LookAtRequests requests) {
            Plant plant = alive(requests.environment());
            return plant == null ? unknown(requests.environment()) : new Answer.TrafficSeen(requests(plant));
        }
        if (look instanceof Effect.AskForLogs logs) {
            Plant plant = alive(logs.environment());
            if (plant == null) {
                return unknown(logs.environment());
            }
            plant.logsAsked = state.now;
            return new Answer.Asked();
        }
        if (look instanceof Effect.LookAtLogs logs) {
            Plant plant = alive(logs.environment());
            return plant == null ? unknown(logs.environment()) : new Answer.LogsSeen(logs(plant));
        }
        throw new IllegalArgumentException("the embedded cloud does not know this look: " + look);
    }

    /** Its own, and those that Beanstalk gives every environment (Developer Guide, using-features.tagging, read 2026-11). */
    private static Map<String, String> tags(Plant plant) {
        Map<String, String> tags = new TreeMap<>(plant.tags);
        tags.put("Name", plant.seen.name());
        tags.put("elasticbeanstalk:environment-id", plant.id());
        tags.put("elasticbeanstalk:environment-name", plant.seen.name());
        return tags;
    }

    private static List<Instance> instances(Plant plant) {
        HealthStatus health = plant.seen.health();
        if (health == HealthStatus.OK) {
            return plant.instances;
        }
        List<Instance> seen = new ArrayList<>(plant.instances.size());
        for (Instance instance : plant.instances) {
            seen.add(new Instance(instance.id(), health, instance.version(), instance.deployment(), causes(plant)));
        }
        return seen;
    }

    private Answer events(Effect.LookAtEvents look) {
        Plant plant = state.estate.find(look.environment());
        if (plant == null) {
            return unknown(look.environment());
        }
        List<EnvironmentEvent> events = new ArrayList<>();
        for (Saying saying : plant.sayings) {
            if (!saying.at().isAfter(state.now) && !saying.at().isBefore(look.since())) {
                events.add(saying.spoken());
            }
        }
        events.sort(Comparator.comparing(EnvironmentEvent::at));
        return new Answer.EventsSeen(events.subList(Math.max(0, events.size() - MOST_EVENTS), events.size()));
    }

    private static Resources resources(Plant plant) {
        if (!plant.hasStarted()) {
            return new Resources(List.of(), List.of(), List.of(), List.of());
        }
        String balancer = plant.loadBalancer;
        return new Resources(
                balancer == null ? List.of() : List.of(balancer),
                List.of("awseb-" + plant.id() + "-stack-AWSEBAutoScalingGroup"),
                plant.instances.stream().map(Instance::id).toList(),
                List.of());
    }

    private Answer traffic(Effect.LookAtTraffic look) {
        for (Plant plant : state.estate.all()) {
            if (look.loadBalancer().equals(plant.loadBalancer)) {
                return new Answer.TrafficSeen(Traffic.points(plant, look.from(), look.to(), state.now, state.profile));
            }
        }
        return new Answer.TrafficSeen(List.of());
    }

    /** The minute that is under way, as enhanced health counts it; nothing while there is no instance to count. */
    private List<Datapoint> requests(Plant plant) {
        if (!plant.hasStarted()) {
            return List.of();
        }
        long minute = Math.floorDiv(state.now.getEpochSecond(), 60L);
        return List.of(new Datapoint(state.now, Traffic.requests(plant, minute, state.profile)));
    }

    private Answer settings(Effect.LookAtSettings look) {
        String template = look.template();
        if (template != null) {
            Shelf.Saved saved = state.shelf.configurations.get(template);
            return saved == null
                    ? new Answer.Missing(
                            Answer.Trouble.ABSENT, "No Configuration Template named '" + template + "' found.")
                    : new Answer.SettingsSeen(saved.settings());
        }
        String name = look.environmentName() == null ? "" : look.environmentName();
        Plant plant = state.estate.named(look.application(), name);
        return plant == null ? noName(name) : new Answer.SettingsSeen(EffectiveSettings.of(plant));
    }

    /** Cause texts as the Developer Guide lists them (health-enhanced-status, read 2026-11). */
    private static List<String> causes(Plant plant) {
        return switch (plant.seen.health()) {
            case OK -> List.of();
            case PENDING -> List.of("Initialization in progress (running for 12 seconds).");
            case INFO -> List.of("Configuration update in progress (running for 3 seconds).");
            case WARNING, DEGRADED, SEVERE -> List.of("ELB health is failing or not available for all instances.");
            case UNKNOWN, NO_DATA, SUSPENDED, NONE, UNRECOGNISED -> List.of("None of the instances are sending data.");
        };
    }

    private Map<String, String> logs(Plant plant) {
        Map<String, String> tails = new TreeMap<>();
        if (plant.logsAsked == null || state.now.isBefore(plant.logsAsked.plus(COLLECTING))) {
            return tails;
        }
        boolean well = plant.sick == null && plant.resting == HealthStatus.OK;
        for (Instance instance : plant.instances) {
            tails.put(
                    instance.id(),
                    "/var/log/web.stdout.log\n" + plant.seen.version()
                            + (well ? ": listening on port 5000\n" : ": error: cannot serve requests\n"));
        }
        return tails;
    }

    private @Nullable Plant alive(EnvironmentId id) {
        Plant plant = state.estate.find(id);
        return plant == null || plant.seen.status() == Status.TERMINATED ? null : plant;
    }

    private static Answer unknown(EnvironmentId id) {
        return new Answer.Missing(Answer.Trouble.ABSENT, "No Environment found for EnvironmentId = '" + id + "'.");
    }

    private static Answer noName(String name) {
        return new Answer.Missing(Answer.Trouble.ABSENT, "No Environment found for EnvironmentName = '" + name + "'.");
    }
}
