package dev.kirikae.stages.step;

import dev.kirikae.journal.Goal;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.model.Environment;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Change;
import dev.kirikae.workflow.ChangeResult;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.EndingCause;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.Retry;
import dev.kirikae.workflow.StageContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/** Nobody is switched to fewer instances than serve now: the target is raised first, and waited for. */
public final class MatchCapacity {

    private final Steps steps;
    private final StageContext context;
    private final ServicePolicy policy;

    MatchCapacity(Steps steps) {
        this.steps = steps;
        this.context = steps.context();
        this.policy = steps.policy();
    }

    private record Count(int now, Instant asked) {}

    /**
     * What cannot be counted is asked once more, with patience; where Beanstalk does not tell, or
     * {@link Guard#CAPACITY} is allowed, nothing is raised. Ends the stage where the instances cannot be had, or do not
     * come in the time of a launch.
     *
     * @param seen how many instances the target was seen to have; empty where that is not known
     * @param serving how many serve; empty likewise
     * @return whether something was changed, so that what was seen before is old
     */
    public boolean raise(Environment target, OptionalInt seen, Environment live, OptionalInt serving) {
        OptionalInt known = seen.isPresent() ? seen : instances(target);
        OptionalInt needed = serving.isPresent() ? serving : instances(live);
        return known.isPresent() && needed.isPresent() && raise(target, known.getAsInt(), needed.getAsInt());
    }

    private boolean raise(Environment target, int there, int wanted) {
        if (there >= wanted || context.passes(Guard.CAPACITY, target.id().value(), few(target, there, wanted))) {
            return false;
        }
        return context.section("the target has as many instances as serve now", () -> {
            raised(target, there, wanted);
            return wait(target, there, wanted);
        });
    }

    /** What AWS refuses at once is not waited for. */
    private void raised(Environment target, int there, int wanted) {
        Goal.CapacityIs goal = new Goal.CapacityIs(target.id(), wanted);
        Change change = Change.of(
                policy.observers().observer(goal),
                (operation, signedAt, notAfter) ->
                        new ChangingCall.SetCapacity(operation, target.id(), wanted, signedAt, notAfter));
        Retry retry = context.retry(Duration.ofMinutes(2));
        ChangeResult reached;
        do {
            Answer first = context.look(new Effect.LookAtInstances(target.id()));
            reached = context.reach(change, first, Duration.ofMinutes(2));
        } while (retry.isDue(reached));
        if (reached.cause() == EndingCause.DENIED) {
            context.require(reached, few(target, there, wanted) + ", and it may not be raised");
        }
        if (!reached.holds()) {
            context.guard(
                    Guard.CAPACITY,
                    target.id().value(),
                    few(target, there, wanted) + ", and it cannot be raised: " + reached.why(),
                    context.request().typed());
        }
        if (reached.kind() == ChangeResult.Kind.DONE) {
            context.record(new JournalEntry.Raised(target.id(), there, wanted, context.now()));
        }
    }

    private boolean wait(Environment target, int there, int wanted) {
        Instant begun = context.now();
        Instant end = begun.plus(policy.configuration().deadlines().launch());
        Count last = context.repeat(
                "until they are there",
                new Count(there, context.now()),
                c -> c.now() >= wanted || context.now().isAfter(end),
                c -> {
                    context.pause(
                            context.now().plusSeconds(20),
                            target.name() + ": " + c.now() + " of " + wanted + " instances");
                    return new Count(instances(target).orElse(c.now()), context.now());
                });
        if (last.now() < wanted) {
            throw context.ended(
                    EndingCause.NOT_PROVEN,
                    few(target, last.now(), wanted) + ", and more did not come within "
                            + policy.configuration().deadlines().launch().toMinutes() + " min",
                    steps.diagnostics().of(target.id(), begun).after(List.of()),
                    context.request().typed());
        }
        return true;
    }

    private static String few(Environment target, int there, int wanted) {
        return target.name() + " has " + there + " instances, " + wanted + " serve now";
    }

    /** Empty where Beanstalk does not tell how many there are, which is not none. */
    private OptionalInt instances(Environment environment) {
        return ShownInstances.count(environment, context.look(new Effect.LookAtInstances(environment.id())));
    }
}
