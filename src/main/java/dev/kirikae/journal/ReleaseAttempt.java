package dev.kirikae.journal;

import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a release fares on its way to the live name: the attempt under way, or the last one.
 *
 * @param live what it was prepared against, or, once an attempt began, what it is to replace; null where nobody had the
 *     name
 * @param again it had been rejected, and is tried anew
 * @param watch how long its watch lasts; zero before an attempt
 * @param switchedAt when the live name was seen at its environment; null where it has not been
 * @param candidateVerdict the last verdict before the switch; null before one
 * @param liveVerdict the verdict after it; null before one, and again once a held release is to be watched anew
 */
public record ReleaseAttempt(
        @Nullable EnvironmentId live,
        boolean again,
        Duration watch,
        @Nullable Instant switchedAt,
        @Nullable Verdict candidateVerdict,
        @Nullable Verdict liveVerdict) {

    /** None yet. */
    static ReleaseAttempt against(@Nullable EnvironmentId live) {
        return new ReleaseAttempt(live, false, Duration.ZERO, null, null, null);
    }

    static ReleaseAttempt of(JournalEntry.Began began) {
        return new ReleaseAttempt(began.live(), began.again(), began.watch(), null, null, null);
    }

    ReleaseAttempt switched(Instant at) {
        return new ReleaseAttempt(live, again, watch, at, candidateVerdict, null);
    }

    ReleaseAttempt judged(JournalEntry.Phase phase, @Nullable Verdict verdict) {
        return switch (phase) {
            case CANDIDATE -> new ReleaseAttempt(live, again, watch, switchedAt, verdict, liveVerdict);
            case LIVE -> new ReleaseAttempt(live, again, watch, switchedAt, candidateVerdict, verdict);
            // Says nothing of the release: it was about where a rollback goes.
            case TARGET -> this;
        };
    }
}
