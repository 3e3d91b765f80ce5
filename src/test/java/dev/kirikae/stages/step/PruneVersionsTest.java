package dev.kirikae.stages.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.config.ConfigurationJson;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Status;
import dev.kirikae.stages.Destroy;
import dev.kirikae.stages.Looks;
import dev.kirikae.stages.ServiceLife;
import dev.kirikae.stages.Upload;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which versions a destroy removes besides: our own, past their number, that nobody runs. */
class PruneVersionsTest {

    private static final EnvironmentId STRANGER = new EnvironmentId("e-red0000001");
    private static final String KEEPS_ONE = ServiceLife.USUAL + "versions: {keep: 1}\n";

    private static List<String> pruned(ServiceLife life) {
        return life.entries().stream()
                .filter(JournalEntry.Pruned.class::isInstance)
                .map(e -> ((JournalEntry.Pruned) e).version())
                .toList();
    }

    private static String version(ServiceLife life, int input) {
        return life.journal().releases().stream()
                .map(ReleaseRecord::version)
                .filter(label -> label.startsWith("push-api-c0ffee" + input))
                .findFirst()
                .orElseThrow();
    }

    /** What was terminated is shown for an hour with its version, which counts as used for so long. */
    private static StageResult destroysStandby(ServiceLife life) {
        StageResult ending = life.destroy(Destroy.What.STANDBY);
        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        life.waits(Duration.ofHours(2));
        return ending;
    }

    /** One of them never got an environment that could run it. */
    @Test
    void whatNobodyRunsGoesInOneGo() {
        ServiceLife life = new ServiceLife().released();
        life.killedBefore(ChangingCall.CreateEnvironment.class::isInstance).uploadKilled(2);
        assertThat(life.recover().exit()).isEqualTo(ExitCode.OK);
        life.releases(3).releases(4);
        assertThat(destroysStandby(life).sentence()).endsWith("(" + life.of(1) + ") is gone");
        life.policy(KEEPS_ONE);

        StageResult ending = destroysStandby(life);

        assertThat(ending.sentence()).endsWith("(" + life.of(3) + ") is gone, and 2 old versions with it");
        assertThat(pruned(life)).containsExactlyInAnyOrder(version(life, 1), version(life, 2));
        assertThat(life.cloud().versions())
                .contains(version(life, 3), version(life, 4))
                .doesNotContain(version(life, 1), version(life, 2));
    }

    /** A version that Kirikae did not make was released; it is neither counted nor removed. */
    @Test
    void aVersionThatSomebodyElseMadeStays() {
        ServiceLife life = new ServiceLife(KEEPS_ONE, cloud -> cloud.version("theirs")).released();
        StageResult uploaded = life.stage(
                "upload",
                (request, order) -> Upload.workflow(
                        request,
                        order,
                        new UploadInput(
                                "a".repeat(40),
                                "aaaaaaa",
                                "",
                                "theirs",
                                "",
                                "",
                                0,
                                true,
                                ConfigurationJson.write(order.configuration()),
                                null),
                        false));
        assertThat(uploaded.exit()).as(uploaded.sentence()).isEqualTo(ExitCode.OK);
        assertThat(life.release().exit()).isEqualTo(ExitCode.OK);
        life.releases(3);
        destroysStandby(life);
        destroysStandby(life);

        StageResult ending = destroysStandby(life);

        assertThat(ending.sentence()).startsWith("already so: there is no standby any more");
        assertThat(pruned(life)).containsExactly(version(life, 1));
        assertThat(life.cloud().versions()).contains("theirs");
    }

    /** Of whom nobody tells which version it runs, it may run any; what is terminated runs none, and ours the journal knows. */
    @ParameterizedTest
    @CsvSource({"READY, true, false", "TERMINATED, true, true", "READY, false, true"})
    void whileAnyVersionMayBeInUseAllStay(Status status, boolean strangers, boolean goes) {
        ServiceLife life = new ServiceLife(
                        KEEPS_ONE, cloud -> cloud.environment(STRANGER, "push-api", "other", "away-9", "red", 1))
                .released()
                .releases(2)
                .releases(3);
        destroysStandby(life);
        EnvironmentId silent = strangers ? STRANGER : life.of(3);
        life.answering(effect -> effect instanceof Effect.LookAtEnvironments
                ? Looks.versionless(
                        Looks.withStatus((Answer.EnvironmentsSeen) life.truly(effect), silent, status), silent)
                : null);

        StageResult ending = life.destroy(Destroy.What.STANDBY);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(ending.sentence())
                .endsWith(
                        goes
                                ? ") is gone, and 1 old version with it"
                                : ") is gone. Old versions stay: it is not told which one other runs");
        assertThat(pruned(life)).isEqualTo(goes ? List.of(version(life, 1)) : List.of());
        assertThat(life.cloud().versions()).contains(version(life, 3));
    }
}
