package dev.kirikae.cli;

import dev.kirikae.cloud.EmbeddedCloud;
import dev.kirikae.cloud.MemoryLedger;
import dev.kirikae.config.Verify;
import dev.kirikae.model.Environment;
import dev.kirikae.model.LiveName;
import dev.kirikae.model.Status;
import dev.kirikae.simulate.WayBackOracle;
import dev.kirikae.stages.Roles;
import dev.kirikae.stages.WayBack;
import dev.kirikae.tale.Entry;
import dev.kirikae.tale.Memory;

/** The way back as {@code status} names it. */
public final class StatusWayBack {

    private StatusWayBack() {}

    public static WayBackOracle of(LiveName name, Verify.Health policy) {
        return cloud -> predicted(cloud, name, policy);
    }

    private static WayBackOracle.Prediction predicted(EmbeddedCloud cloud, LiveName name, Verify.Health policy) {
        Memory memory = ((MemoryLedger) cloud.ledger()).memory();
        for (Environment each : cloud.environments()) {
            if (each.status() == Status.TERMINATED && !memory.isGone(each.id())) {
                memory = memory.and(new Entry.Gone(each.id(), null, cloud.now()));
            }
        }
        Roles roles = Roles.of(memory, cloud.environments(), name);
        RollbackPreview back = RollbackPreview.of(WayBack.of(memory, roles), policy);
        return new WayBackOracle.Prediction(
                back.works(), back.to() == null ? null : back.to().id());
    }
}
