package dev.kirikae.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a silent holder keeps the lock: never shorter than what may lie between two renewals. An older program may have
 * recorded a shorter one; it is lengthened.
 */
final class LeaseShape extends Shape<Duration> {

    /** No call takes longer: one that carries a part of a bundle is given up then. */
    private static final Duration LONGEST_CALL = Duration.ofSeconds(28);

    /**
     * A lease is renewed at the first chance after a quarter of it. Until then, and for the renewal itself, one call each may
     * be waited for; the other three quarters must hold both.
     */
    static final Duration LEAST = Duration.ofSeconds(75);

    private static final Duration MOST = Duration.ofMinutes(30);

    private final DurationShape written = new DurationShape(
            LEAST,
            MOST,
            "it is renewed after a quarter of it, and the call before that and the renewal may take "
                    + Durations.text(LONGEST_CALL) + " each");
    private final DurationShape recorded = new DurationShape(Duration.ZERO, MOST);

    @Override
    @Nullable
    Duration read(Cursor at) {
        if (!at.context().recorded()) {
            return written.read(at);
        }
        Duration lease = recorded.read(at);
        return lease == null || lease.compareTo(LEAST) >= 0 ? lease : LEAST;
    }

    @Override
    JsonNode write(Duration value) {
        return written.write(value);
    }

    @Override
    ObjectNode schema() {
        return written.schema();
    }

    @Override
    String expected() {
        return written.expected();
    }
}
