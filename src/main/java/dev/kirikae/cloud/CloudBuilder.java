package dev.kirikae.cloud;

import dev.kirikae.model.Alarm;
import dev.kirikae.model.ApplicationVersion;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.HealthColour;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.LiveName;
import dev.kirikae.model.ManagedAction;
import dev.kirikae.model.OptionSetting;
import dev.kirikae.model.Status;
import dev.kirikae.model.StoredObject;
import dev.kirikae.model.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says what a cloud starts with. Steps may come in any order, but for the profile, which comes first. */
public final class CloudBuilder {

    /** How old everything is that was there before. */
    private static final Duration AGE = Duration.ofDays(30);

    private final String account;
    private final LiveName live;
    private final Instant start;
    private Profile profile = Profile.USUAL;
    private LedgerStore ledger = new MemoryLedger();
    private @Nullable CloudState building;

    CloudBuilder(String account, LiveName live, Instant start) {
        this.account = account;
        this.live = live;
        this.start = start;
    }

    public CloudBuilder profile(Profile given) {
        if (building != null) {
            throw new IllegalStateException("the profile comes before everything else");
        }
        profile = given;
        return this;
    }

    public CloudBuilder ledger(LedgerStore given) {
        ledger = given;
        return this;
    }

    public CloudBuilder application(String name) {
        state().applications.add(name);
        return this;
    }

    /** Solution stacks on offer, newest first. */
    public CloudBuilder platforms(List<String> names) {
        state().platforms.addAll(names);
        return this;
    }

    /** A version, its bundle in the region's bucket. */
    public CloudBuilder version(String label) {
        String key = key(label);
        CloudState state = state();
        state.artifacts.put(new StoredObject(state.bucket(), key, 1, null, null));
        return version(new ApplicationVersion(label, "UNPROCESSED", state.bucket(), key, start.minus(AGE), null));
    }

    /** Where the bundle of a version lies that was there before. */
    static String key(String label) {
        return "kirikae/bundles/" + label + ".zip";
    }

    public CloudBuilder version(ApplicationVersion version) {
        state().artifacts.versions.put(version.label(), version);
        return this;
    }

    public CloudBuilder object(StoredObject object) {
        state().artifacts.put(object);
        return this;
    }

    /**
     * A web environment that is there, Ready and Ok, with its version.
     *
     * @param prefix what is before the region in its CNAME
     * @param instances how many there are, and must be at least
     */
    public CloudBuilder environment(
            EnvironmentId id, String application, String name, String prefix, String version, int instances) {
        application(application).version(version);
        CloudState state = state();
        if (state.platforms.isEmpty()) {
            platforms(List.of("64bit Amazon Linux 2023 v6.1.0 running Node.js 22"));
        }
        return environment(
                new Environment(
                        id,
                        name,
                        application,
                        version,
                        Status.READY,
                        HealthColour.GREEN,
                        HealthStatus.OK,
                        new LiveName(prefix, live.region()).fullName(),
                        null,
                        state.platforms.get(0),
                        Tier.WEB,
                        start.minus(AGE),
                        start.minus(AGE),
                        false,
                        ""),
                List.of(new OptionSetting("aws:autoscaling:asg", "MinSize", Integer.toString(instances))),
                Map.of(),
                instances);
    }

    /** An environment that is there, exactly as a look has shown it, with the settings the API gave it. */
    public CloudBuilder environment(
            Environment seen, List<OptionSetting> given, Map<String, String> tags, int instances) {
        CloudState state = state();
        state.applications.add(seen.application());
        SimEnvironment sim = new SimEnvironment(seen, given, tags);
        sim.checked = true;
        sim.resting = seen.health();
        state.sims.add(sim, start.minus(AGE));
        if (seen.status() == Status.TERMINATED) {
            sim.gone = seen.updated();
            return this;
        }
        String endpoint = seen.endpoint();
        new Construction(state).build(sim, start.minus(AGE), instances, "Deployed");
        if (endpoint != null) {
            sim.seen = EnvironmentEdits.reachable(sim.seen, endpoint);
        }
        finishes(sim);
        if (live.isOwnedBy(sim.seen)) {
            sim.ownsLiveNameFrom(start.minus(AGE));
        }
        return this;
    }

    /** What is under way in an environment that was found so takes as long as if it had begun now. */
    private void finishes(SimEnvironment sim) {
        EventQueue queue = state().queue;
        switch (sim.seen.status()) {
            case LAUNCHING -> {
                sim.checked = false;
                sim.resting = HealthStatus.OK;
                queue.plan(start.plus(profile.launch()), ScheduledEvent.Kind.LAUNCH_ENDS, sim.id(), "", "");
            }
            case TERMINATING -> {
                sim.ending = start;
                queue.plan(start.plus(profile.termination()), ScheduledEvent.Kind.TERMINATION_ENDS, sim.id(), "", "");
            }
            case READY, TERMINATED -> {
                // nothing is under way
            }
            case UPDATING, ABORTING, LINKING_FROM, LINKING_TO, UNKNOWN -> {
                sim.resting = HealthStatus.OK;
                queue.plan(start.plus(profile.update()), ScheduledEvent.Kind.UPDATE_ENDS, sim.id(), "", "");
            }
        }
    }

    /** A managed platform update of an environment that waits for its window. */
    public CloudBuilder managedUpdate(EnvironmentId id, Instant window) {
        CloudState state = state();
        state.sims.get(id.value()).managed = new ManagedAction("managed-" + id, "Scheduled", "Platform update", window);
        state.queue.plan(window, ScheduledEvent.Kind.MANAGED_UPDATE_BEGINS, id.value(), "", "");
        return this;
    }

    /** CNAME prefixes that other customers hold. */
    public CloudBuilder foreignName(String prefix) {
        state().names.foreign.add(prefix);
        return this;
    }

    /** A name of one's own that leads to another name. */
    public CloudBuilder domain(String host, String leadsTo) {
        state().names.domains.put(host, leadsTo);
        return this;
    }

    /** The region's bucket belongs to somebody else. */
    public CloudBuilder foreignBucket() {
        state().foreignBucket = true;
        return this;
    }

    /**
     * A queue that holds so many messages, and as many dead letters.
     *
     * @param name its name or URL; a variable in it stands for any text
     */
    public CloudBuilder queue(String name, int held) {
        state().queues.put(name, held);
        return this;
    }

    /**
     * A green alarm on failed requests. A name that holds {@code ${environment}} stands for one that every environment
     * brings; any other follows whoever owns the live name.
     */
    public CloudBuilder alarm(String name) {
        CloudState state = state();
        if (!name.contains("${environment}")) {
            state.alarms.exists(name, start.minus(AGE));
        } else {
            state.alarms.brought.add(name);
        }
        return this;
    }

    /** A queue that is told of every change of an alarm. */
    public CloudBuilder alarmFeed(String queue) {
        state().alarmFeed = queue;
        return this;
    }

    /**
     * The tag that an alarm carries.
     *
     * @param tag as {@code key=value}; may hold {@code ${environment}} where the name does
     */
    public CloudBuilder alarmTag(String name, String tag) {
        state().alarmTags.put(name, tag);
        return this;
    }

    /** An alarm that is in this state and stays there, whatever happens. */
    public CloudBuilder alarm(String name, Alarm.State state, Instant since) {
        state().alarms.pinned(name, state, since);
        return this;
    }

    /** An alarm of the account that is green and watches nothing that can go wrong here. */
    public CloudBuilder alarmApart(String name, String watches) {
        state().alarms.existsApart(name, watches, start.minus(AGE));
        return this;
    }

    /** What the bundle of a version is known to hold. */
    public CloudBuilder bundle(String version, BundleContent content) {
        state().contents.put(version, content);
        return this;
    }

    /** Most environments and versions there may be. */
    public CloudBuilder quotas(int environments, int versions) {
        state().mostEnvironments = environments;
        state().mostVersions = versions;
        return this;
    }

    /**
     * A caller does not see this.
     *
     * @param caller name of its client, or {@link EmbeddedCloud#EVERY_CALLER}
     */
    public CloudBuilder hidden(String caller, Hidden thing) {
        state().visibility.hide(caller, thing);
        return this;
    }

    public CloudBuilder incident(Incident incident) {
        state().incidents.add(incident);
        return this;
    }

    /** The cloud; the builder is done with. */
    public EmbeddedCloud build() {
        CloudState state = state();
        for (SimEnvironment sim : new ArrayList<>(state.sims.all())) {
            if (sim.hasStarted()) {
                state.alarms.brings(sim, start.minus(AGE), Alarm.State.OK, state.contents.get("" + sim.seen.version()));
            }
        }
        return new EmbeddedCloud(state, ledger, new ExecutionLog());
    }

    private CloudState state() {
        if (building == null) {
            building = new CloudState(profile, account, live, start);
        }
        return building;
    }
}
