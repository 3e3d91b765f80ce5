package dev.kirikae.workflow;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a changing call may be tried again, and when. AWS's own "not now" and a call that was never sent are tried
 * again at growing distances, always with a new intent, both looks anew and evidence in its term, which is the caller's
 * to renew; the time for it begins with the first "not now", however long it took to come so far. A call that certainly
 * never arrived gets one new attempt. Every other refusal is final, and what is unknown never comes here. Mutable: it
 * counts over all that is asked of it.
 */
public final class Retry {

    /** The first pause is a read lag: the looks before the next attempt must not show the time before the refusal. */
    private static final Duration FIRST_PAUSE = StageContext.READ_LAG;

    private final StageContext context;
    private final Duration within;
    private @Nullable Instant end;
    private Duration pause = FIRST_PAUSE;
    private boolean lost;

    Retry(StageContext context, Duration within) {
        this.context = context;
        this.within = within;
    }

    /** Whether another attempt is to be made now; waits for its time, in which the stage may end. */
    public boolean isDue(ChangeResult last) {
        return switch (last.kind()) {
            case ALREADY, DONE, REFUSED, CHANGED -> false;
            case NEVER_ARRIVED -> {
                boolean first = !lost;
                lost = true;
                yield first;
            }
            case NOT_NOW -> later(last);
        };
    }

    private boolean later(ChangeResult refused) {
        Instant next = context.now().plus(pause);
        Instant last = end == null ? context.now().plus(within) : end;
        end = last;
        if (next.isAfter(last)) {
            return false;
        }
        context.pause(next, "another attempt: " + refused.why());
        pause = pause.multipliedBy(2);
        return true;
    }
}
