package dev.kirikae.stages;

import static dev.kirikae.stages.ServiceLife.verifying;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cloud.CloudControl;
import dev.kirikae.journal.ReleaseRecord.State;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.ProbeResponse;
import dev.kirikae.workflow.Allowances;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A release that takes up what lies there already: one that was rejected, one that is held, or one that another follows. */
class ReleaseAgainTest {

    private static final EnvironmentId STRANGER = new EnvironmentId("e-red0000001");

    /** Input 2 was taken back by its watch. */
    private static ServiceLife takenBack() {
        ServiceLife life = new ServiceLife().released();
        life.upload(2);
        fails(life, ExitCode.RESTORED);
        return life;
    }

    /** Input 2 answers badly while it is live. */
    private static void sick(ServiceLife life) {
        life.answering(effect -> Looks.asksLive(effect) && life.of(2).equals(life.owner())
                ? new Answer.Probed(new ProbeResponse.Http(500, Map.of(), "", 3))
                : null);
    }

    private static void fails(ServiceLife life, ExitCode exit) {
        sick(life);
        assertThat(life.release().exit()).isEqualTo(exit);
        life.answering(effect -> null);
    }

    private static State state(ServiceLife life, int input) {
        return Objects.requireNonNull(life.journal().releaseOf(life.of(input))).state();
    }

    @Test
    void whatWasRejectedIsTriedAnewAndSettles() {
        ServiceLife life = takenBack();
        StageResult without = life.release();
        assertThat(without.guard()).as(without.sentence()).isEqualTo(Guard.NOTHING_TO_DO);
        assertThat(without.next()).isEqualTo("release --again");

        StageResult ending = life.releaseAgain();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(life.owner()).isEqualTo(life.of(2));
        assertThat(state(life, 2)).isEqualTo(State.SETTLED);
    }

    /** It goes before a candidate that waits. */
    @ParameterizedTest
    @CsvSource({"true, 2", "false, 3"})
    void againMeansTheRejectedOneAndNotTheCandidate(boolean again, int live) {
        ServiceLife life = takenBack();
        assertThat(life.upload(3).exit()).isEqualTo(ExitCode.OK);

        StageResult ending = again ? life.releaseAgain() : life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(life.owner()).isEqualTo(life.of(live));
    }

    @Test
    void againWithoutARejectedOneIsAPlainRelease() {
        ServiceLife life = new ServiceLife().released();
        life.upload(2);

        StageResult ending = life.releaseAgain();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(life.owner()).isEqualTo(life.of(2));
    }

    /** The name went to a stranger by hand and was taken from it: it is rejected, and was never a release. */
    @Test
    void whatKirikaeDidNotMakeIsNotTriedAgain() {
        ServiceLife life = new ServiceLife(
                        ServiceLife.USUAL,
                        cloud -> cloud.environment(STRANGER, "push-api", "push-api-red", "push-api", "red", 2))
                .released()
                .releases(2);
        life.movedByHand(STRANGER);
        StageResult back = life.rollback(life.of(2), Allowances.NONE);
        assertThat(back.exit()).as(back.sentence()).isEqualTo(ExitCode.OK);

        StageResult ending = life.releaseAgain();

        assertThat(ending.guard()).as(ending.sentence()).isEqualTo(Guard.NOTHING_TO_DO);
        assertThat(ending.next()).isEqualTo("upload");
        assertThat(life.owner()).isEqualTo(life.of(2));
    }

    /** Its process died in the watch, and another candidate was uploaded since. */
    @ParameterizedTest
    @CsvSource({"false, OK, 3", "true, RESTORED, 1"})
    void aReleaseThatWasLeftIsFinishedBeforeTheNextOneBegins(boolean sick, ExitCode exit, int live) {
        ServiceLife life = new ServiceLife().released();
        life.upload(2);
        life.killedBefore(e -> e instanceof Effect.Wait wait && wait.what().startsWith("the watch over"))
                .releaseKilled();
        StageResult uploaded = life.upload(3);
        assertThat(uploaded.exit()).as(uploaded.sentence()).isEqualTo(ExitCode.OK);
        if (sick) {
            life.answering(effect -> Looks.asksLive(effect) && life.of(2).equals(life.owner())
                    ? new Answer.Probed(new ProbeResponse.Http(500, Map.of(), "", 3))
                    : null);
        }

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(exit);
        assertThat(life.owner()).isEqualTo(life.of(live));
        assertThat(state(life, 2)).isEqualTo(sick ? State.RESTORED : State.SETTLED);
    }

    /** A held one is taken up by a plain release; where another waits, that one is meant. */
    @ParameterizedTest
    @CsvSource({"false, 2", "true, 3"})
    void aHeldReleaseIsTakenUpUnlessAnotherWaits(boolean another, int live) {
        ServiceLife life = new ServiceLife(verifying("watch: 2m", "on-failure: hold")).released();
        life.upload(2);
        fails(life, ExitCode.PERSON);
        life.waits(Duration.ofMinutes(10));
        if (another) {
            assertThat(life.upload(3).exit()).isEqualTo(ExitCode.OK);
        }

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(life.owner()).isEqualTo(life.of(live));
    }

    /** What is asked for by name must be what waits; what serves already is well. */
    @ParameterizedTest
    @CsvSource({
        "3, 3, OK, 3, is settled",
        "2, 3, OK, 2, is live and settled already",
        "1, 3, REFUSED, 2, is not the candidate",
        "1, 0, REFUSED, 2, there is no candidate to release",
        "2, 0, OK, 2, is live and settled already"
    })
    void aReleaseMayBeNamed(int wanted, int candidate, ExitCode exit, int live, String words) {
        ServiceLife life = new ServiceLife().released().releases(2);
        if (candidate == 3) {
            life.upload(3);
        }
        String name = Objects.requireNonNull(life.journal().releaseOf(life.of(wanted)))
                .id();

        StageResult ending = life.stage("release", (request, policy) -> Release.workflow(request, policy, name, false));

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(exit);
        assertThat(ending.sentence()).contains(words);
        assertThat(life.owner()).isEqualTo(life.of(live));
    }

    /** Given up beside a held one, that one is what a rollback would take back next. */
    @Test
    void anAttemptBesideAHeldReleaseIsGivenUpAndTheHeldOneIsNext() {
        ServiceLife life = new ServiceLife(verifying("watch: 2m", "on-failure: hold")).released();
        life.upload(2);
        fails(life, ExitCode.PERSON);
        assertThat(life.upload(3).exit()).isEqualTo(ExitCode.OK);
        life.killedBefore(ChangingCall.Swap.class::isInstance).releaseKilled();

        StageResult ending = life.rollback();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(ending.sentence()).startsWith("already so: 20261122-c0ffee3 had not moved the live name");
        assertThat(ending.next()).isEqualTo("rollback");
        assertThat(life.owner()).isEqualTo(life.of(2));
    }

    /** What was taken back leads on by its id while it is there. */
    @ParameterizedTest
    @CsvSource({"false", "true"})
    void aSecondRollbackNamesTheWayForwardWhileItIsThere(boolean gone) {
        ServiceLife life = new ServiceLife().released().releases(2);
        assertThat(life.rollback().exit()).isEqualTo(ExitCode.OK);
        EnvironmentId left = life.of(2);
        if (gone) {
            life.terminatedByHand(left);
            assertThat(life.recover().exit()).isEqualTo(ExitCode.OK);
        }

        StageResult ending = life.rollback();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(ending.sentence().contains("; forward again leads rollback --to " + left))
                .isEqualTo(!gone);
        assertThat(ending.next()).isEqualTo(gone ? "upload" : "explain 20261122-c0ffee2");
    }

    @Test
    void theSameInputIsMadeAnewOnceItWasRejected() {
        ServiceLife life = takenBack();
        EnvironmentId rejected = life.of(2);

        StageResult ending = life.upload(2);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(life.of(2)).isNotEqualTo(rejected);
        assertThat(life.isThere(rejected)).isTrue();
    }

    /** Asked for once more, a fresh environment of the same input is the one that waits. */
    @Test
    void whatIsUploadedFreshIsMadeOnce() {
        StageSimulation run = new StageSimulation(StartingWorld.BLUE_LIVE);
        for (int time = 1; time <= 2; time++) {
            StageResult ending = Objects.requireNonNull(
                    run.run("upload --fresh", request -> Upload.workflow(request, run.policy(), run.bundle(), true)));
            assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
            assertThat(ending.sentence()).contains(" waits on ");
            assertThat(run.executed(ChangingCall.CreateEnvironment.class)).isEqualTo(1);
        }
    }

    /** As it is configured it may be smaller than what serves. */
    @Test
    void aSmallerCandidateIsNotRaisedWhereItsOwnSizeCounts() {
        ServiceLife life = new ServiceLife().released();
        life.upload(2);
        life.environment("capacity: as-configured");
        CloudControl.scale(life.cloud(), life.of(1), 4);
        life.waits(Duration.ofMinutes(10));

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(life.performed()).noneMatch(ChangingCall.SetCapacity.class::isInstance);
    }
}
