package dev.kirikae.cloud;

import dev.kirikae.model.Alarm;
import dev.kirikae.model.Datapoint;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.ScheduledAction;
import dev.kirikae.model.Status;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a simulation does to an embedded cloud, and sees of it, that no process and no operator could. */
public final class CloudControl {

    private CloudControl() {}

    /** From now on this goes wrong, once more where it happens once. */
    public static void begin(EmbeddedCloud cloud, Incident incident) {
        cloud.state().past.remove(incident);
        cloud.suffer(incident);
    }

    /** From now on this goes wrong no more; what it has done stays done. */
    public static void cease(EmbeddedCloud cloud, Incident incident) {
        cloud.state().incidents.remove(incident);
    }

    /** Every alarm is in this state from now on, whatever happens. */
    public static void alarmsAre(EmbeddedCloud cloud, Alarm.State state) {
        cloud.state().alarms.bells.replaceAll((name, old) -> {
            AlarmBell bell = new AlarmBell(name, old.environment, state, cloud.now());
            bell.pinned = true;
            return bell;
        });
    }

    /** The alarm of this name is there, and in this state from now on, whatever happens. */
    public static void alarm(EmbeddedCloud cloud, String name, Alarm.State state) {
        cloud.state().alarms.pinned(name, state, cloud.now());
    }

    public static void deleteAlarms(EmbeddedCloud cloud) {
        cloud.state().alarms.bells.clear();
    }

    /**
     * What an alarm really says.
     *
     * @param pinned whether it stays so whatever happens
     */
    public record AlarmTruth(Alarm.State state, Instant since, boolean pinned) {}

    /** By name, those that are there. */
    public static Map<String, AlarmTruth> alarms(EmbeddedCloud cloud) {
        Map<String, AlarmTruth> all = new TreeMap<>();
        cloud.state()
                .alarms
                .bells
                .forEach((name, bell) -> all.put(name, new AlarmTruth(bell.state, bell.since, bell.pinned)));
        return all;
    }

    /** An Auto Scaling group is given another size: its instances come or go at once, and no event says so. */
    public static void scale(EmbeddedCloud cloud, EnvironmentId id, int instances) {
        SimEnvironment sim = cloud.state().sims.get(id.value());
        sim.leastIs(instances);
        sim.desired = instances;
        if (sim.hasStarted()) {
            sim.instances = sim.instances.subList(0, Math.min(instances, sim.instances.size()));
            new Construction(cloud.state()).grow(sim);
        }
    }

    /** A person saves the configuration in the console without a change; whether Beanstalk takes it. */
    public static boolean updateByHand(EmbeddedCloud cloud, EnvironmentId id) {
        SimEnvironment sim = cloud.state().sims.find(id);
        if (sim == null || sim.broken || sim.seen.status() != Status.READY) {
            return false;
        }
        CloudState state = cloud.state();
        String request = state.newRequest();
        state.sims.change(
                sim, EnvironmentEdits.status(sim.seen, Status.UPDATING, HealthStatus.INFO, state.now), state.now);
        state.sims.change(sim, EnvironmentEdits.abortable(sim.seen), state.now);
        sim.says(state.now, EventText.Text.UPDATE_STARTS, "", "", request);
        sim.says(state.now.plusSeconds(2), EventText.Text.UPDATING_SETTINGS, sim.seen.name(), "", request);
        state.queue.plan(
                state.now.plus(state.profile.update()), ScheduledEvent.Kind.UPDATE_ENDS, sim.id(), "", request);
        return true;
    }

    /** What is suspended of its Auto Scaling group. */
    public static Set<String> suspended(EmbeddedCloud cloud, EnvironmentId id) {
        SimEnvironment sim = cloud.state().sims.find(id);
        return sim == null ? Set.of() : Set.copyOf(sim.suspended);
    }

    /** Somebody suspends processes of its group, or resumes them. */
    public static void suspend(EmbeddedCloud cloud, EnvironmentId id, Set<String> processes) {
        SimEnvironment sim = cloud.state().sims.get(id.value());
        sim.suspended.clear();
        sim.suspended.addAll(processes);
    }

    /** What its group is to become at a time. */
    public static void schedule(EmbeddedCloud cloud, EnvironmentId id, ScheduledAction... actions) {
        cloud.state().sims.get(id.value()).scheduled = List.of(actions);
    }

    /** Clients keep so many connections open, from now on and for as long as it is there. */
    public static void connect(EmbeddedCloud cloud, EnvironmentId id, int connections) {
        cloud.state().sims.get(id.value()).connections = connections;
    }

    /** A person clones an environment, with its version, its settings and its tags. */
    public static Answer cloneByHand(EmbeddedCloud cloud, EnvironmentId id) {
        SimEnvironment sim = cloud.state().sims.get(id.value());
        return cloud.execute(
                new ChangingCall.CreateEnvironment(
                        "by-hand",
                        sim.seen.application(),
                        "clone-" + cloud.environments().size(),
                        "",
                        String.valueOf(sim.seen.version()),
                        sim.seen.platform(),
                        null,
                        sim.given,
                        sim.tags,
                        "a clone",
                        cloud.now(),
                        cloud.now()),
                Mutation.PERSON,
                Chooser.CALM,
                false);
    }

    /** Somebody calls it although the live name does not lead there, for some twenty minutes. */
    public static void call(EmbeddedCloud cloud, EnvironmentId id) {
        cloud.state().sims.get(id.value()).ownerships.add(0, new Ownership(cloud.now(), cloud.now()));
    }

    /** The most requests that it had in a minute; 0 where it had none. */
    public static double mostRequests(EmbeddedCloud cloud, EnvironmentId id, Instant from, Instant to) {
        SimEnvironment sim = cloud.state().sims.get(id.value());
        return SimTraffic.points(sim, from, to, cloud.now(), cloud.state().profile).stream()
                .mapToDouble(Datapoint::value)
                .max()
                .orElse(0);
    }

    /** When the live name really left an environment for the last time; null where it never did, or has it now. */
    public static @Nullable Instant leftNameAt(EmbeddedCloud cloud, EnvironmentId id) {
        SimEnvironment sim = cloud.state().sims.find(id);
        Instant left = null;
        for (Ownership tenure : sim == null ? List.<Ownership>of() : sim.ownerships) {
            boolean wasOwner = !tenure.from().equals(tenure.to());
            left = wasOwner ? tenure.to() : left;
        }
        return left;
    }

    /** Whether its application answers badly, or its health never becomes good. */
    public static boolean isSick(EmbeddedCloud cloud, EnvironmentId id) {
        SimEnvironment sim = cloud.state().sims.find(id);
        return sim != null && (sim.sick != null || sim.resting != HealthStatus.OK || sim.launch != LaunchFate.GOOD);
    }

    /** Whether Beanstalk can not terminate it, or could not and can not switch it any more. */
    public static boolean isStuck(EmbeddedCloud cloud, EnvironmentId id) {
        SimEnvironment sim = cloud.state().sims.find(id);
        return sim != null && (sim.broken || sim.termination == TerminationFate.PROTECTED);
    }
}
