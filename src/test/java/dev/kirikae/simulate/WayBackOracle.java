package dev.kirikae.simulate;

import dev.kirikae.cloud.EmbeddedCloud;
import dev.kirikae.model.EnvironmentId;
import org.jspecify.annotations.Nullable;

/** What {@code status} says of the way back. */
@FunctionalInterface
public interface WayBackOracle {

    /**
     * What a rollback would come to.
     *
     * @param moves whether it would move the live name
     * @param to where to; null where nowhere
     */
    record Prediction(boolean moves, @Nullable EnvironmentId to) {}

    Prediction of(EmbeddedCloud cloud);
}
