package dev.kirikae.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.app.world.OwnJournal;
import dev.kirikae.app.world.WithoutLedger;
import dev.kirikae.cloud.EmbeddedCloud;
import dev.kirikae.cloud.Incident;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.stages.Rollback;
import dev.kirikae.workflow.Allowances;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.ReplayedRun;
import dev.kirikae.workflow.Request;
import dev.kirikae.workflow.Requests;
import dev.kirikae.workflow.StageResult;
import dev.kirikae.workflow.Step;
import dev.kirikae.workflow.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rollbacks that go on without a ledger, one after the other, and what the one before had left open. */
class WithoutLedgerTest {

    @TempDir
    Path folder;

    private static Request request(String nonce) {
        return Requests.of("rollback", nonce, "push-api", Allowances.NONE, "the ledger is gone");
    }

    private World world(EmbeddedCloud cloud, String nonce) {
        OwnJournal own = OwnJournal.in(folder, request(nonce), "123456789012");
        assertThat(own.notes()).isEmpty();
        return new WithoutLedger(Play.ancestryAware(cloud.client(nonce)), own);
    }

    /** @param killed after its first swap; then null */
    private @Nullable StageResult run(EmbeddedCloud cloud, String nonce, EnvironmentId to, boolean killed) {
        World world = world(cloud, nonce);
        ReplayedRun transcript =
                new ReplayedRun(Rollback.workflow(request(nonce), Start.policy(), to.value()), cloud.now());
        while (true) {
            if (!(transcript.next() instanceof Step.Do next)) {
                return ((Step.End) transcript.next()).ending();
            }
            Effect effect = next.effect();
            Answer answer = effect instanceof Effect.Wait wait ? waited(cloud, wait) : world.perform(effect);
            if (killed && effect instanceof ChangingCall.Swap) {
                return null;
            }
            transcript.hear(answer, cloud.now(), false);
        }
    }

    private static Answer waited(EmbeddedCloud cloud, Effect.Wait wait) {
        cloud.advanceTo(wait.until());
        return new Answer.Waited();
    }

    private static void anHourPasses(EmbeddedCloud cloud) {
        cloud.advanceTo(cloud.now().plus(Duration.ofHours(1)));
    }

    @Test
    void theSecondRunSettlesWhatTheFirstLeftOpenBeforeItCallsItself() {
        EmbeddedCloud cloud = Start.settled().cloud();
        cloud.suffer(Incident.SWAP_ARRIVES_LATE);
        assertThat(run(cloud, "n1", Start.BLUE, true)).isNull();
        assertThat(cloud.ownerOf(Start.NAME)).isEqualTo(Start.GREEN);

        StageResult second = run(cloud, "n2", Start.BLUE, false);

        assertThat(second).isNotNull();
        assertThat(second.exit()).as(second.sentence()).isEqualTo(ExitCode.OK);
        assertThat(cloud.ownerOf(Start.NAME)).isEqualTo(Start.BLUE);
        anHourPasses(cloud);
        assertThat(cloud.ownerOf(Start.NAME)).isEqualTo(Start.BLUE);
        assertThat(cloud.executionLog().calls()).containsEntry("swap", 1);
    }

    @Test
    void thereAndBackIsOneJournal() throws Exception {
        EmbeddedCloud cloud = Start.settled().cloud();

        assertThat(run(cloud, "n1", Start.BLUE, false)).isNotNull();
        StageResult back = run(cloud, "n2", Start.GREEN, false);

        assertThat(back).isNotNull();
        assertThat(back.exit()).as(back.sentence()).isEqualTo(ExitCode.OK);
        assertThat(cloud.ownerOf(Start.NAME)).isEqualTo(Start.GREEN);
        assertThat(cloud.executionLog().calls()).containsEntry("swap", 2);
        assertThat(Files.readString(folder.resolve("rollback-journal.jsonl"))
                        .lines()
                        .filter(line -> line.contains("\"kind\":\"founded\"")))
                .hasSize(1);
    }
}
