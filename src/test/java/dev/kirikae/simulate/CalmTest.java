package dev.kirikae.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cloud.Incident;
import dev.kirikae.tale.Ending;
import dev.kirikae.tale.Exit;
import dev.kirikae.tale.Guard;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What happens when nothing unusual does, and when one thing does. */
class CalmTest {

    private static Play play(Start start) {
        return new Play(start, Map.of());
    }

    private static Ending perform(Play play, Job job) {
        Ending ending = play.perform(job);
        assertThat(play.violations()).isEmpty();
        if (ending == null) {
            throw new AssertionError(job + " died");
        }
        return ending;
    }

    private static void well(Play play, Job job) {
        Ending ending = perform(play, job);
        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(Exit.OK);
    }

    @Test
    void aVerifiedCandidateIsReleasedAndSettles() {
        Play play = play(Start.waiting());

        Ending ending = perform(play, Job.RELEASE);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(Exit.OK);
        assertThat(play.owner()).isEqualTo(Start.GREEN);
        assertThat(play.cloud().truth().calls()).containsEntry("swap", 1);
        Ending again = perform(play, Job.RELEASE);
        assertThat(again.exit()).as(again.sentence()).isEqualTo(Exit.OK);
        assertThat(play.mutations()).isEqualTo(1);
    }

    @Test
    void theWholeLifeOfARelease() {
        Play play = play(Start.calm());

        well(play, Job.UPLOAD);
        well(play, Job.UPLOAD);
        well(play, Job.RELEASE);
        assertThat(perform(play, Job.UPLOAD).sentence()).contains("already so");
        well(play, Job.ROLLBACK);
        assertThat(play.owner()).isEqualTo(Start.BLUE);
        assertThat(perform(play, Job.ROLLBACK).sentence()).contains("already so");
        Ending nothing = perform(play, Job.RELEASE);
        assertThat(nothing.guard()).isEqualTo(Guard.NOTHING_TO_DO);
        well(play, Job.RELEASE_AGAIN);
        Ending destroyed = perform(play, Job.DESTROY);
        assertThat(destroyed.exit()).as(destroyed.sentence()).isEqualTo(Exit.OK);
        well(play, Job.DESTROY);
        assertThat(play.cloud().environment(Start.BLUE))
                .isNotNull()
                .satisfies(e -> assertThat(e.exists()).isFalse());
        assertThat(play.cloud().configurations()).isEmpty();
        assertThat(play.cloud().truth().calls().get("swap")).isEqualTo(3);
    }

    @Test
    void aFailureAfterTheSwitchMovesTheNameBack() {
        Play play = play(Start.suffering(Incident.PROBE_FAILS_AFTER_SWITCH));
        well(play, Job.UPLOAD);

        Ending ending = perform(play, Job.RELEASE);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(Exit.RESTORED);
        assertThat(play.owner()).isEqualTo(Start.BLUE);
    }

    @Test
    void aLostAnswerIsNeverAnsweredWithASecondSwap() {
        Play play = play(Start.suffering(Incident.SWAP_ANSWER_LOST));
        well(play, Job.UPLOAD);

        well(play, Job.RELEASE);

        assertThat(play.owner()).isNotEqualTo(Start.BLUE);
        assertThat(play.cloud().truth().calls()).containsEntry("swap", 1);
    }

    @Test
    void aSettledReleaseIsTakenBackAtAWord() {
        Play play = play(Start.settled());
        var begun = play.cloud().now();

        Ending ending = perform(play, Job.ROLLBACK);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(Exit.OK);
        assertThat(play.owner()).isEqualTo(Start.BLUE);
        assertThat(play.cloud().now()).isBefore(begun.plusSeconds(30));
    }

    @Test
    void theFirstReleaseEverHasNothingToMoveAndNoWayBack() {
        Play play = play(Start.empty());

        well(play, Job.UPLOAD);
        well(play, Job.UPLOAD);
        Ending released = perform(play, Job.RELEASE);

        assertThat(released.exit()).as(released.sentence()).isEqualTo(Exit.OK);
        assertThat(released.sentence()).contains("no way back yet");
        assertThat(play.owner()).isNotNull();
        assertThat(play.cloud().truth().calls()).doesNotContainKey("swap");
        assertThat(perform(play, Job.RELEASE).sentence()).contains("settled already");
        assertThat(perform(play, Job.ROLLBACK).guard()).isEqualTo(Guard.NOTHING_TO_DO);
    }

    @Test
    void aFirstCandidateThatNeverGetsWellIsNotReleased() {
        Play play = play(Start.empty());
        play.cloud().suffer(Incident.CANDIDATE_NEVER_HEALTHY);

        Ending uploaded = perform(play, Job.UPLOAD);

        assertThat(uploaded.exit()).as(uploaded.sentence()).isEqualTo(Exit.FAILED);
    }

    @Test
    void whereTheLiveEnvironmentWasTerminatedByHandTheNextUploadIsAFirstOne() {
        Play play = play(Start.calm());
        play.cloud().terminateByHand(Start.BLUE);
        play.cloud().advanceTo(play.cloud().now().plus(java.time.Duration.ofMinutes(10)));

        well(play, Job.UPLOAD);
        Ending released = perform(play, Job.RELEASE);

        assertThat(released.exit()).as(released.sentence()).isEqualTo(Exit.OK);
        assertThat(play.owner()).isNotNull().isNotEqualTo(Start.BLUE);
        assertThat(perform(play, Job.RELEASE).sentence()).contains("settled already");
    }
}
