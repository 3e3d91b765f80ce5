package dev.kirikae.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a group is to become at a time, from DescribeScheduledActions (EC2 Auto Scaling API Reference, read 2026-11).
 *
 * @param next when it next begins; null where AWS does not tell
 * @param least the MinSize it sets; null where it leaves that
 * @param desired the desired capacity it sets; null likewise
 * @param most the MaxSize it sets; null likewise
 * @param recurrence its cron expression; empty where it happens once
 */
public record ScheduledAction(
        String name,
        @Nullable Instant next,
        @Nullable Integer least,
        @Nullable Integer desired,
        @Nullable Integer most,
        String recurrence) {

    /** Whether a group of so many instances may have fewer after it. */
    public boolean shrinksBelow(int instances) {
        return desired != null && desired < instances || most != null && most < instances;
    }
}
