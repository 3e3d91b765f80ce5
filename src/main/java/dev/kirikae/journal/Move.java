package dev.kirikae.journal;

import dev.kirikae.model.EnvironmentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the live name moved last.
 *
 * @param from who had it before; null where nobody had, or nobody knows
 * @param at when it was seen
 */
public record Move(How how, @Nullable EnvironmentId from, EnvironmentId to, Instant at) {

    /** By what it moved. */
    public enum How {
        /** A release brought it to its candidate. */
        FORWARD,
        /** A verdict or a person's rollback took it back. */
        BACK,
        /** A person moved it without Kirikae, while no release was being watched or after one was. */
        BY_HAND
    }
}
