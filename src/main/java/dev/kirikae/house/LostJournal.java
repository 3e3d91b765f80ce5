package dev.kirikae.house;

import dev.kirikae.model.Environment;
import dev.kirikae.stages.MissingJournal;
import dev.kirikae.stages.Order;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Desk;
import dev.kirikae.tale.Effect;
import dev.kirikae.tale.Ending;
import dev.kirikae.tale.Exit;
import dev.kirikae.tale.Request;
import dev.kirikae.tale.Tale;
import org.jspecify.annotations.Nullable;

/** Tells a journal that was lost, or is looked for in the wrong place, from one that was never begun. */
public final class LostJournal {

    private final Order order;
    private @Nullable Environment live;

    private LostJournal(Order order) {
        this.order = order;
    }

    /** What a person is told where the journal is lost; null where it is not, and where that cannot be seen. */
    public static @Nullable String in(Ground ground, Conductor conductor, Engagement engagement, Order order) {
        if (!engagement.survey().memory().isEmpty()) {
            return null;
        }
        LostJournal journal = new LostJournal(order);
        Ending seen = conductor.run(ground, journal.look(engagement.request("rollback")));
        Environment found = journal.live;
        return seen.exit() != Exit.OK || found == null ? null : MissingJournal.words(found);
    }

    private Tale look(Request request) {
        return Desk.stage(request, desk -> {
            live = null;
            MissingJournal missing = new MissingJournal(desk, order);
            for (Environment each : desk.look(
                            new Effect.LookAtEnvironments(request.application()), Answer.EnvironmentsSeen.class)
                    .environments()) {
                if (order.liveName().isOwnedBy(each) && missing.isLost(each)) {
                    live = each;
                }
            }
            return Ending.of(Exit.OK, "seen", "");
        });
    }
}
