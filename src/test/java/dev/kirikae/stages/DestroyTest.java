package dev.kirikae.stages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.journal.JournalEntry;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not needed any more goes, whatever happened to it or to the run that began with it. */
class DestroyTest {

    private static ServiceLife settled() {
        return new ServiceLife().released().releases(2);
    }

    @Test
    void whatAPersonMovedAwayFromIsKeptForItsTimeAndGoesThen() {
        ServiceLife life = settled();
        life.policy(ServiceLife.USUAL.replace("keep: 0s", "keep: 24h"));
        life.waits(Duration.ofDays(3));
        life.movedByHand(life.of(1));

        StageResult tooEarly = life.destroy(Destroy.What.DUE);
        assertThat(tooEarly.exit()).as(tooEarly.sentence()).isEqualTo(ExitCode.OK);
        assertThat(life.isThere(life.of(2))).as(tooEarly.sentence()).isTrue();

        life.waits(Duration.ofHours(25));
        StageResult due = life.destroy(Destroy.What.DUE);
        assertThat(due.exit()).as(due.sentence()).isEqualTo(ExitCode.OK);
        assertThat(life.isThere(life.of(2))).as(due.sentence()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 30})
    void oneThatWasKilledAfterItsCallIsFinishedByTheNext(int minutes) {
        ServiceLife life = settled();
        EnvironmentId standby = life.of(1);
        boolean[] sent = {false};
        life.answering(effect -> {
            sent[0] |= effect instanceof Effect.Append append
                    && append.entry() instanceof JournalEntry.Settled settled
                    && settled.done();
            return null;
        });
        life.killedBefore(effect -> sent[0] && effect instanceof Effect.Wait).destroyKilled(Destroy.What.STANDBY);
        life.waits(Duration.ofMinutes(minutes));

        StageResult ending = life.destroy(Destroy.What.STANDBY);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(life.isThere(standby)).isFalse();
        assertThat(life.journal().isGone(standby)).isTrue();
    }

    /** A managed update, or a person's own change: evidence is taken once it is over. */
    @Test
    void whatIsUpdatingForFiveMinutesIsWaitedForAndThenTerminated() {
        ServiceLife life = settled();
        EnvironmentId standby = life.of(1);
        Instant over = life.now().plus(Duration.ofMinutes(5));
        life.answering(effect ->
                effect instanceof Effect.LookAtEnvironments && life.now().isBefore(over)
                        ? Looks.updating((Answer.EnvironmentsSeen) life.truly(effect), standby)
                        : null);

        StageResult ending = life.destroy(Destroy.What.STANDBY);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(life.isThere(standby)).isFalse();
    }
}
