package dev.kirikae.stages;

import dev.kirikae.model.EnvironmentId;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Desk;
import dev.kirikae.tale.Effect;
import dev.kirikae.tale.EndingCause;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The journal knows an environment that two looks, a read lag apart, do not show, and nothing tells that it was terminated.
 * Beanstalk's answers are filtered by IAM, so that it may well be there: a stage that would act on it leaves it to a person.
 */
final class Contradiction {

    private final Desk desk;
    private final Order order;

    Contradiction(Desk desk, Order order) {
        this.desk = desk;
        this.order = order;
    }

    /**
     * Ends the stage where something that it would act on is not shown.
     *
     * @param which what that is, of the roles that a look tells; null where all of it is shown
     * @return the last look that was taken
     */
    Scene mustShow(Scene scene, Function<Roles, @Nullable Unshown> which) {
        Scene last = confirmed(scene, which);
        Unshown unshown = which.apply(last.roles(desk.memory()));
        if (unshown != null && !isForgotten(unshown, last)) {
            throw leave(unshown);
        }
        return last;
    }

    /** The same of whoever has one of these roles. */
    Scene mustShow(Scene scene, Unshown.Role... roles) {
        return mustShow(scene, seen -> {
            for (Unshown.Role role : roles) {
                Unshown unshown = seen.unshown(role);
                if (unshown != null) {
                    return unshown;
                }
            }
            return null;
        });
    }

    /** The same of one environment, whatever it is. */
    Scene mustShow(Scene scene, EnvironmentId id) {
        return mustShow(scene, seen -> seen.unshown(id));
    }

    /** A second look where something is not shown, and what it explains is written down. */
    Scene confirmed(Scene scene, Function<Roles, @Nullable Unshown> which) {
        Unshown unshown = which.apply(scene.roles(desk.memory()));
        if (unshown == null) {
            return scene;
        }
        desk.pause(scene.asked().plus(Desk.READ_LAG), "a second look: the " + unshown.words() + " is not shown");
        Scene again = Entering.look(desk, order);
        new Absences(desk, order).notice(again);
        return again;
    }

    /** It was live, long ago, and nobody has the live name any more. */
    private boolean isForgotten(Unshown unshown, Scene scene) {
        return unshown.role() == Unshown.Role.LIVE
                && Unshown.isLongAgo(desk.memory(), unshown.id(), scene.asked())
                && isNameFree(desk, order);
    }

    static boolean isNameFree(Desk desk, Order order) {
        return desk.look(new Effect.LookAtName(order.configuration().live().cname()), Answer.NameSeen.class)
                .available();
    }

    RuntimeException leave(Unshown unshown) {
        return desk.leave(EndingCause.PERSON, unshown.sentence(), unshown.wayOut());
    }
}
