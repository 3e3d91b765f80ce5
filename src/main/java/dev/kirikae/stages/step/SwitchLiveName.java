package dev.kirikae.stages.step;

import dev.kirikae.journal.Goal;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.workflow.Change;
import dev.kirikae.workflow.ChangeResult;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.StageContext;
import java.time.Duration;
import java.time.Instant;

/** Moving the live name: the goal is who owns it, never that a call be made. */
public final class SwitchLiveName {

    private static final Duration EVIDENCE_OF_A_WAY_BACK = Duration.ofMinutes(5);

    private final Steps steps;
    private final StageContext context;
    private final ServicePolicy policy;

    SwitchLiveName(Steps steps) {
        this.steps = steps;
        this.context = steps.context();
        this.policy = steps.policy();
    }

    /**
     * @param snapshot the look that the decision rests on
     * @param from who must own the name before
     * @param holds until when its evidence holds
     */
    public ChangeResult move(
            Goal.Purpose purpose, EnvironmentSnapshot snapshot, EnvironmentId from, EnvironmentId to, Instant holds) {
        EnvironmentSnapshot seen = settledSnapshot(snapshot);
        Goal.NameBelongsTo goal = new Goal.NameBelongsTo(purpose, policy.liveName(), from, to);
        Change change = Change.of(
                policy.observers().observer(goal),
                (operation, signedAt, notAfter) -> new ChangingCall.Swap(operation, from, to, signedAt, notAfter));
        return context.reach(change, seen.answer(), holds);
    }

    /** Gives the name back to whom it was taken from: a goal of its own, whose evidence holds for five minutes. */
    public ChangeResult back(Goal.Purpose purpose, EnvironmentSnapshot snapshot, EnvironmentId from, EnvironmentId to) {
        return context.section(
                "the live name is back",
                () -> move(purpose, snapshot, from, to, context.now().plus(EVIDENCE_OF_A_WAY_BACK)));
    }

    /** A look right after the last move may show the time before it. */
    private EnvironmentSnapshot settledSnapshot(EnvironmentSnapshot snapshot) {
        Instant moved = context.journal().movedAt();
        if (moved == null || !snapshot.asked().isBefore(moved.plus(StageContext.READ_LAG))) {
            return snapshot;
        }
        return steps.look().afterAMove();
    }

    /** The name under which the live name is called now: two forms are in use. */
    public String liveHost(EnvironmentSnapshot snapshot) {
        for (Environment environment : snapshot.environments()) {
            if (snapshot.name().isOwnedBy(environment) && environment.cname() != null) {
                return environment.cname();
            }
        }
        return policy.liveName().fullName();
    }
}
