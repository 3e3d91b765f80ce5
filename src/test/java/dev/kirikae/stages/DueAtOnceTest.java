package dev.kirikae.stages;

import static dev.kirikae.cloud.EmbeddedCloud.EVERY_CALLER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cloud.CloudControl;
import dev.kirikae.cloud.Hidden;
import dev.kirikae.cloud.Incident;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.ReleaseRecord.State;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.ProbeResponse;
import dev.kirikae.model.Status;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is due beside others: several that were given up, one that is hidden, one that has the live name. */
class DueAtOnceTest {

    private static final EnvironmentId STRANGER = new EnvironmentId("e-red0000001");
    private static final String TIMES = ServiceLife.USUAL.replace("keep: 0s", "keep: 10h, rejected: 4h");

    private static ServiceLife settled() {
        return new ServiceLife(TIMES).released().releases(2);
    }

    /** Its release dies in the middle, and a person gives it up: nobody may say that it failed. */
    private static void isGivenUpByAPerson(ServiceLife life, int input) {
        assertThat(life.upload(input).exit()).isEqualTo(ExitCode.OK);
        life.killedBefore(effect ->
                        effect instanceof Effect.Append append && append.entry() instanceof JournalEntry.Judged)
                .releaseKilled();
        assertThat(life.rollback().exit()).isEqualTo(ExitCode.OK);
        assertThat(state(life, input)).isEqualTo(State.ABANDONED);
    }

    private static State state(ServiceLife life, int input) {
        return Objects.requireNonNull(life.journal().releaseOf(life.of(input))).state();
    }

    private static void hide(ServiceLife life, EnvironmentId id, Hidden.Kind... kinds) {
        for (Hidden.Kind kind : kinds) {
            life.cloud().hide(EVERY_CALLER, Hidden.of(kind, id));
        }
    }

    private static StageResult due(ServiceLife life) {
        StageResult ending = life.destroy(Destroy.What.DUE);
        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        return ending;
    }

    @Test
    void ofSeveralThatWereGivenUpEachGoesInItsTurn() {
        ServiceLife life = settled();
        isGivenUpByAPerson(life, 3);
        isGivenUpByAPerson(life, 4);
        assertThat(due(life).sentence()).startsWith("nothing due, next at ");
        life.waits(Duration.ofHours(5));

        assertThat(due(life).sentence()).contains("(" + life.of(3) + ") is gone");
        assertThat(life.isThere(life.of(4))).isTrue();
        assertThat(due(life).sentence()).contains("(" + life.of(4) + ") is gone");
        assertThat(due(life).sentence()).startsWith("nothing due, next at ");
        assertThat(life.isThere(life.of(1))).isTrue();
    }

    /** It has no way back, and whoever calls the name calls it. */
    @Test
    void aFirstOneThatWasGivenUpWithTheLiveNameIsNeverDue() {
        ServiceLife life = new ServiceLife(TIMES);
        life.upload(1);
        life.answering(effect -> effect instanceof Effect.Probe
                ? new Answer.Probed(new ProbeResponse.Http(500, Map.of(), "", 3))
                : null);
        assertThat(life.release().exit()).isEqualTo(ExitCode.FAILED);
        life.answering(effect -> null);
        assertThat(state(life, 1)).isEqualTo(State.ABANDONED);
        life.waits(Duration.ofDays(9));

        assertThat(due(life).sentence()).isEqualTo("nothing due");
        assertThat(life.isThere(life.of(1))).isTrue();
    }

    /** The way back of a release that has not ended is needed; what stood by before it is not. */
    @Test
    void besideAWatchThatHasNotEndedTheSupersededOneIsDue() {
        ServiceLife life = settled();
        life.upload(3);
        life.killedBefore(e -> e instanceof Effect.Wait wait && wait.what().startsWith("the watch over"))
                .releaseKilled();
        life.waits(Duration.ofDays(1));

        assertThat(due(life).sentence()).contains("(" + life.of(1) + ") is gone");
        assertThat(due(life).sentence()).startsWith("nothing due");
        assertThat(life.isThere(life.of(2))).isTrue();
    }

    /** What Kirikae did not make is not due, shown or not. */
    @Test
    void aStrangerThatIsNotShownIsNobodysToDestroy() {
        ServiceLife life = new ServiceLife(
                        TIMES, cloud -> cloud.environment(STRANGER, "push-api", "push-api-red", "push-api", "red", 2))
                .releases(1)
                .releases(2);
        hide(life, STRANGER, Hidden.Kind.ENVIRONMENT);
        life.waits(Duration.ofHours(9));

        assertThat(due(life).sentence()).startsWith("nothing due").endsWith("; not shown, so left alone: " + STRANGER);

        life.policy(TIMES + "adopt: [" + STRANGER + "]\n");
        life.waits(Duration.ofDays(1));
        assertThat(due(life).sentence()).as("the standby").contains("(" + life.of(1) + ") is gone");
        StageResult ending = life.destroy(Destroy.What.DUE);
        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.PERSON);
        assertThat(ending.sentence()).startsWith("the standby " + STRANGER + " is not shown");
    }

    /** Nobody is live who could have taken its place. */
    @Test
    void aStandbyThatIsNotShownIsNotDueWhereNobodyIsLive() {
        ServiceLife life = settled();
        life.terminatedByHand(life.of(2));
        hide(life, life.of(1), Hidden.Kind.ENVIRONMENT);
        life.waits(Duration.ofDays(2));

        assertThat(due(life).sentence()).isEqualTo("nothing due; not shown, so left alone: " + life.of(1));
        assertThat(life.journal().isGone(life.of(1))).isFalse();
    }

    /** Nobody tells of it any more, and the live name is free: nothing is due, and nothing is in the way. */
    @Test
    void whoWasLiveLongAgoIsNeverDue() {
        ServiceLife life = new ServiceLife(TIMES).released();
        EnvironmentId serving = life.of(1);
        life.terminatedByHand(serving);
        hide(life, serving, Hidden.Kind.ENVIRONMENT, Hidden.Kind.RECORD, Hidden.Kind.EVENTS);
        life.waits(Duration.ofDays(43));

        assertThat(due(life).sentence()).isEqualTo("nothing due; not shown, so left alone: " + serving);
    }

    /** It was live and taken back; a dead release tries it anew, and nobody shows it. */
    @Test
    void whatIsTriedAnewAndNotShownIsNotDue() {
        ServiceLife life = settled();
        life.upload(3);
        CloudControl.begin(life.cloud(), Incident.PROBE_FAILS_AFTER_SWITCH);
        assertThat(life.release().exit()).isEqualTo(ExitCode.RESTORED);
        CloudControl.cease(life.cloud(), Incident.PROBE_FAILS_AFTER_SWITCH);
        life.killedBefore(effect ->
                        effect instanceof Effect.Append append && append.entry() instanceof JournalEntry.Judged)
                .releaseAgainKilled();
        assertThat(state(life, 3)).isEqualTo(State.BEGUN);
        hide(life, life.of(3), Hidden.Kind.ENVIRONMENT);
        life.waits(Duration.ofHours(9));

        assertThat(due(life).sentence())
                .startsWith("nothing due")
                .contains("; not shown, so left alone: " + life.of(3));
    }

    /** A status that this version does not know may be anything: the standby is kept. */
    @ParameterizedTest
    @CsvSource({"true", "false"})
    void theStandbyIsNotDueWhereTheLiveOnesStatusIsNotKnown(boolean known) {
        ServiceLife life = settled();
        life.waits(Duration.ofDays(1));
        if (!known) {
            life.answering(effect -> effect instanceof Effect.LookAtEnvironments
                    ? Looks.withStatus((Answer.EnvironmentsSeen) life.truly(effect), life.of(2), Status.UNKNOWN)
                    : null);
        }

        StageResult ending = due(life);

        assertThat(ending.sentence().startsWith("nothing due"))
                .as(ending.sentence())
                .isEqualTo(!known);
        assertThat(life.isThere(life.of(1))).isEqualTo(!known);
    }
}
