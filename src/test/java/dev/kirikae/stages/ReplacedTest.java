package dev.kirikae.stages;

import static dev.kirikae.cloud.EmbeddedCloud.EVERY_CALLER;
import static dev.kirikae.stages.ServiceLife.all;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cloud.Hidden;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.journal.ReleaseRecord.State;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.ProbeResponse;
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

/** What was uploaded, and what lies in its way: gone on with, made anew, replaced or left alone. */
class ReplacedTest {

    private static final Answer SICK = new Answer.Probed(new ProbeResponse.Http(500, Map.of(), "", 3));

    private static ServiceLife waiting() {
        ServiceLife life = new ServiceLife().released();
        life.upload(2);
        return life;
    }

    private static State state(ServiceLife life, int input) {
        return newest(life, life.of(input)).state();
    }

    private static ReleaseRecord newest(ServiceLife life, EnvironmentId id) {
        return Objects.requireNonNull(life.journal().releaseOf(id));
    }

    /** Input 2 answers badly once it is live. */
    private static void isTakenBack(ServiceLife life) {
        life.answering(effect -> Looks.asksLive(effect) && life.of(2).equals(life.owner()) ? SICK : null);
        assertThat(life.release().exit()).isEqualTo(ExitCode.RESTORED);
        life.answering(effect -> null);
    }

    private static void releaseKilled(ServiceLife life) {
        life.killedBefore(effect ->
                        effect instanceof Effect.Append append && append.entry() instanceof JournalEntry.Judged)
                .releaseKilled();
    }

    private static void isMadeAnew(ServiceLife life, int input, EnvironmentId before) {
        StageResult ending = life.upload(input);
        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(ending.sentence()).startsWith("20261122-c0ffee" + input + "-2 waits on ");
        assertThat(life.of(input)).isNotEqualTo(before);
    }

    /** Closed before it had an environment, the same input is a release of its own. */
    @Test
    void whatNeverGotAnEnvironmentAndWasClosedIsMadeAnew() {
        ServiceLife life = new ServiceLife().released();
        life.killedBefore(ChangingCall.CreateEnvironment.class::isInstance).uploadKilled(2);
        assertThat(life.recover().exit()).isEqualTo(ExitCode.OK);

        isMadeAnew(life, 2, life.of(1));
    }

    /** A person has it terminated, and it is not gone yet. */
    @Test
    void whatIsOnItsWayOutIsNotGoneOnWith() {
        ServiceLife life = waiting();
        EnvironmentId going = life.of(2);
        life.cloud().terminateByHand(going);
        life.waits(Duration.ofSeconds(20));

        isMadeAnew(life, 2, going);
    }

    /** It was live, was taken back, and failed when it was tried anew. */
    @Test
    void whatWasRejectedAndFailedAgainIsNotGoneOnWith() {
        ServiceLife life = waiting();
        isTakenBack(life);
        life.answering(effect -> effect instanceof Effect.Probe ? SICK : null);
        assertThat(life.releaseAgain().exit()).isEqualTo(ExitCode.FAILED);
        life.answering(effect -> null);
        assertThat(state(life, 2)).isEqualTo(State.ABANDONED);
        EnvironmentId rejected = life.of(2);

        isMadeAnew(life, 2, rejected);
        assertThat(life.isThere(rejected)).as("it goes by its time").isTrue();
    }

    /** Given up, and another was brought live since: what was prepared against the one before waits for nobody. */
    @Test
    void whatWasGivenUpBeforeAnotherWasReleasedIsNotGoneOnWith() {
        ServiceLife life = waiting();
        isTakenBack(life);
        assertThat(life.upload(3).exit()).isEqualTo(ExitCode.OK);
        releaseKilled(life);
        assertThat(life.rollback().exit()).isEqualTo(ExitCode.OK);
        EnvironmentId givenUp = life.of(3);
        assertThat(life.releaseAgain().exit()).isEqualTo(ExitCode.OK);
        assertThat(life.owner()).isEqualTo(life.of(2));

        isMadeAnew(life, 3, givenUp);
    }

    /** What a person gave up is left alone, also where it is not shown. */
    @Test
    void aGivenUpOneThatIsNotShownIsInNobodysWay() {
        ServiceLife life = waiting();
        releaseKilled(life);
        assertThat(life.rollback().exit()).isEqualTo(ExitCode.OK);
        EnvironmentId givenUp = life.of(2);
        life.cloud().hide(EVERY_CALLER, Hidden.of(Hidden.Kind.ENVIRONMENT, givenUp));
        life.performed();

        StageResult ending = life.upload(3);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(all(ChangingCall.Terminate.class, life.performed())).isEmpty();
        assertThat(life.journal().isGone(givenUp)).isFalse();
    }

    /** It was prepared against one that is gone: releasing it cannot help. */
    @Test
    void whereNobodyIsLiveAWaitingCandidateCannotBeReleasedAndIsAskedFor() {
        ServiceLife life = waiting();
        life.terminatedByHand(life.of(1));

        StageResult ending = life.upload(3);

        assertThat(ending.guard()).as(ending.sentence()).isEqualTo(Guard.CANDIDATE_EXISTS);
        assertThat(ending.sentence()).contains("(20261122-c0ffee2) waits already");
        assertThat(ending.next()).isEqualTo("destroy --candidate");
        assertThat(life.isThere(life.of(2))).isTrue();
    }

    /** It has the live name, has failed its watch and has no way back: the next one takes its place. */
    @Test
    void aFirstReleaseThatFailedItsWatchIsReplaced() {
        ServiceLife life = new ServiceLife();
        life.upload(1);
        life.answering(Looks.probedOnceSwitched(SICK));
        assertThat(life.release().exit()).isEqualTo(ExitCode.FAILED);
        life.answering(effect -> null);
        EnvironmentId failed = life.of(1);

        StageResult ending = life.upload(2);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(life.isThere(failed)).isFalse();
        assertThat(life.entries())
                .anyMatch(e ->
                        e instanceof JournalEntry.Ended ended && ended.why().startsWith("it had failed; replaced by "));
        assertThat(life.owner()).isEqualTo(life.of(2));
        assertThat(life.release().exit()).isEqualTo(ExitCode.OK);
    }

    /** It has the live name, and was closed and not judged: whether it goes a person says. */
    @Test
    void aFirstReleaseThatWasClosedIsAskedForBeforeItIsReplaced() {
        ServiceLife life = new ServiceLife();
        life.upload(1);
        releaseKilled(life);
        assertThat(life.recover().exit()).isEqualTo(ExitCode.OK);
        assertThat(state(life, 1)).isEqualTo(State.ABANDONED);

        StageResult ending = life.upload(2);
        assertThat(ending.guard()).as(ending.sentence()).isEqualTo(Guard.CANDIDATE_EXISTS);
        assertThat(ending.sentence()).contains("(20261122-c0ffee1) is there already");
        assertThat(life.owner()).isEqualTo(life.of(1));

        StageResult allowed = life.upload(2, ServiceLife.allowing(Guard.CANDIDATE_EXISTS, "20261122-c0ffee1"));
        assertThat(allowed.exit()).as(allowed.sentence()).isEqualTo(ExitCode.OK);
        assertThat(life.owner()).isEqualTo(life.of(2));
    }

    /** The first creation was taken for lost and came about: the same input goes on with it, and none is made besides. */
    @Test
    void aFirstEnvironmentThatWasTakenForLostIsGoneOnWith() {
        ServiceLife life = new ServiceLife();
        boolean[] made = {false};
        life.answering(effect -> {
            if (effect instanceof ChangingCall.CreateEnvironment && !made[0]) {
                made[0] = true;
                life.truly(effect);
                life.cloud()
                        .environments()
                        .forEach(e -> life.cloud().hide(EVERY_CALLER, Hidden.of(Hidden.Kind.ENVIRONMENT, e.id())));
                return new Answer.Unknown("no answer");
            }
            return null;
        });
        StageResult lost = life.upload(1);
        assertThat(lost.exit()).as(lost.sentence()).isEqualTo(ExitCode.PERSON);
        EnvironmentId there = life.cloud().environments().get(0).id();
        life.cloud().show(EVERY_CALLER, Hidden.of(Hidden.Kind.ENVIRONMENT, there));
        life.performed();

        StageResult ending = life.upload(1);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(ending.sentence()).startsWith("20261122-c0ffee1 waits on push-api-20261122-c0ffee1 (" + there + ")");
        assertThat(all(ChangingCall.CreateEnvironment.class, life.performed())).isEmpty();
        assertThat(life.of(1)).isEqualTo(there);
        assertThat(life.entries()).noneMatch(JournalEntry.Found.class::isInstance);
        assertThat(life.release().exit()).isEqualTo(ExitCode.OK);
    }

    /** It was made, and its id is not told: nobody knows what became of it. */
    @Test
    void anEnvironmentWithoutAnIdIsNotKnown() {
        ServiceLife life = new ServiceLife().released();
        life.answering(effect -> {
            if (effect instanceof ChangingCall.CreateEnvironment) {
                life.truly(effect);
                return new Answer.Done("request-1", null);
            }
            return null;
        });

        StageResult ending = life.upload(2);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.UNCLEAR);
        assertThat(ending.sentence()).startsWith("Beanstalk did not tell the environment's id");
        assertThat(ending.next()).isEqualTo("upload");
        assertThat(life.journal().releases().get(1).environment()).isNull();
    }

    /** A fresh one is asked for, and the same input waits already, not made fresh: that one is in the way. */
    @Test
    void aFreshOneOfAnInputThatWaitsIsAskedFor() {
        StageSimulation run = new StageSimulation(StartingWorld.GREEN_WAITS);

        StageResult ending = Objects.requireNonNull(
                run.run("upload --fresh", request -> Upload.workflow(request, run.policy(), run.greensBundle(), true)));

        assertThat(ending.guard()).as(ending.sentence()).isEqualTo(Guard.CANDIDATE_EXISTS);
        assertThat(run.executed(ChangingCall.CreateEnvironment.class)).isZero();
    }
}
