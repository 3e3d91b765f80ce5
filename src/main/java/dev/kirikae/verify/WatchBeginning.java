package dev.kirikae.verify;

import dev.kirikae.config.Verify;
import dev.kirikae.model.ErrorClass;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was known when a watch began, so that it can be judged again.
 *
 * @param configuration by which it was watched, as a record keeps it; null where that is the one of the upload
 * @param at when it began
 * @param watch how long it was meant to be
 * @param switchedAt null where there was no switch
 * @param enhanced the environment was seen to report enhanced health
 * @param allowed a person let an inconclusive watch pass beforehand
 * @param alarms in the order of the configuration
 * @param queues likewise
 * @param compared likewise; empty where there was nothing to compare with
 */
public record WatchBeginning(
        @Nullable String configuration,
        Instant at,
        Duration watch,
        @Nullable Instant switchedAt,
        boolean enhanced,
        boolean allowed,
        List<AlarmProof> alarms,
        List<Queue> queues,
        List<Comparison> compared) {

    public WatchBeginning {
        Objects.requireNonNull(at);
        Objects.requireNonNull(watch);
        alarms = List.copyOf(alarms);
        queues = List.copyOf(queues);
        compared = List.copyOf(compared);
    }

    /** A queue, and by which line of the configuration it was watched. */
    public record Queue(Verify.Queue policy, String name, QueueStart start) {}

    /**
     * What was known of the time before the switch.
     *
     * @param over so much time of it
     * @param before null where that is not known
     * @param blind why nothing could be compared; null where it could
     */
    public record Comparison(
            ErrorClass errors,
            Duration over,
            @Nullable RequestCounts before,
            @Nullable String blind) {}

    /** @param begun right at its beginning */
    public static WatchBeginning of(
            @Nullable String configuration,
            WatchProof begun,
            Instant at,
            @Nullable Instant switchedAt,
            boolean allowed,
            WatchStart start) {
        return new WatchBeginning(
                configuration,
                at,
                begun.time().configured(),
                switchedAt,
                begun.health().enhanced(),
                allowed,
                start.alarms(),
                start.queues().stream()
                        .map(q -> new Queue(q.policy(), q.name(), q.start()))
                        .toList(),
                begun.compared().stream()
                        .map(c -> new Comparison(c.policy().errors(), c.policy().before(), c.before(), c.blind()))
                        .toList());
    }
}
