package dev.kirikae.cloud;

import dev.kirikae.model.Alarm;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.Instance;
import dev.kirikae.model.Status;
import dev.kirikae.tale.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What happens by itself as time passes. */
final class Course {

    private static final Duration BY_HAND = Duration.ofMinutes(2);
    private static final Duration MANAGED_UPDATE = Duration.ofMinutes(10);

    private final CloudState state;
    private final Consumer<Happening> arrivals;

    /** @param arrivals executes calls that arrive late or are made by hand */
    Course(CloudState state, Consumer<Happening> arrivals) {
        this.state = state;
        this.arrivals = arrivals;
    }

    void advanceTo(Instant to) {
        if (to.isBefore(state.now)) {
            return;
        }
        Happening next = state.agenda.next(to);
        while (next != null) {
            if (next.at().isAfter(state.now)) {
                state.now = next.at();
            }
            happen(next);
            next = state.agenda.next(to);
        }
        state.now = to;
    }

    private void happen(Happening next) {
        switch (next.kind()) {
            case INSTANCES_START -> instancesStart(state.estate.get(next.subject()), next.request());
            case LAUNCH_ENDS -> launchEnds(state.estate.get(next.subject()), next.request());
            case BECOMES_HEALTHY -> becomesHealthy(state.estate.get(next.subject()));
            case NAMES_EXCHANGED -> namesExchanged(next);
            case SWAP_ENDS -> {
                rest(state.estate.get(next.subject()));
                rest(state.estate.get(next.other()));
            }
            case UPDATE_ENDS -> updateEnds(state.estate.get(next.subject()), next.request());
            case TERMINATION_ENDS -> terminationEnds(state.estate.get(next.subject()), next.request());
            case ALARMS_EVALUATED -> state.alarms.evaluate(state);
            case MANAGED_UPDATE_BEGINS -> managedUpdate(state.estate.get(next.subject()));
            case CALL_ARRIVES, SWAPPED_BY_HAND, TERMINATED_BY_HAND -> arrivals.accept(next);
        }
    }

    private void instancesStart(Plant plant, String request) {
        new Construction(state).build(plant, state.now, plant.least(), "In Progress");
        for (Instance instance : plant.instances) {
            plant.says(state.now, Saying.Text.INSTANCE_ADDED, instance.id(), "", "");
        }
        String balancer = plant.loadBalancer;
        if (balancer != null) {
            plant.says(state.now, Saying.Text.LOAD_BALANCER, balancer, "", request);
        }
        state.alarms.brings(plant, state.now, Alarm.State.INSUFFICIENT_DATA);
        state.alarms.disturbed(state.agenda, state.now);
        if (state.liveHost.equals(plant.seen.cname())) {
            plant.ownsLiveNameFrom(state.now);
        }
    }

    private void launchEnds(Plant plant, String request) {
        Instant now = state.now;
        switch (plant.launch) {
            case GOOD, ONE_WRONG_INSTANCE -> {
                plant.instances = deployed(plant);
                status(plant, Status.READY, HealthStatus.PENDING);
                plant.says(now, Saying.Text.DEPLOYED, "", "", request);
                plant.says(now, Saying.Text.LAUNCHED, plant.seen.name(), "", request);
                state.agenda.plan(
                        now.plus(state.profile.settling()), Happening.Kind.BECOMES_HEALTHY, plant.id(), "", "");
            }
            case STRAIGHT_TO_TERMINATED -> {
                plant.says(now, Saying.Text.NO_PROFILE, "", "", request);
                plant.says(now, Saying.Text.LAUNCH_FAILED, "", "", request);
                plant.says(now, Saying.Text.TOPIC, plant.seen.name(), "", request);
                end(plant);
            }
            case READY_BUT_RED, STUCK -> {
                if (plant.launch == LaunchFate.STUCK) {
                    plant.says(now, Saying.Text.STACK_FAILED, plant.id(), "", request);
                }
                plant.says(now, Saying.Text.LAUNCHED_WITH_ERRORS, "", "", request);
                plant.resting = HealthStatus.SEVERE;
                plant.checked = true;
                plant.sick = now;
                status(plant, Status.READY, HealthStatus.SEVERE);
            }
        }
    }

    /** All instances run the version, but for the first where the launch was a success in name only. */
    private static List<Instance> deployed(Plant plant) {
        List<Instance> deployed = new ArrayList<>(plant.instances.size());
        boolean wrong = plant.launch == LaunchFate.ONE_WRONG_INSTANCE;
        for (Instance instance : plant.instances) {
            deployed.add(new Instance(
                    instance.id(),
                    HealthStatus.OK,
                    wrong ? "Sample Application" : plant.seen.version(),
                    wrong ? "Failed" : "Deployed",
                    List.of()));
            wrong = false;
        }
        return deployed;
    }

    private void becomesHealthy(Plant plant) {
        plant.checked = true;
        plant.says(
                state.now,
                plant.resting == HealthStatus.OK ? Saying.Text.HEALTH_OK : Saying.Text.HEALTH_SEVERE,
                "",
                "",
                "");
        if (plant.seen.status() == Status.READY) {
            rest(plant);
        }
    }

    private void namesExchanged(Happening next) {
        Plant from = state.estate.get(next.subject());
        Plant to = state.estate.get(next.other());
        String first = from.seen.cname();
        String second = to.seen.cname();
        state.estate.change(from, Redrawn.named(from.seen, second), state.now);
        state.estate.change(to, Redrawn.named(to.seen, first), state.now);
        arrived(to, first, from, next.request());
        arrived(from, second, to, next.request());
        state.alarms.disturbed(state.agenda, state.now);
    }

    private void arrived(Plant plant, @org.jspecify.annotations.Nullable String cname, Plant before, String request) {
        if (cname == null) {
            return;
        }
        state.names.moved(cname, before.id(), state.now);
        String endpoint = plant.seen.endpoint();
        plant.says(state.now, Saying.Text.POINTS_TO, cname, endpoint == null ? "" : endpoint, request);
        if (!state.live.matches(cname)) {
            return;
        }
        before.losesLiveNameAt(state.now);
        plant.ownsLiveNameFrom(state.now);
        if (plant.candidate && !request.isEmpty()) {
            switched(plant, before);
        }
    }

    /** What incidents make of a candidate's first time with the live name. */
    private void switched(Plant candidate, Plant standby) {
        if (state.strikes(Incident.PROBE_FAILS_AFTER_SWITCH)) {
            candidate.sick = state.now;
        }
        if (state.strikes(Incident.ALARM_AFTER_SWITCH)) {
            candidate.erring = state.now;
        }
        if (state.strikes(Incident.MOVED_BY_HAND)) {
            state.agenda.plan(
                    state.now.plus(BY_HAND), Happening.Kind.SWAPPED_BY_HAND, candidate.id(), standby.id(), "");
        }
        if (state.strikes(Incident.STANDBY_TERMINATED_BY_HAND)) {
            state.agenda.plan(state.now.plus(BY_HAND), Happening.Kind.TERMINATED_BY_HAND, standby.id(), "", "");
        }
    }

    /** The call a person makes by hand; signed at this very instant. */
    static Effect.Changing byHand(Happening next) {
        EnvironmentId subject = new EnvironmentId(next.subject());
        Instant at = next.at();
        return next.kind() == Happening.Kind.SWAPPED_BY_HAND
                ? new Effect.Swap("by-hand", subject, new EnvironmentId(next.other()), at, at)
                : new Effect.Terminate("by-hand", subject, at, at);
    }

    private void updateEnds(Plant plant, String request) {
        if (plant.managed == null) {
            new Construction(state).grow(plant);
            plant.says(state.now, Saying.Text.SETTINGS_DEPLOYED, "", "", request);
        }
        plant.managed = null;
        plant.says(state.now, Saying.Text.UPDATED, "", "", request);
        rest(plant);
    }

    private void terminationEnds(Plant plant, String request) {
        switch (plant.termination) {
            case GOOD -> {
                plant.says(state.now, Saying.Text.TOPIC, plant.seen.name(), "", request);
                plant.says(state.now, Saying.Text.TERMINATED, "", "", request);
                end(plant);
            }
            case FAILS_ONCE -> {
                plant.says(state.now, Saying.Text.GROUP_IN_USE, "", "", request);
                plant.termination = TerminationFate.GOOD;
                breakDown(plant);
            }
            case PROTECTED -> {
                plant.says(state.now, Saying.Text.STACK_PROTECTED, plant.id(), "", request);
                breakDown(plant);
            }
        }
    }

    private void breakDown(Plant plant) {
        plant.broken = true;
        plant.resting = HealthStatus.NO_DATA;
        status(plant, Status.READY, HealthStatus.NO_DATA);
    }

    private void end(Plant plant) {
        plant.gone = state.now;
        if (plant.ending == null) {
            plant.ending = state.now;
        }
        plant.instances = List.of();
        plant.losesLiveNameAt(state.now);
        state.alarms.goWith(plant);
        status(plant, Status.TERMINATED, HealthStatus.UNKNOWN);
    }

    private void managedUpdate(Plant plant) {
        if (plant.seen.status() != Status.READY || plant.managed == null) {
            return;
        }
        plant.managed = Construction.running(plant.managed);
        status(plant, Status.UPDATING, HealthStatus.INFO);
        plant.says(state.now, Saying.Text.UPDATE_STARTS, "", "", "");
        state.agenda.plan(state.now.plus(MANAGED_UPDATE), Happening.Kind.UPDATE_ENDS, plant.id(), "", "");
    }

    private void rest(Plant plant) {
        status(plant, Status.READY, plant.checked ? plant.resting : HealthStatus.PENDING);
    }

    private void status(Plant plant, Status status, HealthStatus health) {
        state.estate.change(plant, Redrawn.status(plant.seen, status, health, state.now), state.now);
    }
}
