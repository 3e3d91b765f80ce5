package dev.kirikae.stages.step;

import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.ScalingGroup;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.EndingCause;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.StageContext;
import java.util.List;

/** The Auto Scaling group of an environment. */
final class ScalingGroups {

    private final StageContext context;

    ScalingGroups(Steps steps) {
        this.context = steps.context();
    }

    /**
     * Asked with patience. Ends the stage where it is not to be seen: with the action that is missing, or by
     * {@link Guard#CAPACITY}.
     *
     * @param otherwise what cannot be done without it
     */
    ScalingGroup mustBeSeen(Environment environment, String otherwise) {
        Answer resources = asked(new Effect.LookAtResources(environment.id()), otherwise);
        List<String> groups = resources instanceof Answer.ResourcesSeen seen
                ? seen.resources().groups()
                : List.of();
        if (groups.isEmpty()) {
            throw context.refuse(
                    Guard.CAPACITY,
                    otherwise + ": no Auto Scaling group of it is shown",
                    context.request().typed());
        }
        Answer group = asked(new Effect.LookAtGroup(groups.get(0)), otherwise);
        if (group instanceof Answer.GroupSeen seen) {
            return seen.group();
        }
        throw context.refuse(
                Guard.CAPACITY, otherwise + ": " + why(group), context.request().typed());
    }

    /** Asked once: an answer, or {@link Answer.Missing} with why there is none. */
    Answer look(EnvironmentId environment) {
        Answer resources = context.ask(new Effect.LookAtResources(environment));
        if (!(resources instanceof Answer.ResourcesSeen seen)) {
            return resources;
        }
        List<String> groups = seen.resources().groups();
        return groups.isEmpty()
                ? new Answer.Missing(Answer.Trouble.ABSENT, "no Auto Scaling group of " + environment + " is shown")
                : context.ask(new Effect.LookAtGroup(groups.get(0)));
    }

    private Answer asked(Effect.Look look, String otherwise) {
        Answer once = context.ask(look);
        if (once instanceof Answer.Missing missing && missing.trouble() == Answer.Trouble.DENIED) {
            throw context.ended(
                    EndingCause.DENIED,
                    otherwise + ": " + missing.why(),
                    context.request().typed());
        }
        return once instanceof Answer.Missing ? context.look(look) : once;
    }

    private static String why(Answer answer) {
        return answer instanceof Answer.Missing missing ? missing.why() : "its answer makes no sense";
    }
}
