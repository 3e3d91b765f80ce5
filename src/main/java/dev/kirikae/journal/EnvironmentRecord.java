package dev.kirikae.journal;

import dev.kirikae.model.EnvironmentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the journal knows of one environment.
 *
 * @param release the release that made it; null where Kirikae did not
 * @param madeAt when its creation was asked for; null where Kirikae did not make it
 * @param settledAt when its release settled, when a person went back to it, or when it was found live; null before, and
 *     again once it was rejected
 * @param rejectedAt when it was moved away from by a verdict or a rollback; null where it was not, or was chosen again
 *     since
 * @param leftAt when the live name last left it, by whatever hand; null where it never did
 * @param goneAt when it was seen to be gone; null while it is not known to be
 * @param raisedFrom how many instances it had when its least number was first raised; null where it was not
 * @param hold what is suspended of its group; null where nothing is
 */
public record EnvironmentRecord(
        EnvironmentId id,
        @Nullable String release,
        @Nullable Instant madeAt,
        @Nullable Instant settledAt,
        @Nullable Instant rejectedAt,
        @Nullable Instant leftAt,
        @Nullable Instant goneAt,
        @Nullable Integer raisedFrom,
        @Nullable CapacityHold hold) {

    static EnvironmentRecord of(EnvironmentId id) {
        return new EnvironmentRecord(id, null, null, null, null, null, null, null, null);
    }

    EnvironmentRecord madeBy(String maker, Instant asked) {
        return new EnvironmentRecord(id, maker, asked, settledAt, rejectedAt, leftAt, goneAt, raisedFrom, hold);
    }

    EnvironmentRecord settled(@Nullable Instant at) {
        return new EnvironmentRecord(id, release, madeAt, at, rejectedAt, leftAt, goneAt, raisedFrom, hold);
    }

    EnvironmentRecord rejected(@Nullable Instant at) {
        return new EnvironmentRecord(id, release, madeAt, settledAt, at, leftAt, goneAt, raisedFrom, hold);
    }

    EnvironmentRecord left(Instant at) {
        return new EnvironmentRecord(id, release, madeAt, settledAt, rejectedAt, at, goneAt, raisedFrom, hold);
    }

    EnvironmentRecord gone(Instant at) {
        return new EnvironmentRecord(id, release, madeAt, settledAt, rejectedAt, leftAt, at, raisedFrom, null);
    }

    EnvironmentRecord raised(int from) {
        return new EnvironmentRecord(
                id,
                release,
                madeAt,
                settledAt,
                rejectedAt,
                leftAt,
                goneAt,
                raisedFrom == null ? Integer.valueOf(from) : raisedFrom,
                hold);
    }

    EnvironmentRecord heldBy(@Nullable CapacityHold next) {
        return new EnvironmentRecord(id, release, madeAt, settledAt, rejectedAt, leftAt, goneAt, raisedFrom, next);
    }
}
