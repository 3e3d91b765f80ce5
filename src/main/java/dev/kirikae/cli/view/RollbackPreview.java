package dev.kirikae.cli.view;

import dev.kirikae.config.Verify;
import dev.kirikae.model.Environment;
import dev.kirikae.stages.step.OneWayDoor;
import dev.kirikae.stages.step.WayBack;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a rollback would come to now, as far as one look can tell: the same way back that the stage takes.
 *
 * @param works whether it would move the live name
 */
public record RollbackPreview(boolean works, @Nullable Environment to, String words) {

    /** Checks of the target and the switch itself: four to six seconds (Developer Guide, eb3-swap, read 2026-11), and looks. */
    private static final int SECONDS = 15;

    public static RollbackPreview of(WayBack back, Verify.Health policy) {
        Environment target = back.target();
        if (target == null) {
            return new RollbackPreview(false, null, back.words());
        }
        String where = target.name() + " (" + target.id() + ")";
        String unfit = back.unfit(policy);
        return unfit == null
                ? new RollbackPreview(true, target, "would work now: to " + where + ", in about " + SECONDS + " s")
                : new RollbackPreview(false, target, "would be refused: " + where + " is " + unfit);
    }

    /** The same where the way back may be destroyed from a known time on; null: none is known. */
    RollbackPreview keptUntil(@Nullable Instant due, Instant now) {
        if (!works || due == null) {
            return this;
        }
        return new RollbackPreview(
                true,
                to,
                words
                        + (now.isBefore(due)
                                ? "; destroy --due may take it from " + ClockText.time(due) + " on"
                                : "; the next destroy --due may take it"));
    }

    /** The same behind a release that says something of going back over it; null: there is none. */
    RollbackPreview behind(@Nullable OneWayDoor door) {
        if (door == null || to == null) {
            return this;
        }
        Instant until = door.closes();
        return switch (door.state()) {
            case OPEN ->
                until == null
                        ? this
                        : new RollbackPreview(works, to, words + "; closed from " + ClockText.time(until) + " on");
            case CLOSED ->
                new RollbackPreview(
                        false,
                        to,
                        "closed: " + door.words() + "; --allow one-way-door goes to " + to.name() + " all the same");
            case UNTOLD -> new RollbackPreview(works, to, words + ", unless it is older than may be: " + door.words());
        };
    }

    Map<String, Object> fields() {
        return JsonFields.of("works", works)
                .and("to", to == null ? null : to.id().value())
                .and("seconds", works ? SECONDS : null)
                .and("words", words)
                .map();
    }
}
