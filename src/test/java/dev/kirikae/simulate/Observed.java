package dev.kirikae.simulate;

import dev.kirikae.cloud.EmbeddedCloud;
import dev.kirikae.cloud.MemoryLedger;
import dev.kirikae.model.EnvironmentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The world at one instant.
 *
 * @param owner who has the live name once executed swaps have taken effect
 * @param mutations how many changing calls were executed so far
 * @param entries how many the journal has
 */
record Observed(Instant at, @Nullable EnvironmentId owner, int mutations, int entries, JournalFacts facts) {

    static Observed of(EmbeddedCloud cloud) {
        return new Observed(
                cloud.now(),
                NameTruth.owner(cloud),
                cloud.truth().mutations().size(),
                ((MemoryLedger) cloud.ledger()).entries().size(),
                JournalFacts.of(cloud));
    }
}
