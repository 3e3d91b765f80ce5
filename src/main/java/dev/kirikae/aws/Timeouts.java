package dev.kirikae.aws;

import java.time.Duration;

/**
 * How long AWS is waited for. No effect may last longer than the lease's renewal interval of 30 s.
 *
 * @param connection for a connection
 * @param answer for one answer to a look
 * @param call for a call with its repetitions
 * @param transfer for a call that carries a part of a bundle
 */
public record Timeouts(Duration connection, Duration answer, Duration call, Duration transfer) {

    /** For a stage that changes something. */
    public static final Timeouts USUAL =
            new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(28));

    /** For a command that only looks, and gives up after 20 s: one look must fit into them. */
    public static final Timeouts BRIEF =
            new Timeouts(Duration.ofSeconds(4), Duration.ofSeconds(9), Duration.ofSeconds(18), Duration.ofSeconds(18));
}
