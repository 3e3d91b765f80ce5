package dev.kirikae.stages.step;

import dev.kirikae.model.EnvironmentId;
import dev.kirikae.workflow.EndingCause;
import dev.kirikae.workflow.StageContext;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The journal knows an environment that two looks, a read lag apart, do not show, and nothing tells that it was
 * terminated. Beanstalk's answers are filtered by IAM, so that it may well be there: a stage that would act on it
 * leaves it to a person.
 */
public final class Contradiction {

    private final Steps steps;
    private final StageContext context;

    Contradiction(Steps steps) {
        this.steps = steps;
        this.context = steps.context();
    }

    /**
     * Ends the stage where something that it would act on is not shown, in two looks.
     *
     * @param which what that is, of the roles that a look shows; null where all of it is shown
     * @return the last look that was taken
     */
    public EnvironmentSnapshot mustShow(EnvironmentSnapshot snapshot, Function<Roles, @Nullable NotShown> which) {
        EnvironmentSnapshot last = confirmed(snapshot, which);
        NotShown unshown = which.apply(last.roles(context.journal()));
        if (unshown != null && !isForgotten(unshown, last)) {
            throw ended(unshown);
        }
        return last;
    }

    /** The same of whoever has one of these roles. */
    public EnvironmentSnapshot mustShow(EnvironmentSnapshot snapshot, NotShown.Role... roles) {
        return mustShow(snapshot, seen -> {
            for (NotShown.Role role : roles) {
                NotShown unshown = seen.unshown(role);
                if (unshown != null) {
                    return unshown;
                }
            }
            return null;
        });
    }

    /** The same of one environment, whatever it is. */
    public EnvironmentSnapshot mustShow(EnvironmentSnapshot snapshot, EnvironmentId id) {
        return mustShow(snapshot, seen -> seen.unshown(id));
    }

    /** A second look where something is not shown, and what it explains is written down. */
    EnvironmentSnapshot confirmed(EnvironmentSnapshot snapshot, Function<Roles, @Nullable NotShown> which) {
        NotShown unshown = which.apply(snapshot.roles(context.journal()));
        if (unshown == null) {
            return snapshot;
        }
        context.pause(
                snapshot.asked().plus(StageContext.READ_LAG),
                "a second look: the " + unshown.words() + " is not shown");
        EnvironmentSnapshot again = steps.look().now();
        steps.goneEnvironments().notice(again);
        return again;
    }

    /** It was live, long ago, and nobody has the live name any more. */
    private boolean isForgotten(NotShown unshown, EnvironmentSnapshot snapshot) {
        return unshown.role() == NotShown.Role.LIVE
                && NotShown.isLongAgo(context.journal(), unshown.id(), snapshot.asked())
                && steps.look().isNameFree();
    }

    RuntimeException ended(NotShown unshown) {
        return context.ended(EndingCause.PERSON, unshown.sentence(), unshown.wayOut());
    }
}
