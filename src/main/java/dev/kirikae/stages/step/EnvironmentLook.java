package dev.kirikae.stages.step;

import dev.kirikae.model.Environment;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.StageContext;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One look at all environments of the application, terminated ones of the last hour among them. Ends the stage where it
 * gets no answer.
 */
public final class EnvironmentLook {

    private final StageContext context;
    private final ServicePolicy policy;

    EnvironmentLook(StageContext context, ServicePolicy policy) {
        this.context = context;
        this.policy = policy;
    }

    /** Asked for now, and again until there is an answer. */
    public EnvironmentSnapshot now() {
        Instant asked = context.now();
        List<Environment> environments = context.look(
                        new Effect.LookAtEnvironments(policy.configuration().application()),
                        Answer.EnvironmentsSeen.class)
                .environments();
        return new EnvironmentSnapshot(environments, policy.liveName(), asked);
    }

    /** One that cannot show the time before the last move that is known: waits for that. */
    public EnvironmentSnapshot afterAMove() {
        Instant moved = context.journal().movedAt();
        if (moved != null && context.now().isBefore(moved.plus(StageContext.READ_LAG))) {
            context.pause(moved.plus(StageContext.READ_LAG), "the last move to be seen everywhere");
        }
        return now();
    }

    /**
     * Whether anybody, in whatever account, has the live name; asked of Beanstalk. Null where it cannot be asked: it
     * answers for names only that it would give to a new environment.
     */
    Answer.@Nullable NameSeen name() {
        String prefix = policy.liveName().creatablePrefix();
        return prefix == null ? null : context.look(new Effect.LookAtName(prefix), Answer.NameSeen.class);
    }

    /** Whether it is known that nobody has the live name. */
    boolean isNameFree() {
        Answer.NameSeen seen = name();
        return seen != null && seen.available();
    }

    /** Whether it is known that somebody has it. */
    boolean isNameTaken() {
        Answer.NameSeen seen = name();
        return seen != null && !seen.available();
    }
}
