package dev.kirikae.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.model.Approval;
import dev.kirikae.model.StoredApprovals;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Approvals lie beside the journal, and are compare-and-set, in any world. */
abstract class ApprovalsContract {

    private static final String PLAN = "d".repeat(64);
    private static final Approval BO = new Approval(
            "a1", PLAN, "bo \"the boss\"", "arn:aws:iam::123456789012:user/bo", Calls.NOW, Calls.NOW.plusSeconds(7200));
    private static final Approval MIA = new Approval("a2", PLAN, "mia 美亜", "arn", Calls.NOW, Calls.NOW.plusSeconds(60));

    /** An empty ledger. */
    protected abstract Scene ledger();

    private static StoredApprovals read(Scene scene) {
        return ((Answer.ApprovalsSeen) scene.perform(new Effect.ReadApprovals(PLAN))).stored();
    }

    @Test
    void areReadAsTheyWereWritten() {
        try (Scene scene = ledger()) {
            assertThat(read(scene)).isEqualTo(StoredApprovals.NONE);
            assertThat(scene.perform(new Effect.WriteApprovals(List.of(BO), null)))
                    .isEqualTo(new Answer.ApprovalsWritten());
            StoredApprovals first = read(scene);
            assertThat(first.approvals()).containsExactly(BO);
            assertThat(scene.perform(new Effect.WriteApprovals(first.and(MIA), first.tag())))
                    .isEqualTo(new Answer.ApprovalsWritten());
            assertThat(read(scene).approvals()).containsExactly(BO, MIA);
        }
    }

    @Test
    void ofTwoWhoApproveAtOnceNoneIsOverwritten() {
        try (Scene scene = ledger()) {
            scene.perform(new Effect.WriteApprovals(List.of(BO), null));
            String tag = read(scene).tag();
            assertThat(scene.perform(new Effect.WriteApprovals(List.of(MIA), null)))
                    .isEqualTo(new Answer.Overtaken());
            assertThat(scene.perform(new Effect.WriteApprovals(List.of(MIA), "another")))
                    .isEqualTo(new Answer.Overtaken());
            assertThat(read(scene)).isEqualTo(new StoredApprovals(List.of(BO), tag, null));
        }
    }

    @Test
    void changeNeitherJournalNorLock() {
        try (Scene scene = ledger()) {
            Answer journal = scene.perform(new Effect.ReadJournal());
            Answer lock = scene.perform(new Effect.ReadLock());
            scene.perform(new Effect.WriteApprovals(List.of(BO), null));
            assertThat(scene.perform(new Effect.ReadJournal())).isEqualTo(journal);
            assertThat(scene.perform(new Effect.ReadLock())).isEqualTo(lock);
        }
    }
}
