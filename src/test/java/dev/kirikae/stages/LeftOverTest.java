package dev.kirikae.stages;

import static dev.kirikae.cloud.EmbeddedCloud.EVERY_CALLER;
import static dev.kirikae.stages.ServiceLife.all;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cloud.Hidden;
import dev.kirikae.cloud.Incident;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.ReleaseRecord.State;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a dead upload or release left, and the stage that comes upon it. */
class LeftOverTest {

    private static boolean isLaunch(Effect effect) {
        return effect instanceof Effect.Wait wait && wait.what().endsWith("to be Ready");
    }

    private static ServiceLife launching() {
        ServiceLife life = new ServiceLife().released();
        life.killedBefore(LeftOverTest::isLaunch).uploadKilled(2);
        return life;
    }

    @Test
    void recoverKeepsALaunchThatFinished() {
        ServiceLife life = launching();

        StageResult ending = life.recover();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(ending.sentence()).isEqualTo("push-api-20261122-c0ffee2 has launched and is kept");
        assertThat(ending.next()).isEqualTo("upload");
        assertThat(life.journal().releases().get(1).state()).isEqualTo(State.LAUNCHED);
    }

    @Test
    void aLaunchThatFailedAndIsGoneIsOver() {
        ServiceLife life = new ServiceLife().released();
        life.cloud().suffer(Incident.LAUNCH_FAILS);
        life.killedBefore(LeftOverTest::isLaunch).uploadKilled(2);

        StageResult ending = life.recover();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(ending.sentence()).isEqualTo("nothing is open");
        assertThat(life.journal().isGone(life.of(2))).isTrue();
    }

    /** It never becomes Ready: its time runs out, and recover makes an end of it. */
    @Test
    void recoverTerminatesALaunchThatTakesTooLong() {
        ServiceLife life = launching();
        EnvironmentId slow = life.of(2);
        boolean[] over = {false};
        life.answering(effect -> {
            over[0] |= effect instanceof Effect.Append append && append.entry() instanceof JournalEntry.LaunchFailed;
            if (over[0] || !(effect instanceof Effect.LookAtEnvironments)) {
                return null;
            }
            return Looks.updating((Answer.EnvironmentsSeen) life.truly(effect), slow);
        });

        StageResult ending = life.recover();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(life.entries())
                .anyMatch(e -> e instanceof JournalEntry.LaunchFailed failed
                        && failed.evidence().get(0).startsWith("out of time, " + slow + " is Updating"));
        assertThat(life.isThere(slow)).isFalse();
    }

    @Test
    void recoverClosesAReleaseWithoutAnEnvironment() {
        ServiceLife life = new ServiceLife().released();
        life.killedBefore(ChangingCall.CreateEnvironment.class::isInstance).uploadKilled(2);

        StageResult ending = life.recover();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(ending.sentence()).startsWith("20261122-c0ffee2 is closed: it has no environment");
        assertThat(life.journal().releases().get(1).state()).isEqualTo(State.ABANDONED);
    }

    /** A watch and, uploaded since, a launch: both are made an end of in one go. */
    @Test
    void recoverFinishesAWatchAndThenALaunch() {
        ServiceLife life = new ServiceLife().released();
        life.upload(2);
        life.killedBefore(e -> e instanceof Effect.Wait wait && wait.what().startsWith("the watch over"))
                .releaseKilled();
        life.killedBefore(LeftOverTest::isLaunch).uploadKilled(3);

        StageResult ending = life.recover();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(ending.sentence())
                .contains("20261122-c0ffee2 is settled")
                .contains("; push-api-20261122-c0ffee3 has launched and is kept");
        assertThat(life.owner()).isEqualTo(life.of(2));
    }

    /** Beanstalk terminates nothing that still launches: it is waited for. */
    @Test
    void aCandidateThatLaunchesIsWaitedForBeforeItIsTerminated() {
        ServiceLife life = launching();
        EnvironmentId young = life.of(2);
        life.performed();

        StageResult ending = life.destroy(Destroy.What.CANDIDATE);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(life.isThere(young)).isFalse();
        assertThat(all(Effect.Wait.class, life.performed()))
                .anyMatch(wait -> wait.what().equals(young + " to be Ready"));
    }

    /** The same input goes on with it; another one has to name it. */
    @Test
    void aCandidateThatLaunchesIsInTheWayOfAnotherInput() {
        ServiceLife life = launching();

        StageResult other = life.upload(3);
        assertThat(other.guard()).as(other.sentence()).isEqualTo(Guard.CANDIDATE_EXISTS);
        assertThat(other.sentence()).contains("still launches");

        StageResult same = life.upload(2);
        assertThat(same.exit()).as(same.sentence()).isEqualTo(ExitCode.OK);
        assertThat(life.journal().releases()).hasSize(2);
    }

    /** A dead release's attempt is closed where its input is uploaded again. */
    @Test
    void whatADeadReleaseHadBegunWaitsAgainOnceItIsUploadedAgain() {
        ServiceLife life = new ServiceLife().released();
        life.upload(2);
        life.killedBefore(Effect.Probe.class::isInstance);
        life.killedBefore(effect ->
                        effect instanceof Effect.Append append && append.entry() instanceof JournalEntry.Judged)
                .releaseKilled();
        assertThat(life.journal().begun()).isNotNull();

        StageResult ending = life.upload(2);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(life.entries())
                .anyMatch(e ->
                        e instanceof JournalEntry.Ended ended && ended.why().equals("uploaded again"));
        assertThat(life.journal().begun()).isNull();
        assertThat(life.journal().releases().get(1).state()).isEqualTo(State.PREPARED);
        assertThat(life.release().exit()).isEqualTo(ExitCode.OK);
    }

    @Test
    void aLiveOneThatIsBeingTerminatedKeepsTheNameUntilItIsGone() {
        ServiceLife life = new ServiceLife().released();
        EnvironmentId going = life.of(1);
        life.cloud().terminateByHand(going);

        StageResult ending = life.upload(2);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(life.isThere(going)).isFalse();
        assertThat(life.journal().isGone(going)).isTrue();
        assertThat(life.owner()).as("it is made with the live name").isEqualTo(life.of(2));
    }

    /** Its launch is over, and a first look does not list it: it is waited for; what stays away is not verified. */
    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aFreshOneThatIsNotListedYetIsWaitedFor(boolean appears) {
        ServiceLife life = new ServiceLife().released();
        life.stoppedBefore(LeftOverTest::isLaunch);
        life.upload(2);
        EnvironmentId fresh = life.of(2);
        life.cloud().hide(EVERY_CALLER, Hidden.of(Hidden.Kind.ENVIRONMENT, fresh));
        boolean[] waited = {false};
        life.answering(effect -> {
            if (effect instanceof Effect.Wait wait && wait.what().equals("a fresh environment to be listed")) {
                waited[0] = true;
                if (appears) {
                    life.cloud().show(EVERY_CALLER, Hidden.of(Hidden.Kind.ENVIRONMENT, fresh));
                }
            }
            return null;
        });

        StageResult ending = life.upload(2);

        assertThat(waited[0]).as(ending.sentence()).isTrue();
        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(appears ? ExitCode.OK : ExitCode.PERSON);
        if (!appears) {
            assertThat(ending.sentence()).startsWith("the candidate ").contains(" is not shown");
        }
    }

    /** Somebody swaps the names while the candidate is verified: the attempt rests on nothing. */
    @Test
    void aNameThatMovesWhileTheCandidateIsVerifiedIsNotTakenFromItsNewOwner() {
        ServiceLife life = new ServiceLife().released().releases(2);
        life.upload(3);
        boolean[] moved = {false};
        life.answering(effect -> {
            if (effect instanceof Effect.Append append && append.entry() instanceof JournalEntry.Judged && !moved[0]) {
                moved[0] = true;
                life.movedByHand(life.of(1));
            }
            return null;
        });
        life.performed();

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.REFUSED);
        assertThat(ending.guard()).isEqualTo(Guard.LIVE_MOVED);
        assertThat(ending.sentence())
                .isEqualTo("the live name moved to push-api-20261122-c0ffee1 while 20261122-c0ffee3 was verified"
                        + " against push-api-20261122-c0ffee2");
        assertThat(life.owner()).isEqualTo(life.of(1));
        assertThat(all(ChangingCall.Swap.class, life.performed())).isEmpty();
    }

    /** Somebody brings the candidate live by hand before the swap: already so, and it is watched. */
    @Test
    void aCandidateThatAPersonBroughtLiveIsWatchedAllTheSame() {
        ServiceLife life = new ServiceLife().released();
        life.upload(2);
        boolean[] moved = {false};
        life.answering(effect -> {
            if (effect instanceof Effect.Append append && append.entry() instanceof JournalEntry.Judged && !moved[0]) {
                moved[0] = true;
                life.movedByHand(life.of(2));
            }
            return null;
        });
        life.performed();

        StageResult ending = life.release();

        assertThat(life.owner()).isEqualTo(life.of(2));
        assertThat(all(ChangingCall.Swap.class, life.performed())).isEmpty();
        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
    }

    @Test
    void aVersionGoesOnceNoEnvironmentShowsIt() {
        ServiceLife life = new ServiceLife(ServiceLife.USUAL + "versions: {keep: 1}\n").released();
        for (int input = 2; input <= 4; input++) {
            life.releases(input);
        }

        StageResult first = life.destroy(Destroy.What.STANDBY);
        assertThat(first.sentence()).as("its version is still shown in use").endsWith(") is gone");
        life.waits(Duration.ofHours(2));
        StageResult second = life.destroy(Destroy.What.STANDBY);
        assertThat(second.sentence()).endsWith(") is gone, and 1 old version with it");
        assertThat(life.entries().stream().filter(JournalEntry.Pruned.class::isInstance))
                .hasSize(1);
    }
}
