package dev.kirikae.cli;

import dev.kirikae.cli.view.RollbackPreview;
import dev.kirikae.cloud.EmbeddedCloud;
import dev.kirikae.cloud.MemoryLedger;
import dev.kirikae.config.Verify;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.JournalState;
import dev.kirikae.model.Environment;
import dev.kirikae.model.LiveName;
import dev.kirikae.model.Status;
import dev.kirikae.simulate.WayBackOracle;
import dev.kirikae.stages.step.Roles;
import dev.kirikae.stages.step.WayBack;

/** The way back as {@code status} names it. */
public final class StatusWayBack {

    private StatusWayBack() {}

    public static WayBackOracle of(LiveName name, Verify.Health policy) {
        return cloud -> predicted(cloud, name, policy);
    }

    private static WayBackOracle.Prediction predicted(EmbeddedCloud cloud, LiveName name, Verify.Health policy) {
        JournalState journal = ((MemoryLedger) cloud.ledger()).journal();
        for (Environment each : cloud.environments()) {
            if (each.status() == Status.TERMINATED && !journal.isGone(each.id())) {
                journal = journal.and(new JournalEntry.Gone(each.id(), null, cloud.now()));
            }
        }
        Roles roles = Roles.of(journal, cloud.environments(), name);
        RollbackPreview back = RollbackPreview.of(WayBack.of(journal, roles), policy);
        return new WayBackOracle.Prediction(
                back.works(), back.to() == null ? null : back.to().id());
    }
}
