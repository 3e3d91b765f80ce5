package dev.kirikae.verify;

import dev.kirikae.config.Verify;
import dev.kirikae.model.QueueState;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was known of a queue when its watch began, from which its limits follow.
 *
 * @param seen null where it was not read
 */
public record QueueStart(How how, @Nullable QueueState seen) {

    /** What its numbers are compared with. */
    public enum How {
        /** What it held right before the switch. */
        BEFORE_THE_SWITCH,
        /** What it held some time after the switch. */
        TAKEN_UP,
        /** Nothing. */
        ALONE
    }

    List<QueueLimit> limits(Verify.Queue policy) {
        return switch (how) {
            case BEFORE_THE_SWITCH -> QueueLimit.after(policy, Objects.requireNonNull(seen));
            case TAKEN_UP -> QueueLimit.since(policy, Objects.requireNonNull(seen));
            case ALONE -> QueueLimit.alone(policy);
        };
    }
}
