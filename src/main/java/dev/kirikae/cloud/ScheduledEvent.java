package dev.kirikae.cloud;

import dev.kirikae.workflow.ChangingCall;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that will happen.
 *
 * @param order tells apart what is due at the same instant: first planned, first done
 * @param subject an environment's identifier; for a call that arrives late, whose it is; else empty
 * @param other a second one, or a detail
 * @param request the call that caused it; empty where nobody called
 * @param call a call under way that arrives late
 */
record ScheduledEvent(
        Instant at,
        long order,
        Kind kind,
        String subject,
        String other,
        String request,
        @Nullable ChangingCall call) implements Comparable<ScheduledEvent> {

    enum Kind {
        INSTANCES_START,
        LAUNCH_ENDS,
        BECOMES_HEALTHY,
        NAMES_EXCHANGED,
        SWAP_ENDS,
        UPDATE_ENDS,
        GROUP_FILLED,
        SCALED_IN,
        TERMINATION_ENDS,
        CALL_ARRIVES,
        ALARMS_EVALUATED,
        HEALTH_REVIEWED,
        SWAPPED_BY_HAND,
        TERMINATED_BY_HAND,
        MANAGED_UPDATE_BEGINS
    }

    @Override
    public int compareTo(ScheduledEvent that) {
        int byTime = at.compareTo(that.at);
        return byTime != 0 ? byTime : Long.compare(order, that.order);
    }
}
