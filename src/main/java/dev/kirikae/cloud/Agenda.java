package dev.kirikae.cloud;

import dev.kirikae.tale.Effect;
import java.time.Instant;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** What is going to happen, in order. */
final class Agenda {

    private final PriorityQueue<Happening> due = new PriorityQueue<>();
    private long planned;

    void plan(Instant at, Happening.Kind kind, String subject, String other, String request) {
        due.add(new Happening(at, planned++, kind, subject, other, request, null));
    }

    void arrives(Instant at, String seat, Effect.Changing call) {
        due.add(new Happening(at, planned++, Happening.Kind.CALL_ARRIVES, seat, "", "", call));
    }

    /** Takes out the next happening that is due by then; null where there is none. */
    @Nullable
    Happening next(Instant by) {
        Happening first = due.peek();
        if (first == null || first.at().isAfter(by)) {
            return null;
        }
        return due.poll();
    }

    boolean holds(Happening.Kind kind, Instant at) {
        for (Happening happening : due) {
            if (happening.kind() == kind && happening.at().equals(at)) {
                return true;
            }
        }
        return false;
    }
}
