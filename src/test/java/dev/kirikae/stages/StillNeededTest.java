package dev.kirikae.stages;

import static dev.kirikae.cloud.EmbeddedCloud.EVERY_CALLER;
import static dev.kirikae.stages.ServiceLife.all;
import static dev.kirikae.stages.ServiceLife.verifying;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cloud.Hidden;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.model.EnvironmentEvent;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.ProbeResponse;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a destroy is asked for, and is not there, is somebody else's, or is needed by a release that has not ended. */
class StillNeededTest {

    private static final Answer SICK = new Answer.Probed(new ProbeResponse.Http(500, Map.of(), "", 3));

    private static ServiceLife settled() {
        return new ServiceLife().released().releases(2);
    }

    private static void isNothing(ServiceLife life, Destroy.What what, String sentence, String next) {
        life.performed();
        StageResult ending = life.destroy(what);
        assertThat(ending.guard()).as(ending.sentence()).isEqualTo(Guard.NOTHING_TO_DO);
        assertThat(ending.sentence()).startsWith(sentence);
        assertThat(ending.next()).isEqualTo(next);
        assertThat(all(ChangingCall.Terminate.class, life.performed())).isEmpty();
    }

    /** Its release died in the watch, and a person gave the name to an older one: the way back is still that release's. */
    @Test
    void theWayBackOfAnUnfinishedReleaseIsKeptAlsoWhereAnotherServes() {
        ServiceLife life = settled();
        life.upload(3);
        life.killedBefore(e -> e instanceof Effect.Wait wait && wait.what().startsWith("the watch over"))
                .releaseKilled();
        life.movedByHand(life.of(1));
        life.waits(Duration.ofDays(2));

        StageResult due = life.destroy(Destroy.What.DUE);
        assertThat(due.exit()).as(due.sentence()).isEqualTo(ExitCode.OK);
        assertThat(due.sentence()).startsWith("nothing due");
        StageResult ending = life.destroy(Destroy.What.STANDBY);

        assertThat(ending.guard()).as(ending.sentence()).isEqualTo(Guard.STILL_NEEDED);
        assertThat(ending.sentence())
                .startsWith("a release that has moved the live name has not ended: what stands by is still needed");
        assertThat(life.isThere(life.of(2))).isTrue();
    }

    /** What served goes by other rules than a candidate, also on its way out and when it is gone. */
    @Test
    void whatServedIsNoCandidateThatIsGone() {
        ServiceLife life = settled();
        life.cloud().terminateByHand(life.of(1));
        life.waits(Duration.ofSeconds(20));
        isNothing(life, Destroy.What.CANDIDATE, "there is no candidate to destroy", "status");
        life.terminatedByHand(life.of(2));
        isNothing(life, Destroy.What.CANDIDATE, "there is no candidate to destroy", "status");
    }

    /** Its standby is gone, but its release has not ended: that is not what a destroy was to come to. */
    @Test
    void besideAHeldReleaseAStandbyThatIsGoneIsNotDoneAlready() {
        ServiceLife life = new ServiceLife(verifying("watch: 2m", "on-failure: hold")).released();
        life.upload(2);
        life.answering(effect -> Looks.asksLive(effect) && life.of(2).equals(life.owner()) ? SICK : null);
        assertThat(life.release().exit()).isEqualTo(ExitCode.PERSON);
        life.answering(effect -> null);
        life.terminatedByHand(life.of(1));

        isNothing(life, Destroy.What.STANDBY, "there is no standby to destroy", "release");
    }

    /** A first one failed, was replaced and is gone since before its successor settled: it never stood by. */
    @Test
    void whatWasReplacedBeforeTheFirstReleaseSettledWasNoStandby() {
        ServiceLife life = new ServiceLife();
        life.upload(1);
        life.answering(effect -> effect instanceof Effect.Probe ? SICK : null);
        assertThat(life.release().exit()).isEqualTo(ExitCode.FAILED);
        life.answering(effect -> null);
        life.releases(2);
        assertThat(life.journal().environments()).anyMatch(e -> e.goneAt() != null);

        isNothing(life, Destroy.What.STANDBY, "there is no standby to destroy", "status");
    }

    /** Events that go on long after a termination are of one that was restored: it is not known to be gone. */
    @ParameterizedTest
    @CsvSource({"1, true", "10, false"})
    void eventsThatGoOnAfterATerminationDoNotProveIt(int minutes, boolean gone) {
        ServiceLife life = settled();
        EnvironmentId standby = life.of(1);
        life.cloud().hide(EVERY_CALLER, Hidden.of(Hidden.Kind.ENVIRONMENT, standby));
        EnvironmentEvent over = event(life, 0, "terminateEnvironment completed successfully.");
        EnvironmentEvent later = event(life, minutes, "Environment health has transitioned.");
        life.answering(
                effect -> effect instanceof Effect.LookAtEvents ? new Answer.EventsSeen(List.of(over, later)) : null);

        StageResult ending = life.destroy(Destroy.What.STANDBY);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(gone ? ExitCode.OK : ExitCode.PERSON);
        assertThat(life.journal().isGone(standby)).isEqualTo(gone);
    }

    /** Nobody answers what it was about: that explains nothing. */
    @Test
    void eventsThatDoNotComeInTimeProveNothing() {
        ServiceLife life = settled();
        EnvironmentId standby = life.of(1);
        life.terminatedByHand(standby);
        life.cloud().hide(EVERY_CALLER, Hidden.of(Hidden.Kind.ENVIRONMENT, standby));
        life.cloud().hide(EVERY_CALLER, Hidden.of(Hidden.Kind.RECORD, standby));
        life.answering(effect -> effect instanceof Effect.Round round
                        && round.parts().stream().allMatch(Effect.LookAtEvents.class::isInstance)
                ? new Answer.Missing(Answer.Trouble.UNREACHABLE, "out of time")
                : null);

        StageResult ending = life.destroy(Destroy.What.STANDBY);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.PERSON);
        assertThat(life.journal().isGone(standby)).isFalse();
    }

    private static EnvironmentEvent event(ServiceLife life, int minutes, String message) {
        return new EnvironmentEvent(life.now().plusSeconds(60L * minutes), "INFO", message, null, null);
    }

    /** A call of an earlier release may have arrived late, but not any more: what was saved is deleted as usual. */
    @Test
    void onceALostCallCanArriveNoMoreWhatWasSavedIsDeleted() {
        ServiceLife life = new ServiceLife().released();
        life.upload(2);
        life.answering(effect -> {
            if (effect instanceof ChangingCall.Swap) {
                life.truly(effect);
                return new Answer.Unknown("no answer");
            }
            return null;
        });
        assertThat(life.release().exit()).isEqualTo(ExitCode.OK);
        life.answering(effect -> null);
        assertThat(life.journal().name().unsureUntil()).isNotNull();
        life.waits(Duration.ofHours(1));

        StageResult ending = life.upload(3);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(life.journal().saved()).isEmpty();
        assertThat(life.cloud().configurations()).isEmpty();
        assertThat(life.entries()).anyMatch(JournalEntry.Settled.class::isInstance);
    }

    /** Nobody could tell of it any more: it stands in nobody's way, and is no standby. */
    @Test
    void aStandbyOfWhichNothingIsSeenForSixWeeksIsForgotten() {
        ServiceLife life = settled();
        EnvironmentId standby = life.of(1);
        life.terminatedByHand(standby);
        for (Hidden.Kind kind : new Hidden.Kind[] {Hidden.Kind.ENVIRONMENT, Hidden.Kind.RECORD, Hidden.Kind.EVENTS}) {
            life.cloud().hide(EVERY_CALLER, Hidden.of(kind, standby));
        }
        assertThat(life.destroy(Destroy.What.STANDBY).exit()).isEqualTo(ExitCode.PERSON);
        life.waits(Duration.ofDays(43));

        isNothing(life, Destroy.What.STANDBY, "there is no standby to destroy", "status");
    }

    /** The oldest goes; that a younger one is not shown is nothing to it. */
    @Test
    void aHiddenOneThatComesLaterIsInNobodysWay() {
        ServiceLife life = settled().releases(3).releases(4);
        life.cloud().hide(EVERY_CALLER, Hidden.of(Hidden.Kind.ENVIRONMENT, life.of(2)));

        StageResult ending = life.destroy(Destroy.What.STANDBY);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(ending.sentence()).contains("(" + life.of(1) + ") is gone");
        assertThat(life.isThere(life.of(2))).isTrue();
    }

    /** A person terminates it while it is looked at a second time: no call is made, and nothing is learned from it. */
    @Test
    void whatAPersonTerminatesFirstIsNotTerminatedAgain() {
        ServiceLife life = settled();
        EnvironmentId standby = life.of(1);
        life.performed();
        life.answering(effect -> {
            if (effect instanceof Effect.Wait wait && wait.what().startsWith("a second look before ")) {
                life.cloud().terminateByHand(standby);
            }
            return null;
        });

        StageResult ending = life.destroy(Destroy.What.STANDBY);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(all(ChangingCall.Terminate.class, life.performed())).isEmpty();
        assertThat(life.journal().isGone(standby)).isTrue();
        assertThat(life.journal().took().terminations()).isEmpty();
    }
}
