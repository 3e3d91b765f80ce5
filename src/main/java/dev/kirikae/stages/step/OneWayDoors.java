package dev.kirikae.stages.step;

import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.StageContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether one may go back over what was released: told before the switch, and heeded on the way back. */
public final class OneWayDoors {

    private final StageContext context;

    OneWayDoors(Steps steps) {
        this.context = steps.context();
    }

    /** Says, right after an attempt began, what becomes of the way back once it has moved the name. */
    public void announce(ReleaseRecord release, Environment live) {
        OneWayDoor door = known(OneWayDoor.ahead(context.journal(), release, live.id(), context.now()), live.id());
        if (door == null || door.state() == OneWayDoor.State.OPEN && door.closes() == null) {
            return;
        }
        String back = door.state() == OneWayDoor.State.OPEN
                ? "the way back to " + live.name() + " closes some time after the switch"
                : "once it serves, the way back to " + live.name() + " is closed, and a bad verdict holds for a person";
        context.record(new JournalEntry.OneWay(release.id(), "one way: " + door.words() + "; " + back, context.now()));
    }

    /** Why nobody goes back to this one by a verdict; null where nothing forbids it. */
    public @Nullable String closed(EnvironmentId target) {
        OneWayDoor door = decisive(target);
        if (door == null || door.state() == OneWayDoor.State.OPEN) {
            return null;
        }
        return door.state() == OneWayDoor.State.CLOSED
                ? door.words()
                : door.words() + ", and it cannot be told whether that is so";
    }

    /** Refuses a person who would go back over one that is closed, unless it is allowed by name. */
    public void mustBeOpen(Environment target) {
        OneWayDoor door = decisive(target.id());
        String closed = closed(target.id());
        if (door != null && closed != null) {
            context.guard(
                    Guard.ONE_WAY_DOOR,
                    door.release().id(),
                    "the way back to " + target.name() + " is closed: " + closed
                            + ". Mend it forward with upload, or go back all the same",
                    OneWayDoor.ALL_THE_SAME);
        }
    }

    /** The one that counts on the way back to this one, as far as journal and repository tell; null for none. */
    @Nullable
    OneWayDoor decisive(EnvironmentId target) {
        List<OneWayDoor> doors = OneWayDoor.between(context.journal(), target, context.now());
        return OneWayDoor.decisive(
                doors.stream().map(door -> asked(door, target)).toList());
    }

    private @Nullable OneWayDoor known(@Nullable OneWayDoor door, EnvironmentId target) {
        return door == null ? null : asked(door, target);
    }

    /** The repository knows what the journal does not, where there is one. */
    private OneWayDoor asked(OneWayDoor door, EnvironmentId target) {
        ReleaseRecord own = context.journal().releaseOf(target);
        String oldest = door.oldest();
        if (door.state() != OneWayDoor.State.UNTOLD
                || oldest == null
                || own == null
                || own.commit().isEmpty()) {
            return door;
        }
        Answer answer = context.ask(new Effect.LookAtAncestry(own.commit(), oldest));
        Boolean contains = answer instanceof Answer.AncestrySeen seen ? seen.contains() : null;
        return contains == null ? door : door.in(contains ? OneWayDoor.State.OPEN : OneWayDoor.State.CLOSED);
    }
}
