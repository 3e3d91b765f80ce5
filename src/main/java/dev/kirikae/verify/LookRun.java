package dev.kirikae.verify;

import dev.kirikae.model.TimeOrder;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Looks in a row that said the same.
 *
 * @param since the first of them
 * @param until the latest of them; never before {@code since}
 */
record LookRun(Instant since, Instant until) {

    /** @param soFar null where this look is the first one */
    static LookRun on(@Nullable LookRun soFar, Instant at) {
        return soFar == null ? new LookRun(at, at) : new LookRun(soFar.since, TimeOrder.later(soFar.until, at));
    }

    /** What is known to have lasted: from the first look to the latest one. */
    Duration length() {
        return Duration.between(since, until);
    }

    /** The length for people. */
    String text() {
        return TimeText.of(length());
    }
}
