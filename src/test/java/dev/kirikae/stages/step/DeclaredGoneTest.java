package dev.kirikae.stages.step;

import static dev.kirikae.cloud.EmbeddedCloud.EVERY_CALLER;
import static dev.kirikae.stages.ServiceLife.all;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cloud.Hidden;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.stages.ServiceLife;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A person says that an environment is gone: what is shown is not, and what has the live name is only hidden. */
class DeclaredGoneTest {

    private static ServiceLife settled() {
        return new ServiceLife().released().releases(2);
    }

    private static void hide(ServiceLife life, EnvironmentId id, Hidden.Kind... kinds) {
        for (Hidden.Kind kind : kinds) {
            life.cloud().hide(EVERY_CALLER, Hidden.of(kind, id));
        }
    }

    private static List<JournalEntry.Allowed> allowed(ServiceLife life) {
        return life.entries().stream()
                .filter(JournalEntry.Allowed.class::isInstance)
                .map(JournalEntry.Allowed.class::cast)
                .toList();
    }

    @Test
    void whatTheJournalDoesNotKnowCannotBeSaidToBeGone() {
        StageResult ending = settled().recoverWithout(new EnvironmentId("e-nobody0001"));

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ending.sentence()).isEqualTo("--gone: the journal knows no environment e-nobody0001");
    }

    @Test
    void whatIsShownIsNotGone() {
        ServiceLife life = settled();

        StageResult ending = life.recoverWithout(life.of(1));

        assertThat(ending.guard()).as(ending.sentence()).isEqualTo(Guard.NOTHING_TO_DO);
        assertThat(ending.sentence()).contains("(" + life.of(1) + ") is shown, Ready: it is not gone");
        assertThat(life.journal().isGone(life.of(1))).isFalse();
    }

    @Test
    void whatIsStillGoingIsNotGone() {
        ServiceLife life = settled();
        life.cloud().terminateByHand(life.of(1));
        life.waits(Duration.ofMinutes(1));

        StageResult ending = life.recoverWithout(life.of(1));

        assertThat(ending.guard()).as(ending.sentence()).isEqualTo(Guard.NOTHING_TO_DO);
        assertThat(ending.sentence()).contains("(" + life.of(1) + ") is shown, Terminating: it is not gone");
        assertThat(life.journal().isGone(life.of(1))).isFalse();
    }

    @Test
    void whatIsKnownToBeGoneIsNotAskedForAgain() {
        ServiceLife life = settled();
        EnvironmentId standby = life.of(1);
        life.terminatedByHand(standby);
        assertThat(life.recover().exit()).isEqualTo(ExitCode.OK);
        assertThat(life.journal().isGone(standby)).isTrue();
        life.performed();

        StageResult ending = life.recoverWithout(standby);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(ending.sentence()).isEqualTo(standby + " is gone");
        assertThat(allowed(life)).isEmpty();
        assertThat(life.performed())
                .noneMatch(e -> e instanceof Effect.Wait wait && wait.what().startsWith("a second look"));
    }

    @Test
    void whatTwoLooksDoNotShowIsGoneOnAPersonsWord() {
        ServiceLife life = settled();
        EnvironmentId standby = life.of(1);
        hide(life, standby, Hidden.Kind.ENVIRONMENT);
        life.performed();

        StageResult ending = life.recoverWithout(standby);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(ending.sentence()).isEqualTo(standby + " is gone");
        assertThat(life.journal().isGone(standby)).isTrue();
        assertThat(allowed(life)).singleElement().satisfies(a -> {
            assertThat(a.guard()).isEqualTo("gone");
            assertThat(a.reason()).startsWith(standby + " is not shown").contains("Said to be gone");
        });
        assertThat(all(Effect.Wait.class, life.performed()))
                .anyMatch(wait -> wait.what().equals("a second look: " + standby + " is not shown"));
    }

    @Test
    void whatBeanstalkCallsTerminatedNeedsNobodysWord() {
        ServiceLife life = settled();
        EnvironmentId standby = life.of(1);
        life.terminatedByHand(standby);
        hide(life, standby, Hidden.Kind.ENVIRONMENT);

        StageResult ending = life.recoverWithout(standby);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(life.journal().isGone(standby)).isTrue();
        assertThat(allowed(life)).isEmpty();
    }

    @Test
    void whoHasTheLiveNameIsHiddenAndNotGone() {
        ServiceLife life = settled();
        EnvironmentId serving = life.of(2);
        hide(life, serving, Hidden.Kind.ENVIRONMENT);

        StageResult ending = life.recoverWithout(serving);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.PERSON);
        assertThat(ending.sentence())
                .startsWith("--gone: the live name is taken, and nobody who has it is shown: " + serving);
        assertThat(life.journal().isGone(serving)).isFalse();
    }

    @Test
    void aFirstCandidateHasTheLiveNameToo() {
        ServiceLife life = new ServiceLife();
        life.upload(1);
        EnvironmentId first = life.of(1);
        hide(life, first, Hidden.Kind.ENVIRONMENT);

        StageResult ending = life.recoverWithout(first);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.PERSON);
        assertThat(ending.sentence()).contains(first + " is hidden from these credentials rather than gone");
    }

    @Test
    void whereTheLiveNameIsFreeAgainWhoHadItMayBeGone() {
        ServiceLife life = settled();
        EnvironmentId serving = life.of(2);
        life.terminatedByHand(serving);
        hide(life, serving, Hidden.Kind.ENVIRONMENT, Hidden.Kind.RECORD, Hidden.Kind.EVENTS);

        StageResult ending = life.recoverWithout(serving);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(life.journal().isGone(serving)).isTrue();
        assertThat(allowed(life)).hasSize(1);
    }

    @Test
    void whatWasMadeJustNowMayNotBeListedYet() {
        ServiceLife life = new ServiceLife().released();
        life.stoppedBefore(e -> e instanceof Effect.Wait wait && wait.what().endsWith("to be Ready"));
        life.upload(2);
        EnvironmentId fresh = life.of(2);
        hide(life, fresh, Hidden.Kind.ENVIRONMENT);

        StageResult ending = life.recoverWithout(fresh);

        assertThat(ending.guard()).as(ending.sentence()).isEqualTo(Guard.NOTHING_TO_DO);
        assertThat(ending.sentence())
                .isEqualTo("--gone: " + fresh + " was made less than 2 min ago, and may not be listed yet");
    }
}
