package dev.kirikae.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cloud.Incident;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.StageResult;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What happens when nothing unusual does, and when one thing does. */
class CalmTest {

    private static Play play(Start start) {
        return new Play(start, Map.of());
    }

    private static StageResult perform(Play play, SimulatedJob job) {
        StageResult ending = play.perform(job);
        assertThat(play.violations()).isEmpty();
        if (ending == null) {
            throw new AssertionError(job + " died");
        }
        return ending;
    }

    private static void well(Play play, SimulatedJob job) {
        StageResult ending = perform(play, job);
        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
    }

    @Test
    void aVerifiedCandidateIsReleasedAndSettles() {
        Play play = play(Start.waiting());

        StageResult ending = perform(play, SimulatedJob.RELEASE);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(play.owner()).isEqualTo(Start.GREEN);
        assertThat(play.cloud().executionLog().calls()).containsEntry("swap", 1);
        StageResult again = perform(play, SimulatedJob.RELEASE);
        assertThat(again.exit()).as(again.sentence()).isEqualTo(ExitCode.OK);
        assertThat(play.mutations()).as("the swap, and the standby held").isEqualTo(2);
    }

    @Test
    void theWholeLifeOfARelease() {
        Play play = play(Start.calm());

        well(play, SimulatedJob.UPLOAD);
        well(play, SimulatedJob.UPLOAD);
        well(play, SimulatedJob.RELEASE);
        assertThat(perform(play, SimulatedJob.UPLOAD).sentence()).contains("already so");
        well(play, SimulatedJob.ROLLBACK);
        assertThat(play.owner()).isEqualTo(Start.BLUE);
        assertThat(perform(play, SimulatedJob.ROLLBACK).sentence()).contains("already so");
        StageResult nothing = perform(play, SimulatedJob.RELEASE);
        assertThat(nothing.guard()).isEqualTo(Guard.NOTHING_TO_DO);
        well(play, SimulatedJob.RELEASE_AGAIN);
        StageResult destroyed = perform(play, SimulatedJob.DESTROY);
        assertThat(destroyed.exit()).as(destroyed.sentence()).isEqualTo(ExitCode.OK);
        well(play, SimulatedJob.DESTROY);
        assertThat(play.cloud().environment(Start.BLUE))
                .isNotNull()
                .satisfies(e -> assertThat(e.exists()).isFalse());
        assertThat(play.cloud().configurations()).isEmpty();
        assertThat(play.cloud().executionLog().calls().get("swap")).isEqualTo(3);
    }

    @Test
    void aFailureAfterTheSwitchMovesTheNameBack() {
        Play play = play(Start.suffering(Incident.PROBE_FAILS_AFTER_SWITCH));
        well(play, SimulatedJob.UPLOAD);

        StageResult ending = perform(play, SimulatedJob.RELEASE);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.RESTORED);
        assertThat(play.owner()).isEqualTo(Start.BLUE);
    }

    @Test
    void aLostAnswerIsNeverAnsweredWithASecondSwap() {
        Play play = play(Start.suffering(Incident.SWAP_ANSWER_LOST));
        well(play, SimulatedJob.UPLOAD);

        well(play, SimulatedJob.RELEASE);

        assertThat(play.owner()).isNotEqualTo(Start.BLUE);
        assertThat(play.cloud().executionLog().calls()).containsEntry("swap", 1);
    }

    @Test
    void aSettledReleaseIsTakenBackAtAWord() {
        Play play = play(Start.settled());
        var begun = play.cloud().now();

        StageResult ending = perform(play, SimulatedJob.ROLLBACK);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(play.owner()).isEqualTo(Start.BLUE);
        assertThat(play.cloud().now()).isBefore(begun.plusSeconds(30));
    }

    @Test
    void theFirstReleaseEverHasNothingToMoveAndNoWayBack() {
        Play play = play(Start.empty());

        well(play, SimulatedJob.UPLOAD);
        well(play, SimulatedJob.UPLOAD);
        StageResult released = perform(play, SimulatedJob.RELEASE);

        assertThat(released.exit()).as(released.sentence()).isEqualTo(ExitCode.OK);
        assertThat(released.sentence()).contains("no way back yet");
        assertThat(play.owner()).isNotNull();
        assertThat(play.cloud().executionLog().calls()).doesNotContainKey("swap");
        assertThat(perform(play, SimulatedJob.RELEASE).sentence()).contains("settled already");
        assertThat(perform(play, SimulatedJob.ROLLBACK).guard()).isEqualTo(Guard.NOTHING_TO_DO);
    }

    @Test
    void aFirstCandidateThatNeverGetsWellIsNotReleased() {
        Play play = play(Start.empty());
        play.cloud().suffer(Incident.CANDIDATE_NEVER_HEALTHY);

        StageResult uploaded = perform(play, SimulatedJob.UPLOAD);

        assertThat(uploaded.exit()).as(uploaded.sentence()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void whereTheLiveEnvironmentWasTerminatedByHandTheNextUploadIsAFirstOne() {
        Play play = play(Start.calm());
        play.cloud().terminateByHand(Start.BLUE);
        play.cloud().advanceTo(play.cloud().now().plus(java.time.Duration.ofMinutes(10)));

        well(play, SimulatedJob.UPLOAD);
        StageResult released = perform(play, SimulatedJob.RELEASE);

        assertThat(released.exit()).as(released.sentence()).isEqualTo(ExitCode.OK);
        assertThat(play.owner()).isNotNull().isNotEqualTo(Start.BLUE);
        assertThat(perform(play, SimulatedJob.RELEASE).sentence()).contains("settled already");
    }
}
