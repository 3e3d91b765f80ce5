package dev.kirikae.cloud;

import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.Status;
import dev.kirikae.model.Tier;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Executes changing calls on environments: refuses as Beanstalk does, or begins what ends later. */
final class Changes {

    private static final Duration THROTTLED = Duration.ofMinutes(1);

    private final CloudState state;
    private final VersionChanges versions;

    Changes(CloudState state) {
        this.state = state;
        this.versions = new VersionChanges(state);
    }

    /** {@link Answer.Done} or {@link Answer.Refused}. */
    Answer execute(ChangingCall call, Chooser chooser) {
        if (call instanceof ChangingCall.Swap swap) {
            return swap(swap);
        }
        if (call instanceof ChangingCall.Terminate terminate) {
            return terminate(terminate, chooser);
        }
        if (call instanceof ChangingCall.CreateEnvironment create) {
            return new LaunchCalls(state).create(create, chooser, this::throttle);
        }
        return isOfGroup(call) ? new GroupChanges(state).execute(call) : versions.execute(call);
    }

    private static boolean isOfGroup(ChangingCall call) {
        return call instanceof ChangingCall.SetCapacity
                || call instanceof ChangingCall.SuspendProcesses
                || call instanceof ChangingCall.ResumeProcesses;
    }

    private Answer swap(ChangingCall.Swap swap) {
        SimEnvironment from = existing(swap.from());
        SimEnvironment to = existing(swap.to());
        if (from == null || to == null) {
            return Refusals.noEnvironment((from == null ? swap.from() : swap.to()).value());
        }
        if (from == to) {
            return Refusals.invalid("Source and destination environment must be different.");
        }
        if (!from.seen.application().equals(to.seen.application())) {
            return Refusals.invalid("Environments must belong to the same application to swap CNAMEs.");
        }
        if (state.isRefusingSwaps()) {
            return Refusals.throttled();
        }
        for (SimEnvironment sim : new SimEnvironment[] {from, to}) {
            if (sim.seen.tier() == Tier.WORKER) {
                return Refusals.invalid("Environment does not support a cname");
            }
            Answer.Refused refused = busy(sim);
            if (refused != null) {
                return refused;
            }
        }
        String request = state.newRequest();
        Instant now = state.now;
        Instant end = now.plus(state.profile.swap());
        Instant exchange = now.plus(Profile.part(state.profile.swap(), 4, 5));
        String a = from.seen.name();
        String b = to.seen.name();
        for (SimEnvironment sim : new SimEnvironment[] {from, to}) {
            begin(sim);
            sim.says(now, EventText.Text.SWAP_STARTS, "", "", request);
            sim.says(now.plusSeconds(1), EventText.Text.SWAPPING, a, b, request);
            sim.says(end, EventText.Text.SWAPPED, a, b, request);
        }
        state.queue.plan(exchange, ScheduledEvent.Kind.NAMES_EXCHANGED, from.id(), to.id(), request);
        state.queue.plan(end, ScheduledEvent.Kind.SWAP_ENDS, from.id(), to.id(), request);
        throttle();
        return new Answer.Done(request, null);
    }

    private Answer terminate(ChangingCall.Terminate terminate, Chooser chooser) {
        SimEnvironment sim = existing(terminate.environment());
        if (sim == null) {
            return Refusals.noEnvironment(terminate.environment().value());
        }
        String name = sim.seen.name();
        if (sim.seen.status() == Status.LAUNCHING) {
            return Refusals.pending(name, "creation");
        }
        if (sim.seen.status() == Status.UPDATING) {
            return Refusals.pending(name, "deployment");
        }
        if (sim.seen.status() != Status.READY) {
            return Refusals.notReady(name);
        }
        if (sim.termination == TerminationFate.GOOD && !sim.broken) {
            sim.termination = state.strikes(Incident.TERMINATION_FAILS_ONCE)
                    ? TerminationFate.FAILS_ONCE
                    : TerminationFate.of(chooser);
        }
        String request = state.newRequest();
        Instant now = state.now;
        sim.ending = now;
        state.sims.change(sim, EnvironmentEdits.status(sim.seen, Status.TERMINATING, HealthStatus.UNKNOWN, now), now);
        sim.says(now, EventText.Text.TERMINATE_STARTS, "", "", request);
        sim.says(now.plusSeconds(20), EventText.Text.WAITING_FOR_END, "", "", request);
        state.queue.plan(
                now.plus(state.profile.termination()), ScheduledEvent.Kind.TERMINATION_ENDS, sim.id(), "", request);
        return new Answer.Done(request, sim.seen);
    }

    private void begin(SimEnvironment sim) {
        state.sims.change(
                sim, EnvironmentEdits.status(sim.seen, Status.UPDATING, HealthStatus.INFO, state.now), state.now);
    }

    private Answer.@Nullable Refused busy(SimEnvironment sim) {
        Environment seen = sim.seen;
        if (sim.broken) {
            return Refusals.invalid("The stack awseb-" + seen.id() + "-stack associated with environment " + seen.id()
                    + " is in DELETE_FAILED state.");
        }
        return seen.status() == Status.READY ? null : Refusals.notReady(seen.name());
    }

    private @Nullable SimEnvironment existing(EnvironmentId id) {
        SimEnvironment sim = state.sims.find(id);
        return sim == null || sim.seen.status() == Status.TERMINATED ? null : sim;
    }

    private void throttle() {
        if (state.feels(Incident.THROTTLED)) {
            state.throttledUntil = state.now.plus(THROTTLED);
        }
    }
}
