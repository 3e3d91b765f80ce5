package dev.kirikae.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What SQS says of a queue. Its counts are approximate, and right about a minute after the last change (Amazon SQS API
 * Reference, GetQueueAttributes, read 2026-11).
 *
 * @param visible messages that can be received
 * @param inFlight messages that were received, and neither deleted nor given back
 * @param delayed messages that cannot be received yet
 * @param oldest age of the oldest message, by CloudWatch ({@code ApproximateAgeOfOldestMessage}), in whole seconds; null
 *     where it was not asked for, or there is no figure
 * @param deadLetters where its dead letters go; null where they were not asked for, or go nowhere
 */
public record QueueState(
        String name,
        long visible,
        long inFlight,
        long delayed,
        @Nullable Duration oldest,
        @Nullable QueueState deadLetters) {

    /** Messages of every kind. */
    public long all() {
        return visible + inFlight + delayed;
    }
}
