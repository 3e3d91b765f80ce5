package dev.kirikae.simulate;

import static dev.kirikae.simulate.Act.Run.upload;
import static dev.kirikae.simulate.ReplayedSteps.begins;
import static dev.kirikae.simulate.ReplayedSteps.ceases;
import static dev.kirikae.simulate.ReplayedSteps.pass;
import static dev.kirikae.simulate.ReplayedSteps.replayed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cloud.Incident;
import dev.kirikae.cloud.MemoryLedger;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.model.Alarm;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Guard;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the drawn sequences found, each told once with the invariants beside it: chance need not find it again. */
class RecordedSequencesTest {

    private static final Policy HOLDING =
            Policy.PLAIN.with(WorldParameter.ON_FAILURE, "hold").with(WorldParameter.ON_INCONCLUSIVE, "hold");

    private static final Policy KEEPING = Policy.PLAIN.with(WorldParameter.KEEP, "24h");

    private static final Scenario LIVE = Scenario.PLAIN.of(Scenario.Kind.LIVE);
    private static final Scenario WAITING = Scenario.PLAIN.of(Scenario.Kind.WAITING);
    private static final Scenario SETTLED = Scenario.PLAIN.of(Scenario.Kind.SETTLED);

    private static SequenceStep with(Act act, Object... unusual) {
        return new SequenceStep(
                act, unusual.length == 0 ? Map.of() : Map.of((String) unusual[0], (Integer) unusual[1]));
    }

    private static Act.Run run(Stage stage) {
        return Act.Run.of(stage);
    }

    /** A bad one is held; the next look shows the time before the switch, and is not believed. */
    @Test
    void aRollbackRightAfterTheSwitchMovesTheNameAlthoughALookIsOld() {
        SequenceRun run = replayed(
                LIVE.with(HOLDING),
                "OK PERSON OK",
                begins(Incident.PROBE_FAILS_AFTER_SWITCH),
                with(upload(1)),
                with(run(Stage.RELEASE)),
                ceases(Incident.PROBE_FAILS_AFTER_SWITCH),
                with(run(Stage.ROLLBACK), "stale-environments 1", 2));
        assertThat(run.cloud().ownerOf(Start.NAME)).isEqualTo(Start.BLUE);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7})
    void anOldLookInAReleaseIsNoMoveByHand(int look) {
        SequenceRun run = replayed(
                LIVE,
                "OK RESTORED",
                begins(Incident.PROBE_FAILS_AFTER_SWITCH),
                with(upload(1)),
                with(run(Stage.RELEASE), "stale-environments " + look, 2));
        assertThat(run.cloud().ownerOf(Start.NAME)).isEqualTo(Start.BLUE);
    }

    @Test
    void whatWasLiveIsNobodysCandidate() {
        replayed(
                SETTLED.with(KEEPING),
                "OK killed REFUSED",
                with(run(Stage.ROLLBACK)),
                with(run(Stage.RELEASE_AGAIN), "swap 1", 5),
                with(run(Stage.DESTROY_CANDIDATE)));
    }

    @Test
    void anAbandonedCandidateThatAnotherReleaseOvertookIsNotReleased() {
        replayed(
                LIVE,
                "OK NOT_ALLOWED OK OK OK",
                with(upload(1)),
                with(run(Stage.RELEASE), "swap 1", 7),
                with(upload(2)),
                with(run(Stage.RELEASE)),
                with(run(Stage.RELEASE).allowing(Map.of(Guard.LIVE_MOVED, ""))));
    }

    @Test
    void theWayBackOfAReleaseBegunByHandIsKept() {
        replayed(
                LIVE.with(HOLDING),
                "OK PERSON OK",
                with(upload(1)),
                begins(Incident.PROBE_FAILS_AFTER_SWITCH),
                with(run(Stage.RELEASE)),
                ceases(Incident.PROBE_FAILS_AFTER_SWITCH),
                with(new Act.SwapByHand(Who.STANDBY)),
                with(run(Stage.DESTROY_DUE)));
    }

    @Test
    void aHeldReleaseThatSomebodyMovedAwayFromIsNotSaidToServe() {
        replayed(
                LIVE.with(HOLDING),
                "OK PERSON STOPPED",
                begins(Incident.PROBE_FAILS_AFTER_SWITCH),
                with(upload(2)),
                with(run(Stage.RELEASE)),
                ceases(Incident.PROBE_FAILS_AFTER_SWITCH),
                with(new Act.SwapByHand(Who.STANDBY)),
                with(run(Stage.DESTROY_DUE), "before write-lock 1", 2));
    }

    @Test
    void aFailedLaunchBesideADeadReleaseIsSettledByOneRecover() {
        replayed(
                WAITING,
                "killed FAILED OK OK",
                begins(Incident.KILLED_AFTER_SWITCH),
                with(run(Stage.RELEASE)),
                ceases(Incident.KILLED_AFTER_SWITCH),
                begins(Incident.LAUNCH_FAILS),
                with(upload(2)),
                ceases(Incident.LAUNCH_FAILS),
                with(run(Stage.RECOVER)),
                with(run(Stage.RECOVER)));
    }

    @Test
    void whoeverRunsTheReleaseAgainAndIsStoppedReadsThatItHasNotEnded() {
        replayed(
                WAITING,
                "killed UNCLEAR",
                begins(Incident.KILLED_AFTER_SWITCH),
                with(run(Stage.RELEASE)),
                ceases(Incident.KILLED_AFTER_SWITCH),
                pass(6),
                with(run(Stage.RELEASE), "before append 2", 2));
    }

    /** What a person terminated keeps the live name for some minutes: nobody else has it. */
    @Test
    void anUploadWaitsForTheNameOfALiveOneThatIsBeingTerminated() {
        SequenceRun run = replayed(
                LIVE, "OK OK", with(new Act.TerminateByHand(Who.LIVE)), with(upload(2)), with(run(Stage.RELEASE)));
        assertThat(run.cloud().ownerOf(Start.NAME)).isNotNull().isNotEqualTo(Start.BLUE);
    }

    private static final Scenario ACCEPTING = new Scenario(
            Scenario.Kind.WAITING,
            Policy.PLAIN
                    .with(WorldParameter.ON_INCONCLUSIVE, "accept")
                    .with(WorldParameter.ALARM, "told")
                    .with(WorldParameter.NO_DATA, "fail")
                    .with(WorldParameter.ERRORS, "1"),
            2,
            2,
            Alarm.State.INSUFFICIENT_DATA,
            false);

    /** One probe without an answer makes the watch unsure, and unsure is accepted: but not before the watch is over. */
    @ParameterizedTest
    @ValueSource(strings = {"probe 6", "probe 40", "probe 65"})
    void whereUnsureIsAcceptedTheWholeWatchIsStoodFirst(String place) {
        replayed(ACCEPTING, "RESTORED", with(run(Stage.RELEASE), place, 2));
    }

    @Test
    void aCandidateThatLacksTheAlarmItShouldHaveBroughtIsDestroyedByTheCommandThatIsNamed() {
        SequenceRun run = replayed(
                WAITING.with(Policy.PLAIN.with(WorldParameter.ALARM, "brought")),
                "FAILED OK OK",
                with(new Act.Happens(Meanwhile.ALARM_DELETED)),
                with(run(Stage.RELEASE)),
                with(run(Stage.DESTROY_CANDIDATE)),
                with(upload(2)));
        assertThat(run.cloud().ownerOf(Start.NAME)).isEqualTo(Start.BLUE);
    }

    /** To raise the candidate takes longer than all the time there is for a refused switch, which begins with the refusal. */
    @Test
    void aThrottledSwitchIsTriedAgainHoweverLongItTookToRaiseTheCandidate() {
        Scenario small = new Scenario(
                Scenario.Kind.WAITING,
                Policy.PLAIN.with(WorldParameter.SWITCH_DEADLINE, "1m"),
                2,
                1,
                Alarm.State.OK,
                false);
        SequenceRun run = replayed(small, "OK", with(run(Stage.RELEASE), "swap 1", 1));
        assertThat(run.cloud().ownerOf(Start.NAME)).isEqualTo(Start.GREEN);
    }

    /** The dead attempt is closed, so that no rollback takes it for one on its way. */
    @Test
    void anAttemptWhoseAlarmIsGoneIsGivenUp() {
        SequenceRun run = replayed(
                WAITING.with(Policy.PLAIN.with(WorldParameter.ALARM, "brought")),
                "killed FAILED OK",
                with(run(Stage.RELEASE), "swap 1", 5),
                with(new Act.Happens(Meanwhile.ALARM_DELETED)),
                with(run(Stage.RELEASE)),
                with(run(Stage.DESTROY_CANDIDATE)));
        assertThat(run.cloud().ownerOf(Start.NAME)).isEqualTo(Start.BLUE);
    }

    /** What Kirikae did not make was rejected, and can not be tried again: the candidate that waits is meant. */
    @Test
    void whereOnlyAForeignOneWasRejectedAgainIsTheCandidate() {
        SequenceRun run = replayed(
                Scenario.PLAIN.of(Scenario.Kind.FOUND),
                "OK OK OK OK",
                with(upload(5)),
                with(new Act.Run(Stage.ROLLBACK, 0, Who.CANDIDATE, false, Map.of())),
                with(upload(1)),
                with(run(Stage.RELEASE_AGAIN)));
        assertThat(run.cloud().ownerOf(Start.NAME)).isNotEqualTo(Start.BLUE);
    }

    /** Whoever is tried again instead: the attempt that died is not on its way any more. */
    @Test
    void anAttemptOfAnotherIsGivenUpToo() {
        replayed(
                SETTLED.with(Policy.PLAIN.with(WorldParameter.ALARM, "brought")),
                "OK OK killed FAILED",
                with(run(Stage.ROLLBACK)),
                with(upload(3)),
                with(run(Stage.RELEASE), "swap 1", 5),
                with(new Act.Happens(Meanwhile.ALARM_DELETED)),
                with(run(Stage.RELEASE_AGAIN)));
    }

    /** The live one is hidden, so that nothing is a control for silence. */
    @Test
    void whatWasRejectedIsNotTakenForDrainedWhereNobodyLiveIsShown() {
        Policy policy = Policy.PLAIN
                .with(WorldParameter.REJECTED, "0s")
                .with(WorldParameter.DRAIN, WorldParameter.DRAIN.words().get(1));
        SequenceRun run = replayed(
                WAITING.with(policy),
                "OK OK UNCLEAR OK OK",
                with(run(Stage.RELEASE)),
                with(run(Stage.ROLLBACK)),
                with(run(Stage.RELEASE_AGAIN), "before swap 1", 2),
                with(upload(5).allowing(Map.of(Guard.LIVE_MOVED, ""))),
                with(new Act.Hide(Who.STANDBY, true)),
                with(new Act.SwapByHand(Who.STANDBY)),
                with(run(Stage.DESTROY_DUE)));
        assertThat(run.cloud().executionLog().mutations())
                .noneMatch(mutation -> mutation.call() instanceof ChangingCall.Terminate);
    }

    /** Recover closes what the status could only show. */
    @Test
    void whoFindsTheNameMovedOnByHandAfterALostWayBackIsSentToRecover() {
        SequenceRun run = replayed(
                new Scenario(
                        Scenario.Kind.SETTLED,
                        Policy.PLAIN.with(WorldParameter.ALARM, "told"),
                        2,
                        2,
                        Alarm.State.INSUFFICIENT_DATA,
                        false),
                "OK killed PERSON OK",
                with(upload(5)),
                with(run(Stage.RELEASE), "swap 2", 6),
                pass(30),
                with(new Act.SwapByHand(Who.STANDBY)),
                with(run(Stage.RELEASE)),
                with(run(Stage.RECOVER)));
        assertThat(run.cloud().ownerOf(Start.NAME)).isEqualTo(Start.BLUE);
    }

    /** Its creation is still to be settled: nobody moved the name by hand. */
    @Test
    void theFirstEnvironmentOfAllIsNotTakenForMovedByHand() {
        SequenceRun run = replayed(
                Scenario.PLAIN.of(Scenario.Kind.NOTHING),
                "killed REFUSED OK",
                with(upload(5), "create-environment 1", 6),
                with(run(Stage.ROLLBACK)),
                with(upload(5)));
        assertThat(((MemoryLedger) run.cloud().ledger()).entries()).noneMatch(JournalEntry.Found.class::isInstance);
    }

    /** What has the name and is not done with it comes first. */
    @Test
    void anOlderCommitBesideADeadReleaseIsSentToFinishThat() {
        SequenceRun run = replayed(
                new Scenario(Scenario.Kind.LIVE, Policy.PLAIN, 2, 2, Alarm.State.OK, true),
                "OK killed REFUSED OK",
                with(upload(4)),
                with(run(Stage.RELEASE), "swap 1", 6),
                with(upload(2)),
                with(run(Stage.RELEASE)));
        assertThat(run.next(2)).isEqualTo("release");
    }

    /** Its creation was taken for lost while nobody could see it. */
    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void aFirstEnvironmentThatAppearsLateIsNotTakenForLiveAlready(int input) {
        replayed(
                Scenario.PLAIN.of(Scenario.Kind.NOTHING),
                "killed REFUSED OK",
                with(upload(1), "create-environment 1", 6),
                with(new Act.Hide(Who.LIVE, true)),
                with(upload(4)),
                with(new Act.ShowAll()),
                with(upload(input).allowing(Map.of(Guard.CANDIDATE_EXISTS, ""))));
    }

    /** What has the name and is not done with it comes first here too. */
    @Test
    void aDestroyBesideADeadReleaseThatFindsNothingIsSentToFinishThat() {
        SequenceRun run = replayed(
                Scenario.PLAIN.of(Scenario.Kind.NOTHING),
                "OK killed REFUSED OK",
                with(upload(1)),
                with(run(Stage.RELEASE), "append 5", 3),
                with(run(Stage.DESTROY)),
                with(run(Stage.RELEASE)));
        assertThat(run.next(2)).isEqualTo("release");
    }

    /** The same input goes on with it; without it recover does, and nothing is left that nobody knows. */
    @Test
    void anEnvironmentThatAppearsLateIsTakenInByWhoeverComesNext() {
        SequenceRun run = replayed(
                Scenario.PLAIN.of(Scenario.Kind.NOTHING),
                "killed OK OK",
                with(upload(1), "create-environment 1", 6),
                with(new Act.Hide(Who.LIVE, true)),
                with(run(Stage.DESTROY_DUE)),
                with(new Act.ShowAll()),
                with(run(Stage.RECOVER)));
        assertThat(JournalFacts.of(run.cloud()).journal().releases().get(0).environment())
                .isNotNull();
    }
}
