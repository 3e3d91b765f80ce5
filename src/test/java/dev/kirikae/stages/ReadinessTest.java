package dev.kirikae.stages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cloud.CloudControl;
import dev.kirikae.model.ScheduledAction;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whether the way back is open, and what will close it. */
class ReadinessTest {

    private static ServiceLife settled() {
        return new ServiceLife(ServiceLife.USUAL.replace("keep: 0s", "keep: 24h"))
                .released()
                .releases(2);
    }

    private static StageResult readiness(ServiceLife life) {
        return life.stage("status", ReadinessStage::workflow);
    }

    @Test
    void anOpenWayBackSaysWhatWillCloseItFirst() {
        ServiceLife life = settled();

        StageResult open = readiness(life);

        assertThat(open.exit()).as(open.sentence()).isEqualTo(ExitCode.OK);
        assertThat(open.sentence())
                .startsWith("the way back is open, to push-api-20261122-c0ffee1 (" + life.of(1)
                        + "); destroy --due may take")
                .contains(" at 2026-11-23T");
    }

    @Test
    void aNightlyActionClosesItOnceItIsNotHeldAnyMore() {
        ServiceLife life = settled();
        CloudControl.schedule(
                life.cloud(),
                life.of(1),
                new ScheduledAction("night", life.now().plus(Duration.ofHours(5)), 0, 0, null, "0 17 * * *"));

        assertThat(readiness(life).sentence()).contains("scheduled action night of its group leaves 0 instances");
    }

    @Test
    void withoutAStandbyItIsClosed() {
        StageResult closed = readiness(new ServiceLife().released());

        assertThat(closed.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(closed.sentence()).startsWith("the way back is closed: ");
    }

    /** What a rollback would refuse is no open way back. */
    @Test
    void aOneWayDoorClosesIt() {
        ServiceLife life =
                new ServiceLife().released().policy(ServiceLife.USUAL + "compatibility: {rollback: forbidden}\n");
        life.waits(Duration.ofHours(2));
        life.upload(2);
        life.release();

        StageResult closed = readiness(life);

        assertThat(closed.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(closed.evidence())
                .anySatisfy(line -> assertThat(line)
                        .startsWith("closed: ")
                        .contains("says: rollback forbidden")
                        .endsWith("--allow one-way-door goes back all the same"));
    }

    @Test
    void aDoorThatClosesByItselfIsAmongWhatWillCloseIt() {
        ServiceLife life = new ServiceLife(ServiceLife.USUAL.replace("keep: 0s", "keep: 48h"))
                .released()
                .policy(ServiceLife.USUAL.replace("keep: 0s", "keep: 48h")
                        + "compatibility: {rollback: {until: 4h}}\n");
        life.waits(Duration.ofHours(2));
        life.upload(2);
        life.release();

        StageResult open = readiness(life);

        assertThat(open.exit()).as(open.sentence()).isEqualTo(ExitCode.OK);
        assertThat(open.sentence())
                .contains("; " + life.journal().releases().get(1).id() + " says: ");
    }

    @Test
    void anOwnNameThatLeadsElsewhereIsSaid() {
        ServiceLife life = settled();
        life.live("domains: [www.example.com]");

        assertThat(readiness(life).evidence()).anyMatch(line -> line.contains("www.example.com"));
    }

    @Test
    void destroyingTheStandbySaysThatTheWayBackEnds() {
        ServiceLife life = new ServiceLife().released().releases(2);
        life.waits(Duration.ofHours(3));

        StageResult destroyed = life.destroy(Destroy.What.STANDBY);

        assertThat(destroyed.exit()).as(destroyed.sentence()).isEqualTo(ExitCode.OK);
        assertThat(destroyed.evidence())
                .anyMatch(line -> line.startsWith("the way back ends with push-api-20261122-c0ffee1: "));
    }
}
