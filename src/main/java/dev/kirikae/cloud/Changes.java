package dev.kirikae.cloud;

import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.Status;
import dev.kirikae.model.Tier;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Effect;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Executes changing calls on environments: refuses as Beanstalk does, or begins what ends later. */
final class Changes {

    private static final Duration THROTTLED = Duration.ofMinutes(1);

    private final CloudState state;
    private final Shelving shelving;

    Changes(CloudState state) {
        this.state = state;
        this.shelving = new Shelving(state);
    }

    /** {@link Answer.Done} or {@link Answer.Refused}. */
    Answer execute(Effect.Changing call, Chooser chooser) {
        if (call instanceof Effect.Swap swap) {
            return swap(swap);
        }
        if (call instanceof Effect.Terminate terminate) {
            return terminate(terminate, chooser);
        }
        if (call instanceof Effect.CreateEnvironment create) {
            return new Launching(state).create(create, chooser, this::throttle);
        }
        if (call instanceof Effect.SetCapacity capacity) {
            return raise(capacity);
        }
        return shelving.execute(call);
    }

    private Answer swap(Effect.Swap swap) {
        Plant from = existing(swap.from());
        Plant to = existing(swap.to());
        if (from == null || to == null) {
            return Refusals.noEnvironment((from == null ? swap.from() : swap.to()).value());
        }
        if (from == to) {
            return Refusals.invalid("Source and destination environment must be different.");
        }
        if (!from.seen.application().equals(to.seen.application())) {
            return Refusals.invalid("Environments must belong to the same application to swap CNAMEs.");
        }
        for (Plant plant : new Plant[] {from, to}) {
            if (plant.seen.tier() == Tier.WORKER) {
                return Refusals.invalid("Environment does not support a cname");
            }
            Answer.Refused refused = busy(plant);
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
        for (Plant plant : new Plant[] {from, to}) {
            begin(plant);
            plant.says(now, Saying.Text.SWAP_STARTS, "", "", request);
            plant.says(now.plusSeconds(1), Saying.Text.SWAPPING, a, b, request);
            plant.says(end, Saying.Text.SWAPPED, a, b, request);
        }
        state.agenda.plan(exchange, Happening.Kind.NAMES_EXCHANGED, from.id(), to.id(), request);
        state.agenda.plan(end, Happening.Kind.SWAP_ENDS, from.id(), to.id(), request);
        throttle();
        return new Answer.Done(request, null);
    }

    private Answer terminate(Effect.Terminate terminate, Chooser chooser) {
        Plant plant = existing(terminate.environment());
        if (plant == null) {
            return Refusals.noEnvironment(terminate.environment().value());
        }
        String name = plant.seen.name();
        if (plant.seen.status() == Status.LAUNCHING) {
            return Refusals.pending(name, "creation");
        }
        if (plant.seen.status() == Status.UPDATING) {
            return Refusals.pending(name, "deployment");
        }
        if (plant.seen.status() != Status.READY) {
            return Refusals.notReady(name);
        }
        if (plant.termination == TerminationFate.GOOD && !plant.broken) {
            plant.termination = state.strikes(Incident.TERMINATION_FAILS_ONCE)
                    ? TerminationFate.FAILS_ONCE
                    : TerminationFate.of(chooser);
        }
        String request = state.newRequest();
        Instant now = state.now;
        plant.ending = now;
        state.estate.change(plant, Redrawn.status(plant.seen, Status.TERMINATING, HealthStatus.UNKNOWN, now), now);
        plant.says(now, Saying.Text.TERMINATE_STARTS, "", "", request);
        plant.says(now.plusSeconds(20), Saying.Text.WAITING_FOR_END, "", "", request);
        state.agenda.plan(
                now.plus(state.profile.termination()), Happening.Kind.TERMINATION_ENDS, plant.id(), "", request);
        return new Answer.Done(request, plant.seen);
    }

    private Answer raise(Effect.SetCapacity capacity) {
        Plant plant = existing(capacity.environment());
        if (plant == null) {
            return Refusals.noEnvironment(capacity.environment().value());
        }
        Answer.Refused refused = busy(plant);
        if (refused != null) {
            return refused;
        }
        if (capacity.instances() > plant.most()) {
            return Refusals.badOption(
                    "aws:autoscaling:asg",
                    "MinSize",
                    Integer.toString(capacity.instances()),
                    "Value must be less than or equal to MaxSize.");
        }
        String request = state.newRequest();
        Instant now = state.now;
        begin(plant);
        state.estate.change(plant, Redrawn.abortable(plant.seen), now);
        plant.leastIs(capacity.instances());
        plant.says(now, Saying.Text.UPDATE_STARTS, "", "", request);
        plant.says(now.plusSeconds(2), Saying.Text.UPDATING_SETTINGS, plant.seen.name(), "", request);
        state.agenda.plan(now.plus(state.profile.update()), Happening.Kind.UPDATE_ENDS, plant.id(), "", request);
        return new Answer.Done(request, plant.seen);
    }

    private void begin(Plant plant) {
        state.estate.change(
                plant, Redrawn.status(plant.seen, Status.UPDATING, HealthStatus.INFO, state.now), state.now);
    }

    private Answer.@Nullable Refused busy(Plant plant) {
        Environment seen = plant.seen;
        if (plant.broken) {
            return Refusals.invalid("The stack awseb-" + seen.id() + "-stack associated with environment " + seen.id()
                    + " is in DELETE_FAILED state.");
        }
        return seen.status() == Status.READY ? null : Refusals.notReady(seen.name());
    }

    private @Nullable Plant existing(EnvironmentId id) {
        Plant plant = state.estate.find(id);
        return plant == null || plant.seen.status() == Status.TERMINATED ? null : plant;
    }

    private void throttle() {
        if (state.suffers(Incident.THROTTLED)) {
            state.throttledUntil = state.now.plus(THROTTLED);
        }
    }
}
