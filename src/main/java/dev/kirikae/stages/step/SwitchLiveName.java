package dev.kirikae.stages.step;

import dev.kirikae.journal.Goal;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Change;
import dev.kirikae.workflow.ChangeResult;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.StageContext;
import java.time.Instant;
import java.util.OptionalInt;

/** Moving the live name: the goal is who owns it, never that a call be made. */
public final class SwitchLiveName {

    private final StageContext context;
    private final ServicePolicy policy;

    public SwitchLiveName(StageContext context, ServicePolicy policy) {
        this.context = context;
        this.policy = policy;
    }

    /**
     * @param snapshot the look that the decision rests on
     * @param holds until when its evidence holds
     */
    public ChangeResult move(
            Goal.Purpose purpose, EnvironmentSnapshot snapshot, EnvironmentId from, EnvironmentId to, Instant holds) {
        EnvironmentSnapshot seen = settledScene(snapshot);
        Goal.NameBelongsTo goal = new Goal.NameBelongsTo(purpose, policy.liveName(), from, to);
        Change change = Change.of(
                policy.observers().observer(goal),
                (operation, signedAt, notAfter) -> new Effect.Swap(operation, from, to, signedAt, notAfter));
        return context.reach(change, seen.answer(), holds);
    }

    /** A look right after the last move may show the time before it. */
    private EnvironmentSnapshot settledScene(EnvironmentSnapshot snapshot) {
        Instant moved = context.journal().movedAt();
        if (moved == null || !snapshot.asked().isBefore(moved.plus(StageContext.READ_LAG))) {
            return snapshot;
        }
        return OpenService.lookAfterAMove(context, policy);
    }

    /** How many instances there are; empty where Beanstalk does not tell, which is not none. */
    OptionalInt instances(Environment environment) {
        return count(environment, context.look(new Effect.LookAtInstances(environment.id())));
    }

    /** What has a health of its own has instances: none in the answer are none that are shown. */
    public static OptionalInt count(Environment environment, Answer answer) {
        return answer instanceof Answer.InstancesSeen seen && !(seen.instances().isEmpty() && hasInstances(environment))
                ? OptionalInt.of(seen.instances().size())
                : OptionalInt.empty();
    }

    /** Whether its health speaks of instances (Developer Guide, health-enhanced-status, read 2026-11). */
    static boolean hasInstances(Environment environment) {
        return switch (environment.health()) {
            case OK, INFO, WARNING, DEGRADED -> true;
            case SEVERE, PENDING, UNKNOWN, NO_DATA, SUSPENDED, NONE, UNRECOGNISED -> false;
        };
    }

    /** The name under which the live name is called now: two forms are in use. */
    String liveHost(EnvironmentSnapshot snapshot) {
        for (Environment environment : snapshot.environments()) {
            if (snapshot.name().isOwnedBy(environment) && environment.cname() != null) {
                return environment.cname();
            }
        }
        return policy.liveName().fullName();
    }
}
