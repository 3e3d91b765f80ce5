package dev.kirikae.stages.step;

import static dev.kirikae.stages.ServiceLife.all;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.journal.ReleaseRecord.State;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.stages.ServiceLife;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Names of environments that another application has. */
class TakenNameTest {

    /** Names are unique over all applications of the region, and those of the others are not listed. */
    @Test
    void aNameThatAnotherApplicationHasIsCountedUpAtOnce() {
        ServiceLife life = new ServiceLife(
                        ServiceLife.USUAL,
                        cloud -> cloud.environment(
                                        new EnvironmentId("e-other00001"),
                                        "other",
                                        "push-api-20261122-c0ffee2",
                                        "othr",
                                        "x",
                                        1)
                                .environment(
                                        new EnvironmentId("e-other00002"),
                                        "other",
                                        "push-api-20261122-c0ffee2-2",
                                        "oth2",
                                        "x",
                                        1))
                .released();

        StageResult ending = life.upload(2);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(all(ChangingCall.CreateEnvironment.class, life.performed()).stream()
                        .map(ChangingCall.CreateEnvironment::name))
                .endsWith("push-api-20261122-c0ffee2", "push-api-20261122-c0ffee2-2", "push-api-20261122-c0ffee2-3");
        assertThat(life.journal().open()).isEmpty();
        assertThat(life.journal().release("20261122-c0ffee2")).satisfies(left -> {
            assertThat(left.state()).isEqualTo(State.ABANDONED);
            assertThat(left.why()).contains("push-api-20261122-c0ffee2 is taken by an environment of another");
        });
        assertThat(life.journal().saved()).isEmpty();
        assertThat(life.upload(2).sentence()).startsWith("20261122-c0ffee2-3 waits");
        assertThat(life.release().exit()).isEqualTo(ExitCode.OK);
    }

    /** Killed after the first name was refused: the next run goes on with one environment. */
    @Test
    void aRunThatDiedBetweenTwoNamesIsGoneOnWith() {
        ServiceLife life = new ServiceLife(
                        ServiceLife.USUAL,
                        cloud -> cloud.environment(
                                new EnvironmentId("e-other00001"),
                                "other",
                                "push-api-20261122-c0ffee2",
                                "othr",
                                "x",
                                1))
                .released();
        life.killedBefore(effect -> effect instanceof ChangingCall.CreateEnvironment call
                        && call.name().endsWith("-2"))
                .uploadKilled(2);
        life.killedBefore(effect -> false);
        life.waits(Duration.ofMinutes(10));

        StageResult ending = life.upload(2);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(ending.sentence()).startsWith("20261122-c0ffee2-2 waits");
        assertThat(life.cloud().environments().stream()
                        .filter(e -> e.application().equals("push-api")))
                .hasSize(2);
    }
}
