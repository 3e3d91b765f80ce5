package dev.kirikae.cloud;

import dev.kirikae.workflow.ChangingCall;
import java.time.Instant;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** What is going to happen, in order. */
final class EventQueue {

    private final PriorityQueue<ScheduledEvent> due = new PriorityQueue<>();
    private long planned;

    void plan(Instant at, ScheduledEvent.Kind kind, String subject, String other, String request) {
        due.add(new ScheduledEvent(at, planned++, kind, subject, other, request, null));
    }

    void arrives(Instant at, String client, ChangingCall call) {
        due.add(new ScheduledEvent(at, planned++, ScheduledEvent.Kind.CALL_ARRIVES, client, "", "", call));
    }

    /** Takes out the next happening that is due by then; null where there is none. */
    @Nullable
    ScheduledEvent next(Instant by) {
        ScheduledEvent first = due.peek();
        if (first == null || first.at().isAfter(by)) {
            return null;
        }
        return due.poll();
    }

    boolean holds(ScheduledEvent.Kind kind, Instant at) {
        for (ScheduledEvent happening : due) {
            if (happening.kind() == kind && happening.at().equals(at)) {
                return true;
            }
        }
        return false;
    }
}
