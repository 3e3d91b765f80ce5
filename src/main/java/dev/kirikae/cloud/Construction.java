package dev.kirikae.cloud;

import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.Instance;
import dev.kirikae.model.LiveName;
import dev.kirikae.model.ManagedAction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Builds what an environment is made of. */
final class Construction {

    private final CloudState state;

    Construction(CloudState state) {
        this.state = state;
    }

    /** Instances, and a load balancer unless it is a single instance; a name where none was asked for. */
    void build(SimEnvironment sim, Instant now, int count, String deployment) {
        List<Instance> instances = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            instances.add(instance(sim, deployment));
        }
        sim.instances = List.copyOf(instances);
        String part = state.newPart();
        String region = state.live.region();
        String endpoint;
        if (sim.isSingle()) {
            int low = Math.floorMod(part.hashCode(), 250) + 1;
            endpoint = "203.0.113." + low;
        } else {
            String name = "awseb--AWSEB-" + part.toUpperCase(Locale.ROOT);
            sim.loadBalancer = "arn:aws:elasticloadbalancing:" + region + ":" + state.account + ":loadbalancer/app/"
                    + name + "/" + part;
            endpoint = name.toLowerCase(Locale.ROOT) + "." + region + ".elb.amazonaws.com";
        }
        state.sims.change(sim, EnvironmentEdits.reachable(sim.seen, endpoint), now);
        if (sim.seen.cname() == null && sim.seen.tier() == dev.kirikae.model.Tier.WEB) {
            String cname = LiveName.created(sim.seen.name() + "." + state.newLabel(), region);
            state.sims.change(sim, EnvironmentEdits.named(sim.seen, cname), now);
        }
    }

    /** Adds instances until there are as many as its group keeps. */
    void grow(SimEnvironment sim) {
        List<Instance> instances = new ArrayList<>(sim.instances);
        while (instances.size() < Math.max(sim.least(), sim.desired())) {
            instances.add(instance(sim, "Deployed"));
        }
        sim.instances = List.copyOf(instances);
    }

    static ManagedAction running(ManagedAction action) {
        return new ManagedAction(action.id(), "Running", action.description(), action.windowStart());
    }

    private Instance instance(SimEnvironment sim, String deployment) {
        return new Instance("i-0" + state.newPart(), HealthStatus.OK, sim.seen.version(), deployment, List.of());
    }
}
