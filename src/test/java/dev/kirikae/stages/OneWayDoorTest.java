package dev.kirikae.stages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cloud.CloudControl;
import dev.kirikae.cloud.Incident;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.JournalState;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.stages.step.OneWayDoor;
import dev.kirikae.workflow.Allowances;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a released commit says of going back over it. */
class OneWayDoorTest {

    private static final String FORBIDDEN = "compatibility: {rollback: forbidden, why: it drops a column}\n";

    /** Input 2 waits, and says this. */
    private static ServiceLife waiting(String compatibility) {
        ServiceLife life = new ServiceLife().released().policy(ServiceLife.USUAL + compatibility);
        life.waits(Duration.ofHours(2));
        assertThat(life.upload(2).exit()).isEqualTo(ExitCode.OK);
        life.policy(ServiceLife.USUAL);
        return life;
    }

    private static ServiceLife settled(String compatibility) {
        ServiceLife life = waiting(compatibility);
        assertThat(life.release().exit()).isEqualTo(ExitCode.OK);
        life.waits(Duration.ofMinutes(10));
        return life;
    }

    private static List<JournalEntry.OneWay> warned(ServiceLife life) {
        return life.entries().stream()
                .filter(JournalEntry.OneWay.class::isInstance)
                .map(JournalEntry.OneWay.class::cast)
                .toList();
    }

    /** The incident: the version before would run on a database that it cannot work with. */
    @Test
    void aBadVerdictHoldsWhereGoingBackIsForbidden() {
        ServiceLife life = waiting(FORBIDDEN);
        CloudControl.begin(life.cloud(), Incident.PROBE_FAILS_AFTER_SWITCH);

        StageResult ending = life.release(Allowances.NONE.with(Guard.ONE_WAY_DOOR, null));

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.PERSON);
        assertThat(ending.sentence())
                .contains("its watch failed, and the way back to ")
                .contains("says: rollback forbidden (it drops a column)")
                .contains("serves users");
        assertThat(ending.next()).isEqualTo("rollback --allow one-way-door --reason \"…\"");
        assertThat(life.owner()).isEqualTo(life.of(2));
        assertThat(life.journal().moved()).isNotNull();
        assertThat(life.recover().exit()).isEqualTo(ExitCode.PERSON);
        assertThat(life.owner()).isEqualTo(life.of(2));

        assertThat(life.rollback().guard()).isEqualTo(Guard.ONE_WAY_DOOR);
        StageResult allowed = life.rollback(null, Allowances.NONE.with(Guard.ONE_WAY_DOOR, null));
        assertThat(allowed.exit()).as(allowed.sentence()).isEqualTo(ExitCode.OK);
        assertThat(life.owner()).isEqualTo(life.of(1));
    }

    @Test
    void itIsSaidBeforeTheSwitch() {
        ServiceLife life = settled(FORBIDDEN);

        JournalEntry.OneWay warned = warned(life).get(0);

        assertThat(warned.words()).contains("once it serves, the way back to").contains("is closed");
        List<JournalEntry> after = life.entries()
                .subList(life.entries().indexOf(warned), life.entries().size());
        assertThat(after.stream().filter(JournalEntry.Intended.class::isInstance))
                .isNotEmpty();
        assertThat(warned(new ServiceLife().releases(1).releases(2))).isEmpty();
    }

    @Test
    void untilItsTimeIsOverOneMayGoBack() {
        ServiceLife life = waiting("compatibility: {rollback: {until: 2h}}\n");
        CloudControl.begin(life.cloud(), Incident.PROBE_FAILS_AFTER_SWITCH);

        assertThat(life.release().exit()).isEqualTo(ExitCode.RESTORED);
        assertThat(warned(life).get(0).words()).contains("closes some time after the switch");
    }

    @Test
    void onceItsTimeIsOverAPersonMustSayWhy() {
        ServiceLife life = settled("compatibility: {rollback: {until: 2h}}\n");
        life.waits(Duration.ofHours(2));

        StageResult ending = life.rollback();

        assertThat(ending.guard()).as(ending.sentence()).isEqualTo(Guard.ONE_WAY_DOOR);
        assertThat(life.owner()).isEqualTo(life.of(2));
    }

    @Test
    void aVersionThatIsNotOlderThanMayBeMayRunAfterIt() {
        ServiceLife life = new ServiceLife().released();
        ReleaseRecord first = life.journal().newestRelease();
        assertThat(first).isNotNull();
        life = settled("compatibility: {oldest: " + first.commit().substring(0, 7) + "}\n");

        assertThat(life.rollback().exit()).isEqualTo(ExitCode.OK);
    }

    /** The journal knows no release of that commit: the repository is asked, and silence is no yes. */
    @Test
    void whereTheJournalIsSilentTheRepositoryIsAsked() {
        for (Boolean contains : new Boolean[] {true, false, null}) {
            ServiceLife life = settled("compatibility: {oldest: abcdef0}\n");
            life.answering(effect ->
                    effect instanceof Effect.LookAtAncestry look && look.other().equals("abcdef0")
                            ? new Answer.AncestrySeen(contains, List.of(), contains == null ? "no clone" : "")
                            : null);

            StageResult ending = life.rollback();

            assertThat(ending.guard())
                    .as(ending.sentence())
                    .isEqualTo(Boolean.TRUE.equals(contains) ? null : Guard.ONE_WAY_DOOR);
        }
    }

    /** What a newer program recorded in words that this one does not know is never taken for safe. */
    @Test
    void whatCannotBeReadIsNotOpen() {
        ServiceLife life = settled(FORBIDDEN);
        JournalState journal = JournalState.EMPTY;
        for (JournalEntry entry : life.entries()) {
            journal = journal.and(
                    entry instanceof JournalEntry.Opened e
                            ? new JournalEntry.Opened(
                                    e.release(),
                                    e.commit(),
                                    e.version(),
                                    e.digest(),
                                    e.environmentName(),
                                    e.configuration().replace("forbidden", "sometimes"),
                                    e.live(),
                                    e.at())
                            : entry);
        }

        OneWayDoor door = OneWayDoor.decisive(
                OneWayDoor.between(journal, life.of(1), life.cloud().now()));

        assertThat(door).isNotNull();
        assertThat(door.state()).isEqualTo(OneWayDoor.State.UNTOLD);
        assertThat(door.words()).contains("this version cannot read");
    }

    /** What lies between counts, not only what serves: an older one is beyond the door of the one in the middle. */
    @Test
    void aDoorInTheMiddleIsADoor() {
        ServiceLife life = settled(FORBIDDEN);
        life.releases(3);
        life.waits(Duration.ofMinutes(10));

        assertThat(life.rollback(life.of(1), Allowances.NONE).guard()).isEqualTo(Guard.ONE_WAY_DOOR);
        assertThat(life.rollback().exit()).isEqualTo(ExitCode.OK);
        assertThat(life.owner()).isEqualTo(life.of(2));
    }

    /** Whoever went back over it runs after it already. */
    @Test
    void whatWasGoneBackOverIsBehind() {
        ServiceLife life = settled(FORBIDDEN);
        life.rollback(null, Allowances.NONE.with(Guard.ONE_WAY_DOOR, null));
        life.waits(Duration.ofMinutes(10));
        life.releases(3);
        life.waits(Duration.ofMinutes(10));

        StageResult ending = life.rollback();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(life.owner()).isEqualTo(life.of(1));
    }

    @Test
    void forwardAgainLeadsThroughNoDoor() {
        ServiceLife life = settled(FORBIDDEN);
        life.rollback(null, Allowances.NONE.with(Guard.ONE_WAY_DOOR, null));
        life.waits(Duration.ofMinutes(10));

        assertThat(life.rollback(life.of(2), Allowances.NONE).exit()).isEqualTo(ExitCode.OK);
    }
}
