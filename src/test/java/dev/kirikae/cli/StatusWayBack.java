package dev.kirikae.cli;

import dev.kirikae.cloud.EmbeddedCloud;
import dev.kirikae.cloud.MemoryLedger;
import dev.kirikae.config.Verify;
import dev.kirikae.model.LiveName;
import dev.kirikae.simulate.WayBackOracle;
import dev.kirikae.stages.WayBack;
import dev.kirikae.tale.Memory;

/** The way back as {@code status} names it. */
public final class StatusWayBack {

    private StatusWayBack() {}

    public static WayBackOracle of(LiveName name, Verify.Health policy) {
        return cloud -> predicted(cloud, name, policy);
    }

    private static WayBackOracle.Prediction predicted(EmbeddedCloud cloud, LiveName name, Verify.Health policy) {
        Memory memory = ((MemoryLedger) cloud.ledger()).memory();
        RollbackPreview back =
                RollbackPreview.of(WayBack.foreseen(memory, cloud.environments(), name, cloud.now()), policy);
        return new WayBackOracle.Prediction(
                back.works(), back.to() == null ? null : back.to().id());
    }
}
