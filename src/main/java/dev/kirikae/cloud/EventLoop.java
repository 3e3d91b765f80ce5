package dev.kirikae.cloud;

import dev.kirikae.model.Alarm;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.Instance;
import dev.kirikae.model.Status;
import dev.kirikae.workflow.ChangingCall;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What happens by itself as time passes. */
final class EventLoop {

    /** Health changes no sooner than after three failing checks within a minute (Developer Guide, health-enhanced-status). */
    private static final Duration REVIEW = Duration.ofMinutes(1);

    private static final Duration BY_HAND = Duration.ofMinutes(2);
    private static final Duration MANAGED_UPDATE = Duration.ofMinutes(10);

    private final CloudState state;
    private final Consumer<ScheduledEvent> arrivals;

    /** @param arrivals executes calls that arrive late or are made by hand */
    EventLoop(CloudState state, Consumer<ScheduledEvent> arrivals) {
        this.state = state;
        this.arrivals = arrivals;
    }

    void advanceTo(Instant to) {
        if (to.isBefore(state.now)) {
            return;
        }
        ScheduledEvent next = state.queue.next(to);
        while (next != null) {
            if (next.at().isAfter(state.now)) {
                state.now = next.at();
            }
            happen(next);
            next = state.queue.next(to);
        }
        state.now = to;
    }

    private void happen(ScheduledEvent next) {
        switch (next.kind()) {
            case INSTANCES_START -> instancesStart(state.sims.get(next.subject()), next.request());
            case LAUNCH_ENDS -> launchEnds(state.sims.get(next.subject()), next.request());
            case BECOMES_HEALTHY -> becomesHealthy(state.sims.get(next.subject()));
            case NAMES_EXCHANGED -> namesExchanged(next);
            case SWAP_ENDS -> {
                rest(state.sims.get(next.subject()));
                rest(state.sims.get(next.other()));
            }
            case UPDATE_ENDS -> updateEnds(state.sims.get(next.subject()), next.request());
            case SCALED_IN -> StandbyTrouble.idles(state, state.sims.get(next.subject()));
            case GROUP_FILLED -> groupFilled(state.sims.get(next.subject()));
            case TERMINATION_ENDS -> terminationEnds(state.sims.get(next.subject()), next.request());
            case ALARMS_EVALUATED -> state.alarms.evaluate(state);
            case HEALTH_REVIEWED -> healthReviewed(state.sims.get(next.subject()));
            case MANAGED_UPDATE_BEGINS -> managedUpdate(state.sims.get(next.subject()));
            case CALL_ARRIVES, SWAPPED_BY_HAND, TERMINATED_BY_HAND -> arrivals.accept(next);
        }
    }

    private void instancesStart(SimEnvironment sim, String request) {
        new Construction(state).build(sim, state.now, sim.least(), "In Progress");
        for (Instance instance : sim.instances) {
            sim.says(state.now, EventText.Text.INSTANCE_ADDED, instance.id(), "", "");
        }
        String balancer = sim.loadBalancer;
        if (balancer != null) {
            sim.says(state.now, EventText.Text.LOAD_BALANCER, balancer, "", request);
        }
        state.alarms.brings(sim, state.now, Alarm.State.INSUFFICIENT_DATA, state.contents.get(sim.seen.version()));
        state.alarms.disturbed(state.queue, state.now);
        if (state.liveHost.equals(sim.seen.cname())) {
            sim.ownsLiveNameFrom(state.now);
        }
    }

    private void launchEnds(SimEnvironment sim, String request) {
        Instant now = state.now;
        switch (sim.launch) {
            case GOOD, ONE_WRONG_INSTANCE -> {
                sim.instances = deployed(sim);
                status(sim, Status.READY, HealthStatus.PENDING);
                sim.says(now, EventText.Text.DEPLOYED, "", "", request);
                sim.says(now, EventText.Text.LAUNCHED, sim.seen.name(), "", request);
                state.queue.plan(
                        now.plus(state.profile.settling()), ScheduledEvent.Kind.BECOMES_HEALTHY, sim.id(), "", "");
            }
            case STRAIGHT_TO_TERMINATED -> {
                sim.says(now, EventText.Text.NO_PROFILE, "", "", request);
                sim.says(now, EventText.Text.LAUNCH_FAILED, "", "", request);
                sim.says(now, EventText.Text.TOPIC, sim.seen.name(), "", request);
                end(sim);
            }
            case READY_BUT_RED, STUCK -> {
                if (sim.withoutTemplate) {
                    sim.says(now, EventText.Text.NO_LAUNCH_CONFIGURATION, "", "", request);
                    sim.says(now, EventText.Text.STACK_WITHOUT_GROUP, sim.id(), "", request);
                } else if (sim.launch == LaunchFate.STUCK) {
                    sim.says(now, EventText.Text.STACK_FAILED, sim.id(), "", request);
                }
                sim.says(now, EventText.Text.LAUNCHED_WITH_ERRORS, "", "", request);
                sim.resting = HealthStatus.SEVERE;
                sim.checked = true;
                sim.sick = now;
                status(sim, Status.READY, HealthStatus.SEVERE);
            }
        }
    }

    /** All instances run the version, but for the first where the launch was a success in name only. */
    private static List<Instance> deployed(SimEnvironment sim) {
        List<Instance> deployed = new ArrayList<>(sim.instances.size());
        boolean wrong = sim.launch == LaunchFate.ONE_WRONG_INSTANCE;
        for (Instance instance : sim.instances) {
            deployed.add(new Instance(
                    instance.id(),
                    HealthStatus.OK,
                    wrong ? "Sample Application" : sim.seen.version(),
                    wrong ? "Failed" : "Deployed",
                    List.of()));
            wrong = false;
        }
        return deployed;
    }

    private void becomesHealthy(SimEnvironment sim) {
        sim.checked = true;
        sim.says(
                state.now,
                sim.resting == HealthStatus.OK ? EventText.Text.HEALTH_OK : EventText.Text.HEALTH_SEVERE,
                "",
                "",
                "");
        if (sim.seen.status() == Status.READY) {
            rest(sim);
        }
    }

    private void namesExchanged(ScheduledEvent next) {
        SimEnvironment from = state.sims.get(next.subject());
        SimEnvironment to = state.sims.get(next.other());
        String first = from.seen.cname();
        String second = to.seen.cname();
        state.sims.change(from, EnvironmentEdits.named(from.seen, second), state.now);
        state.sims.change(to, EnvironmentEdits.named(to.seen, first), state.now);
        arrived(to, first, from, next.request());
        arrived(from, second, to, next.request());
        state.alarms.disturbed(state.queue, state.now);
    }

    private void arrived(
            SimEnvironment sim,
            @org.jspecify.annotations.Nullable String cname,
            SimEnvironment before,
            String request) {
        if (cname == null) {
            return;
        }
        state.names.moved(cname, before.id(), state.now);
        String endpoint = sim.seen.endpoint();
        sim.says(state.now, EventText.Text.POINTS_TO, cname, endpoint == null ? "" : endpoint, request);
        if (!state.live.matches(cname)) {
            return;
        }
        before.losesLiveNameAt(state.now);
        sim.ownsLiveNameFrom(state.now);
        new SimQueues(state).rest();
        if (sim.candidate && !request.isEmpty()) {
            switched(sim, before);
        }
        if (sim.sick != null || sim.erring != null) {
            state.queue.plan(state.now.plus(REVIEW), ScheduledEvent.Kind.HEALTH_REVIEWED, sim.id(), "", "");
        }
    }

    /** What incidents make of a candidate's first time with the live name. */
    private void switched(SimEnvironment candidate, SimEnvironment standby) {
        if (state.strikes(Incident.PROBE_FAILS_AFTER_SWITCH)) {
            candidate.sick = state.now;
        }
        if (state.strikes(Incident.ALARM_AFTER_SWITCH)) {
            candidate.erring = state.now;
        }
        if (!state.queues.isEmpty() && state.strikes(Incident.QUEUE_GROWS)) {
            new SimQueues(state).grow();
        }
        StandbyTrouble.strike(state, standby, state.now.plus(StandbyTrouble.IDLE));
        if (state.strikes(Incident.MOVED_BY_HAND)) {
            state.queue.plan(
                    state.now.plus(BY_HAND), ScheduledEvent.Kind.SWAPPED_BY_HAND, candidate.id(), standby.id(), "");
        }
        if (state.strikes(Incident.STANDBY_TERMINATED_BY_HAND)) {
            state.queue.plan(state.now.plus(BY_HAND), ScheduledEvent.Kind.TERMINATED_BY_HAND, standby.id(), "", "");
        }
    }

    /** The call a person makes by hand; signed at this very instant. */
    static ChangingCall byHand(ScheduledEvent next) {
        EnvironmentId subject = new EnvironmentId(next.subject());
        Instant at = next.at();
        return next.kind() == ScheduledEvent.Kind.SWAPPED_BY_HAND
                ? new ChangingCall.Swap("by-hand", subject, new EnvironmentId(next.other()), at, at)
                : new ChangingCall.Terminate("by-hand", subject, at, at);
    }

    private void updateEnds(SimEnvironment sim, String request) {
        if (sim.managed == null) {
            new Construction(state).grow(sim);
            sim.says(state.now, EventText.Text.SETTINGS_DEPLOYED, "", "", request);
        }
        sim.managed = null;
        sim.says(state.now, EventText.Text.UPDATED, "", "", request);
        rest(sim);
    }

    private void groupFilled(SimEnvironment sim) {
        Status status = sim.seen.status();
        if (status != Status.TERMINATING && status != Status.TERMINATED) {
            new Construction(state).grow(sim);
        }
    }

    private void terminationEnds(SimEnvironment sim, String request) {
        switch (sim.termination) {
            case GOOD -> {
                sim.says(state.now, EventText.Text.TOPIC, sim.seen.name(), "", request);
                sim.says(state.now, EventText.Text.TERMINATED, "", "", request);
                end(sim);
            }
            case FAILS_ONCE -> {
                sim.says(state.now, EventText.Text.GROUP_IN_USE, "", "", request);
                sim.termination = TerminationFate.GOOD;
                breakDown(sim);
            }
            case PROTECTED -> {
                sim.says(state.now, EventText.Text.STACK_PROTECTED, sim.id(), "", request);
                breakDown(sim);
            }
        }
    }

    private void breakDown(SimEnvironment sim) {
        sim.broken = true;
        sim.resting = HealthStatus.NO_DATA;
        status(sim, Status.READY, HealthStatus.NO_DATA);
    }

    private void end(SimEnvironment sim) {
        sim.gone = state.now;
        if (sim.ending == null) {
            sim.ending = state.now;
        }
        sim.instances = List.of();
        sim.losesLiveNameAt(state.now);
        state.alarms.goWith(sim);
        status(sim, Status.TERMINATED, HealthStatus.UNKNOWN);
    }

    /** Enhanced health follows the requests of the last minute; again in a minute while any fail. */
    private void healthReviewed(SimEnvironment sim) {
        Status status = sim.seen.status();
        if (status == Status.TERMINATING || status == Status.TERMINATED) {
            return;
        }
        HealthStatus before = restingHealth(sim);
        sim.failing = SimTraffic.failing(sim, state.now, state.profile);
        HealthStatus now = restingHealth(sim);
        if (before != now) {
            String words = before.word() + " to " + now.word();
            sim.says(
                    state.now,
                    sim.failing > 0 ? EventText.Text.HEALTH_WORSE : EventText.Text.HEALTH_BETTER,
                    words,
                    ErrorHealth.percent(sim.failing),
                    "");
            if (status == Status.READY) {
                rest(sim);
            }
        }
        if (sim.failing > 0) {
            state.queue.plan(state.now.plus(REVIEW), ScheduledEvent.Kind.HEALTH_REVIEWED, sim.id(), "", "");
        }
    }

    private static HealthStatus restingHealth(SimEnvironment sim) {
        HealthStatus errors = ErrorHealth.of(sim.failing);
        return sim.resting == HealthStatus.OK ? errors : sim.resting;
    }

    private void managedUpdate(SimEnvironment sim) {
        if (sim.seen.status() != Status.READY || sim.managed == null) {
            return;
        }
        sim.managed = Construction.running(sim.managed);
        status(sim, Status.UPDATING, HealthStatus.INFO);
        sim.says(state.now, EventText.Text.UPDATE_STARTS, "", "", "");
        state.queue.plan(state.now.plus(MANAGED_UPDATE), ScheduledEvent.Kind.UPDATE_ENDS, sim.id(), "", "");
    }

    private void rest(SimEnvironment sim) {
        status(sim, Status.READY, sim.checked ? restingHealth(sim) : HealthStatus.PENDING);
    }

    private void status(SimEnvironment sim, Status status, HealthStatus health) {
        state.sims.change(sim, EnvironmentEdits.status(sim.seen, status, health, state.now), state.now);
    }
}
