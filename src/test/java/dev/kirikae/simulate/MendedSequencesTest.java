package dev.kirikae.simulate;

import static dev.kirikae.simulate.ReplayedSteps.begins;
import static dev.kirikae.simulate.ReplayedSteps.ceases;
import static dev.kirikae.simulate.ReplayedSteps.pass;
import static dev.kirikae.simulate.ReplayedSteps.replayed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cloud.Incident;
import dev.kirikae.model.Alarm;
import dev.kirikae.model.Environment;
import dev.kirikae.workflow.Guard;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sequences that once ended wrong, in the decisions of a stage and not by chance: each told with the rules beside it. */
class MendedSequencesTest {

    private static final int THROTTLED = 1;
    private static final int LOST = 2;
    private static final int KILLED_BEFORE = 5;
    /** Of an append. */
    private static final int KEPT_AND_KILLED = 4;

    private static final int STOPPED = 2;
    private static final int LEDGER_AWAY = 5;

    private static final Scenario NOTHING = Scenario.PLAIN.of(Scenario.Kind.NOTHING);
    private static final Scenario LIVE = Scenario.PLAIN.of(Scenario.Kind.LIVE);
    private static final Scenario WAITING = Scenario.PLAIN.of(Scenario.Kind.WAITING);
    private static final Scenario SETTLED = Scenario.PLAIN.of(Scenario.Kind.SETTLED);

    private static Policy policy(String keep, String onFailure, String onInconclusive, String alarm) {
        return Policy.PLAIN
                .with(WorldParameter.KEEP, keep)
                .with(WorldParameter.ON_FAILURE, onFailure)
                .with(WorldParameter.ON_INCONCLUSIVE, onInconclusive)
                .with(WorldParameter.ALARM, alarm)
                .with(WorldParameter.WATCH, alarm.equals("none") ? "30s" : "4m");
    }

    /** The alarm stays as it is told. */
    private static Scenario alarmed(Scenario.Kind kind, Policy policy, Alarm.State state) {
        return new Scenario(kind, policy, 2, 2, state, false);
    }

    private static SequenceStep with(Act act, Map<String, Integer> unusual) {
        return new SequenceStep(act, unusual);
    }

    private static SequenceStep run(Stage stage) {
        return SequenceStep.calm(Act.Run.of(stage));
    }

    private static SequenceStep upload(int input) {
        return SequenceStep.calm(Act.Run.upload(input));
    }

    @Test
    void aRollbackTakesNoReleaseForOneOnItsWayWhoseCandidateIsGone() {
        SequenceRun run = replayed(
                WAITING,
                "killed OK OK OK",
                with(Act.Run.of(Stage.RELEASE), Map.of("swap 1", KILLED_BEFORE)),
                SequenceStep.calm(new Act.TerminateByHand(Who.CANDIDATE)),
                pass(30),
                upload(2),
                run(Stage.RELEASE),
                run(Stage.ROLLBACK));
        assertThat(run.cloud().ownerOf(Start.NAME)).isEqualTo(Start.BLUE);
    }

    @Test
    void anAllowedAlarmThatStaysRedTakesTheReleaseBack() {
        replayed(
                alarmed(Scenario.Kind.WAITING, policy("0s", "rollback", "rollback", "told"), Alarm.State.ALARM),
                "REFUSED RESTORED",
                run(Stage.RELEASE),
                SequenceStep.calm(Act.Run.of(Stage.RELEASE).allowing(Map.of(Guard.RED_ALARM, ""))));
    }

    @Test
    void aFirstReleaseIsRefusedWhileAnAlarmIsRedToo() {
        replayed(
                alarmed(Scenario.Kind.NOTHING, policy("0s", "rollback", "rollback", "told"), Alarm.State.ALARM),
                "OK REFUSED",
                upload(1),
                run(Stage.RELEASE));
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 8})
    void aLedgerThatIsAwayAfterTheSwitchIsNotSaidToHaveChangedNothing(int append) {
        replayed(WAITING, "UNCLEAR", with(Act.Run.of(Stage.RELEASE), Map.of("before append " + append, LEDGER_AWAY)));
    }

    @Test
    void aCallThatIsLostTwiceIsNotMadeAThirdTime() {
        replayed(WAITING, "FAILED", with(Act.Run.of(Stage.RELEASE), Map.of("swap 1", LOST, "swap 2", LOST)));
    }

    @Test
    void aWayBackThatIsThrottledIsTriedAgain() {
        replayed(
                LIVE,
                "OK RESTORED",
                begins(Incident.PROBE_FAILS_AFTER_SWITCH),
                upload(1),
                with(Act.Run.of(Stage.RELEASE), Map.of("swap 2", THROTTLED)));
    }

    /** A verdict takes the name back to the standby, not to one that was held. */
    @Test
    void whatFailsAfterAHeldOneGoesBackToTheStandby() {
        SequenceRun run = replayed(
                alarmed(Scenario.Kind.WAITING, policy("0s", "rollback", "hold", "told"), Alarm.State.INSUFFICIENT_DATA),
                "PERSON OK RESTORED",
                run(Stage.RELEASE),
                SequenceStep.calm(new Act.AlarmIs(Alarm.State.OK)),
                upload(2),
                begins(Incident.PROBE_FAILS_AFTER_SWITCH),
                run(Stage.RELEASE));
        assertThat(run.cloud().ownerOf(Start.NAME)).isEqualTo(Start.BLUE);
    }

    @Test
    void anUploadThatIsResumedMuchLaterGivesTheLaunchItsWholeTime() {
        replayed(
                LIVE,
                "killed OK",
                with(Act.Run.upload(1), Map.of("create-environment 1", KILLED_BEFORE)),
                pass(45),
                upload(1));
    }

    @Test
    void whoIsStoppedInTheWatchOfAFirstReleaseReadsThatItHasNotEnded() {
        replayed(NOTHING, "OK UNCLEAR", upload(1), with(Act.Run.of(Stage.RELEASE), Map.of("before append 4", STOPPED)));
    }

    @Test
    void whoIsStoppedInTheWatchOfAHeldReleaseReadsThatItHasNotEnded() {
        replayed(
                alarmed(Scenario.Kind.WAITING, policy("0s", "rollback", "hold", "told"), Alarm.State.INSUFFICIENT_DATA),
                "PERSON UNCLEAR",
                run(Stage.RELEASE),
                with(Act.Run.of(Stage.RELEASE), Map.of("before wait 2", STOPPED)));
    }

    @Test
    void anInconclusiveWatchThatIsAllowedForAnotherReleaseIsTakenBack() {
        replayed(
                alarmed(
                        Scenario.Kind.WAITING,
                        policy("0s", "rollback", "rollback", "told"),
                        Alarm.State.INSUFFICIENT_DATA),
                "RESTORED",
                SequenceStep.calm(Act.Run.of(Stage.RELEASE).allowing(Map.of(Guard.INCONCLUSIVE, "another-one"))));
    }

    @Test
    void whatAPersonMovedAwayFromIsKeptForItsTime() {
        SequenceRun run = replayed(
                SETTLED.with(policy("24h", "rollback", "rollback", "none")),
                "OK",
                SequenceStep.calm(new Act.SwapByHand(Who.STANDBY)),
                run(Stage.DESTROY_DUE));
        Environment left = run.cloud().environment(Start.GREEN);
        assertThat(left).isNotNull();
        assertThat(left.exists()).as(run.transcript()).isTrue();
    }

    @Test
    void whatAPersonChoseByNameIsStandbyOnceAnotherSettles() {
        SequenceRun run = replayed(
                SETTLED,
                "OK OK OK OK OK",
                run(Stage.ROLLBACK),
                SequenceStep.calm(new Act.Run(Stage.ROLLBACK, 0, Who.REJECTED, false, Map.of())),
                upload(1),
                run(Stage.RELEASE),
                run(Stage.ROLLBACK));
        assertThat(run.cloud().ownerOf(Start.NAME)).isEqualTo(Start.GREEN);
    }

    @Test
    void aRaiseThatWasLeftOpenEndsWithItsEnvironment() {
        replayed(
                new Scenario(Scenario.Kind.SETTLED, Policy.PLAIN, 1, 3, Alarm.State.OK, false),
                "killed OK",
                with(Act.Run.of(Stage.ROLLBACK), Map.of("set-capacity 1", KILLED_BEFORE)),
                SequenceStep.calm(new Act.TerminateByHand(Who.STANDBY)),
                pass(30),
                run(Stage.RECOVER));
    }

    @Test
    void aCandidateThatFailedItsVerificationMakesRoomForTheNextCommit() {
        replayed(
                LIVE,
                "FAILED OK",
                begins(Incident.PROBE_FAILS_BEFORE_SWITCH),
                upload(1),
                ceases(Incident.PROBE_FAILS_BEFORE_SWITCH),
                upload(2));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 30})
    void aDestroyThatWasKilledAfterItsCallIsFinishedByTheNext(int minutes) {
        replayed(
                SETTLED,
                "killed OK",
                with(Act.Run.of(Stage.DESTROY), Map.of("append 3", KEPT_AND_KILLED)),
                pass(minutes),
                run(Stage.DESTROY));
    }

    @Test
    void aRollbackDoesNotWaitForACallThatWasHeardUntilItCouldHaveArrivedLate() {
        SequenceRun run = replayed(
                WAITING,
                "killed OK",
                with(Act.Run.of(Stage.RELEASE), Map.of("append 5", KEPT_AND_KILLED)),
                run(Stage.ROLLBACK));
        assertThat(run.cloud().ownerOf(Start.NAME)).isEqualTo(Start.BLUE);
        assertThat(run.cloud().now()).as(run.transcript()).isBefore(Start.NOON.plus(Duration.ofMinutes(3)));
    }
}
