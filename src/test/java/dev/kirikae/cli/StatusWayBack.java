package dev.kirikae.cli;

import dev.kirikae.cloud.EmbeddedCloud;
import dev.kirikae.cloud.MemoryLedger;
import dev.kirikae.model.LiveName;
import dev.kirikae.simulate.WayBackOracle;
import dev.kirikae.stages.Roles;
import dev.kirikae.tale.Memory;

/** The way back as {@code status} names it. */
public final class StatusWayBack {

    private StatusWayBack() {}

    public static WayBackOracle of(LiveName name) {
        return cloud -> predicted(cloud, name);
    }

    private static WayBackOracle.Prediction predicted(EmbeddedCloud cloud, LiveName name) {
        Memory memory = ((MemoryLedger) cloud.ledger()).memory();
        Roles roles = Roles.of(memory, cloud.environments(), name);
        WayBack back = WayBack.of(memory, roles, cloud.environments());
        return new WayBackOracle.Prediction(
                back.works(), back.to() == null ? null : back.to().id());
    }
}
