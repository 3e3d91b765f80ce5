package dev.kirikae.stages.step;

import dev.kirikae.journal.Goal;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.model.Environment;
import dev.kirikae.model.ScalingGroup;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Change;
import dev.kirikae.workflow.ChangeResult;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.EndingCause;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.StageContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/** Nobody is switched to fewer instances than serve now: the target is raised first, and waited for. */
public final class MatchCapacity {

    /** A target that idles may be scaled in again before the name moves: so often it is raised, and no more. */
    private static final int RAISES = 2;

    private final Steps steps;
    private final StageContext context;
    private final ServicePolicy policy;

    MatchCapacity(Steps steps) {
        this.steps = steps;
        this.context = steps.context();
        this.policy = steps.policy();
    }

    /** @param now how many serve well enough */
    private record Count(int now, boolean gone) {}

    /**
     * What cannot be counted is asked once more, with patience; where Beanstalk does not tell, or
     * {@link Guard#CAPACITY} is allowed, nothing is raised. Ends the stage where the instances cannot be had, or do not
     * come in the time of a launch.
     *
     * @param seen how many instances the target was seen to have; empty where that is not known
     * @param serving how many serve; empty likewise
     * @param before how often this stage has raised it already
     * @return whether something was changed, so that what was seen before is old
     */
    public boolean raise(Environment target, OptionalInt seen, Environment live, OptionalInt serving, int before) {
        OptionalInt known = seen.isPresent() ? seen : instances(target);
        OptionalInt needed = serving.isPresent() ? serving : instances(live);
        return known.isPresent() && needed.isPresent() && raise(target, known.getAsInt(), needed.getAsInt(), before);
    }

    private boolean raise(Environment target, int there, int wanted, int before) {
        if (there >= wanted || context.passes(Guard.CAPACITY, target.id().value(), few(target, there, wanted))) {
            return false;
        }
        if (before >= RAISES) {
            throw tooFew(target, there, wanted, "it was raised " + before + " times and scaled in again");
        }
        return context.section("the target has as many instances as serve now", () -> {
            raised(target, there, wanted);
            return wait(target, there, wanted);
        });
    }

    /** What AWS refuses at once is not waited for. */
    private void raised(Environment target, int there, int wanted) {
        ScalingGroup group =
                steps.groups().mustBeSeen(target, few(target, there, wanted) + ", and it may not be raised");
        if (group.most() < wanted) {
            throw tooFew(target, there, wanted, "its Auto Scaling group takes at most " + group.most() + " (MaxSize)");
        }
        if (group.suspended().contains("Launch")) {
            throw tooFew(
                    target, there, wanted, "Launch is suspended in its Auto Scaling group: no instance would come");
        }
        Goal.CapacityIs goal = new Goal.CapacityIs(target.id(), group.name(), wanted);
        Change change = Change.of(
                policy.observers().observer(goal),
                (operation, signedAt, notAfter) ->
                        new ChangingCall.SetCapacity(operation, target.id(), group.name(), wanted, signedAt, notAfter));
        Answer first = new Answer.GroupSeen(group);
        ChangeResult reached =
                context.reach(change, first, Duration.ofMinutes(2), context.retry(Duration.ofMinutes(2)));
        if (reached.cause() == EndingCause.DENIED) {
            context.require(reached, few(target, there, wanted) + ", and it may not be raised");
        }
        if (!reached.holds()) {
            throw tooFew(target, there, wanted, reached.why());
        }
        if (reached.kind() == ChangeResult.Kind.DONE) {
            context.record(new JournalEntry.Raised(target.id(), group.name(), there, wanted, context.now()));
        }
    }

    private RuntimeException tooFew(Environment target, int there, int wanted, String why) {
        return context.refuse(
                Guard.CAPACITY,
                few(target, there, wanted) + ", and it cannot be raised: " + why,
                context.request().typed());
    }

    /** Where the target goes away meanwhile, the caller's next look says so. */
    private boolean wait(Environment target, int there, int wanted) {
        Instant begun = context.now();
        Instant end = begun.plus(policy.configuration().deadlines().launch());
        Count last = context.repeat(
                "until they are there",
                new Count(there, false),
                c -> c.gone() || c.now() >= wanted || context.now().isAfter(end),
                c -> {
                    context.pause(
                            context.now().plusSeconds(20),
                            target.name() + ": " + c.now() + " of " + wanted + " instances");
                    Answer answer = context.look(new Effect.LookAtInstances(target.id()));
                    boolean gone =
                            answer instanceof Answer.Missing missing && missing.trouble() == Answer.Trouble.ABSENT;
                    return new Count(ShownInstances.healthy(answer).orElse(c.now()), gone);
                });
        if (!last.gone() && last.now() < wanted) {
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
