package dev.kirikae.stages;

import static dev.kirikae.stages.ServiceLife.NOON;
import static dev.kirikae.stages.ServiceLife.all;
import static dev.kirikae.stages.ServiceLife.allowing;
import static dev.kirikae.stages.ServiceLife.verifying;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cloud.CloudControl;
import dev.kirikae.cloud.Incident;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.model.Alarm;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.StageResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of a release whose switch, watch or way back goes another way than it should. */
class ReleaseTest {

    private static final Answer SILENT = new Answer.Missing(Answer.Trouble.UNREACHABLE, "no route to host");

    private static boolean isWatch(Effect effect) {
        return effect instanceof Effect.Wait wait && wait.what().startsWith("the watch over");
    }

    @Test
    void aSwapThatWasAnsweredAndIsNotSeenIsNeverCalledAgain() {
        ServiceLife life = new ServiceLife().released();
        life.upload(2);
        life.answering(effect -> effect instanceof ChangingCall.Swap ? new Answer.Done("r-1", null) : null);

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.UNCLEAR);
        assertThat(all(ChangingCall.Swap.class, life.performed())).hasSize(1);
    }

    @Test
    void aSwapThatNeverArrivesIsCalledOnceMoreAndNoMore() {
        ServiceLife life = new ServiceLife().released();
        life.upload(2);
        life.answering(effect -> effect instanceof ChangingCall.Swap ? new Answer.Unknown("connection reset") : null);

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.FAILED);
        assertThat(all(ChangingCall.Swap.class, life.performed())).hasSize(2);
        assertThat(life.owner()).isEqualTo(life.of(1));
    }

    @Test
    void aWayBackThatIsThrottledIsTriedAgain() {
        ServiceLife life = new ServiceLife().released();
        life.upload(2);
        life.cloud().suffer(Incident.PROBE_FAILS_AFTER_SWITCH);
        int[] swaps = {0};
        life.answering(effect -> effect instanceof ChangingCall.Swap && ++swaps[0] == 2
                ? new Answer.Refused(Answer.Trouble.THROTTLED, "Throttling", "Rate exceeded")
                : null);

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.RESTORED);
        assertThat(swaps[0]).isEqualTo(3);
        assertThat(life.owner()).isEqualTo(life.of(1));
    }

    @Test
    void whatFailsItsWatchAfterAHeldOneGoesBackToTheStandbyNotToTheHeldOne() {
        ServiceLife life = new ServiceLife(verifying("watch: 2m", "on-failure: hold")).released();
        life.upload(2);
        CloudControl.begin(life.cloud(), Incident.PROBE_FAILS_AFTER_SWITCH);
        assertThat(life.release().exit()).isEqualTo(ExitCode.PERSON);
        CloudControl.cease(life.cloud(), Incident.PROBE_FAILS_AFTER_SWITCH);
        life.policy(ServiceLife.USUAL);
        life.upload(3);
        CloudControl.begin(life.cloud(), Incident.PROBE_FAILS_AFTER_SWITCH);

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.RESTORED);
        assertThat(life.owner()).isEqualTo(life.of(1));
    }

    @Test
    void whoStopsTheWatchOfAHeldReleaseReadsThatItHasNotEnded() {
        ServiceLife life = blindAfterTheSwitch().policy(verifying("watch: 2m", "on-inconclusive: hold"));
        assertThat(life.release().exit()).isEqualTo(ExitCode.PERSON);
        life.answering(effect -> null);

        StageResult ending = life.stoppedBefore(ReleaseTest::isWatch).release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.UNCLEAR);
    }

    @Test
    void whoStopsTheWatchOfAFirstReleaseReadsThatItHasNotEnded() {
        ServiceLife life = new ServiceLife();
        life.upload(1);

        StageResult ending = life.stoppedBefore(ReleaseTest::isWatch).release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.UNCLEAR);
    }

    /** No probe is answered once the second one serves. */
    private static ServiceLife blindAfterTheSwitch() {
        ServiceLife life = new ServiceLife().released();
        life.upload(2);
        return life.answering(
                effect -> effect instanceof Effect.Probe && life.of(2).equals(life.owner()) ? SILENT : null);
    }

    private static List<JournalEntry.Allowed> allowed(ServiceLife life) {
        return life.entries().stream()
                .filter(JournalEntry.Allowed.class::isInstance)
                .map(JournalEntry.Allowed.class::cast)
                .toList();
    }

    @Test
    void anInconclusiveWatchIsNotPassedByAnotherName() {
        ServiceLife life = blindAfterTheSwitch();

        StageResult ending = life.release(allowing(Guard.INCONCLUSIVE, "20261122-another"));

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.RESTORED);
        assertThat(life.owner()).isEqualTo(life.of(1));
        assertThat(allowed(life)).isEmpty();
    }

    @Test
    void anInconclusiveWatchIsPassedByItsNameAndTheJournalSaysSoOnce() {
        ServiceLife life = blindAfterTheSwitch();

        StageResult ending = life.release(
                allowing(Guard.INCONCLUSIVE, life.journal().releases().get(1).id()));

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(life.owner()).isEqualTo(life.of(2));
        assertThat(allowed(life))
                .singleElement()
                .satisfies(a -> assertThat(a.guard()).isEqualTo("inconclusive"));
    }

    /** No probe is answered as long as the first one serves. */
    private static ServiceLife blindBeforeTheSwitch() {
        ServiceLife life = new ServiceLife().released();
        life.upload(2);
        return life.answering(
                effect -> effect instanceof Effect.Probe && life.of(1).equals(life.owner()) ? SILENT : null);
    }

    @Test
    void anInconclusiveCandidateIsNotPassedByAnotherName() {
        ServiceLife life = blindBeforeTheSwitch();

        StageResult ending = life.release(allowing(Guard.INCONCLUSIVE, "20261122-another"));

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.FAILED);
        assertThat(ending.sentence()).contains("its verification was inconclusive");
        assertThat(life.owner()).isEqualTo(life.of(1));
    }

    @Test
    void anInconclusiveCandidateIsPassedByItsNameAndTheJournalSaysSoOnce() {
        ServiceLife life = blindBeforeTheSwitch();

        StageResult ending = life.release(
                allowing(Guard.INCONCLUSIVE, life.journal().releases().get(1).id()));

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(life.owner()).isEqualTo(life.of(2));
        assertThat(allowed(life)).hasSize(1);
    }

    @Test
    void aFirstReleaseIsRefusedWhileAnAlarmIsRedToo() {
        ServiceLife life = new ServiceLife(
                verifying("watch: 2m, alarms: [{name: red}]", ""),
                cloud -> cloud.alarm("red", Alarm.State.ALARM, NOON.minusSeconds(900)));
        life.upload(1);

        StageResult ending = life.release();

        assertThat(ending.guard()).as(ending.sentence()).isEqualTo(Guard.RED_ALARM);
    }

    private static final String ANY_HEALTH = "health: {accept: [Ok, Info, Warning, Degraded], stable-for: 10s}";
    private static final String UNPROVED = "standby: {keep: 0s, drain: none}\n"
            + "verify: {candidate: {probes: []}, live: {watch: 2m, probes: []}, " + ANY_HEALTH + "%s}\n";

    @Test
    void whatNothingCouldFailIsRefusedBeforeAnythingIsMade() {
        ServiceLife life = new ServiceLife(UNPROVED.formatted(""));

        StageResult ending = life.upload(1);

        assertThat(ending.guard()).as(ending.sentence()).isEqualTo(Guard.UNVERIFIED);
        assertThat(life.cloud().environments()).isEmpty();
    }

    @Test
    void whatNothingCouldFailGoesLiveWithAReasonAndItsEndingSaysWhy() {
        ServiceLife life = new ServiceLife(UNPROVED.formatted(", accept-unverified: a batch job without an address"));

        StageResult uploaded = life.upload(1);
        assertThat(uploaded.exit()).as(uploaded.sentence()).isEqualTo(ExitCode.OK);
        assertThat(uploaded.sentence()).endsWith("unverified, since nothing was asked that could have failed");
        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(life.entries())
                .anyMatch(e -> e instanceof JournalEntry.Ended ended
                        && ended.why().contains("a batch job without an address"));
    }
}
