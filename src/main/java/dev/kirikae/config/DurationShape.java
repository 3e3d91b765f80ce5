package dev.kirikae.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A duration within bounds. */
final class DurationShape extends ScalarShape<Duration> {
    private final Duration least;
    private final Duration most;
    private final String whyNoShorter;

    DurationShape(Duration least, Duration most) {
        this(least, most, "");
    }

    /** @param whyNoShorter said where it is shorter; empty where that explains itself */
    DurationShape(Duration least, Duration most, String whyNoShorter) {
        super(Scope.FIXED);
        this.least = least;
        this.most = most;
        this.whyNoShorter = whyNoShorter;
    }

    @Override
    @Nullable
    Duration parse(Resolved resolved, boolean bare) {
        Duration duration = Durations.parse(resolved.text());
        return duration == null || duration.compareTo(least) < 0 || duration.compareTo(most) > 0 ? null : duration;
    }

    @Override
    String fault(Item.Scalar scalar, Resolved resolved) {
        String fault = super.fault(scalar, resolved);
        if (scalar.text().matches("[0-9]+")) {
            return fault + "; add the unit";
        }
        Duration given = Durations.parse(resolved.text());
        boolean shorter = given != null && given.compareTo(least) < 0;
        return shorter && !whyNoShorter.isEmpty() ? fault + "; " + whyNoShorter : fault;
    }

    @Override
    Duration example() {
        return least;
    }

    @Override
    JsonNode write(Duration value) {
        return Json.NODES.textNode(Durations.text(value));
    }

    @Override
    ObjectNode schema() {
        return Json.orEnv(Json.ofType("string").put("pattern", "^" + Durations.PATTERN + "$"));
    }

    @Override
    String expected() {
        return "a duration such as 500ms, 10s, 5m or 2h, from " + Durations.text(least) + " to " + Durations.text(most);
    }
}
