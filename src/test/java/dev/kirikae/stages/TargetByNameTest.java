package dev.kirikae.stages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.journal.JournalState;
import dev.kirikae.journal.ReleaseRecord.State;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.ProbeResponse;
import dev.kirikae.model.Status;
import dev.kirikae.workflow.Allowances;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.StageResult;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Where a rollback may go and where not: targets that are not Ready, strangers, and whence there is no way back. */
class TargetByNameTest {

    private static final EnvironmentId STRANGER = new EnvironmentId("e-red0000001");
    private static final EnvironmentId OTHER = new EnvironmentId("e-teal000001");

    private static ServiceLife beside(String cname) {
        return new ServiceLife(
                ServiceLife.USUAL,
                cloud -> cloud.environment(STRANGER, "push-api", "other", cname, "red", 2)
                        .environment(OTHER, "push-api", "another", "away-8", "teal", 2));
    }

    /** Who updates it does not matter: nothing is known of how it will come out. */
    @Test
    void aTargetThatIsUpdatingIsNotGoneBackTo() {
        ServiceLife life = new ServiceLife().released().releases(2);
        EnvironmentId standby = life.of(1);
        life.answering(effect -> effect instanceof Effect.LookAtEnvironments
                ? Looks.withStatus((Answer.EnvironmentsSeen) life.truly(effect), standby, Status.UPDATING)
                : null);

        StageResult ending = life.rollback();

        assertThat(ending.guard()).as(ending.sentence()).isEqualTo(Guard.STANDBY_SICK);
        assertThat(ending.sentence()).startsWith("push-api-20261122-c0ffee1 answers badly: Updating");
        assertThat(life.owner()).isEqualTo(life.of(2));
    }

    /** Kirikae made none of them and has moved nothing yet: a person may say where the name goes. */
    @Test
    void fromOneStrangerToAnotherANameMovesAtAPersonsWord() {
        ServiceLife life = beside("push-api");

        StageResult ending = life.rollback(OTHER, Allowances.NONE);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(ending.sentence()).isEqualTo("another serves users again; other is rejected");
        assertThat(life.owner()).isEqualTo(OTHER);
        assertThat(life.journal().live()).isEqualTo(OTHER);
    }

    /** A first release that failed with the live name has no way back; one that a person names it has. */
    @Test
    void aFirstReleaseThatWasGivenUpIsLeftByName() {
        ServiceLife life = beside("away-9");
        life.upload(1);
        life.answering(Looks.probedOnceSwitched(new Answer.Probed(new ProbeResponse.Http(500, Map.of(), "", 3))));
        assertThat(life.release().exit()).isEqualTo(ExitCode.FAILED);
        life.answering(effect -> null);

        StageResult ending = life.rollback(STRANGER, Allowances.NONE);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(ending.sentence()).isEqualTo("other serves users again; push-api-20261122-c0ffee1 is rejected");
        assertThat(life.owner()).isEqualTo(STRANGER);
        assertThat(Objects.requireNonNull(life.journal().releaseOf(life.of(1))).state())
                .as("it had ended before")
                .isEqualTo(State.ABANDONED);
        assertThat(life.journal().irregular()).isEmpty();
    }

    /** The journal is lost: what carries no tag of the service is not named, however Ready it is. */
    @Test
    void withoutAJournalAStrangerIsNotNamed() {
        ServiceLife life = beside("away-9").releases(1).releases(2);
        life.answering(effect ->
                effect instanceof Effect.ReadJournal ? new Answer.JournalSeen(0, "", JournalState.EMPTY, null) : null);

        StageResult ending = life.rollback();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.PERSON);
        assertThat(ending.next()).startsWith("rollback --to " + life.of(1) + " ");
        assertThat(ending.sentence()).doesNotContain(STRANGER.value()).doesNotContain(OTHER.value());
    }
}
