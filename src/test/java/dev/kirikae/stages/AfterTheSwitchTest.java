package dev.kirikae.stages;

import static dev.kirikae.cloud.EmbeddedCloud.EVERY_CALLER;
import static dev.kirikae.stages.ServiceLife.all;
import static dev.kirikae.stages.ServiceLife.verifying;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cloud.Hidden;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.ReleaseRecord.State;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.ProbeResponse;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the switch on: what becomes of a release whose name, environment or way back is not where it was. */
class AfterTheSwitchTest {

    private static final Answer SICK = new Answer.Probed(new ProbeResponse.Http(500, Map.of(), "", 3));

    private static boolean isWatch(Effect effect) {
        return effect instanceof Effect.Wait wait && wait.what().startsWith("the watch over");
    }

    private static ServiceLife waiting() {
        ServiceLife life = new ServiceLife().released();
        life.upload(2);
        return life;
    }

    /** Its process died in the watch. */
    private static ServiceLife switched() {
        ServiceLife life = waiting();
        life.killedBefore(AfterTheSwitchTest::isWatch).releaseKilled();
        assertThat(life.owner()).isEqualTo(life.of(2));
        return life;
    }

    private static State state(ServiceLife life, int input) {
        return Objects.requireNonNull(life.journal().releaseOf(life.of(input))).state();
    }

    @Test
    void aNameThatAPersonMovedOnIsHeldAndClosedByRecover() {
        ServiceLife life = switched();
        life.movedByHand(life.of(1));

        StageResult held = life.release();
        assertThat(held.exit()).as(held.sentence()).isEqualTo(ExitCode.PERSON);
        assertThat(held.sentence()).startsWith("the live name belongs to " + life.of(1) + ", not to " + life.of(2));
        assertThat(held.next()).isEqualTo("recover");
        assertThat(state(life, 2)).isEqualTo(State.HELD);
        int entries = life.entries().size();
        assertThat(life.release().exit()).isEqualTo(ExitCode.PERSON);
        assertThat(life.entries().subList(entries, life.entries().size()))
                .as("held once")
                .noneMatch(JournalEntry.Held.class::isInstance);

        StageResult closed = life.recover();

        assertThat(closed.exit()).as(closed.sentence()).isEqualTo(ExitCode.OK);
        assertThat(closed.sentence()).contains(" is closed: the live name was moved on by hand. Nothing was moved; ");
        assertThat(state(life, 2)).isEqualTo(State.RESTORED);
        assertThat(life.entries())
                .anyMatch(e -> e instanceof JournalEntry.Rejected rejected
                        && rejected.environment().equals(life.of(2)));
        assertThat(life.owner()).isEqualTo(life.of(1));
    }

    @Test
    void aNameThatAPersonMovedOnIsClosedByARollback() {
        ServiceLife life = switched();
        life.movedByHand(life.of(1));

        StageResult closed = life.rollback();

        assertThat(closed.exit()).as(closed.sentence()).isEqualTo(ExitCode.OK);
        assertThat(closed.sentence()).startsWith("already so: ").contains(" is closed: the live name was moved on");
        assertThat(state(life, 2)).isEqualTo(State.RESTORED);
        assertThat(all(ChangingCall.Swap.class, life.performed()))
                .as("the release alone")
                .hasSize(1);
    }

    /** Two looks, a read lag apart, show it with somebody else. */
    @Test
    void aNameThatGoesAwayInTheWatchIsLeftToAPerson() {
        ServiceLife life = waiting();
        boolean[] moved = {false};
        life.answering(effect -> {
            if (isWatch(effect) && !moved[0]) {
                moved[0] = true;
                life.cloud().swapByHand(life.of(2), life.of(1));
            }
            return null;
        });

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.PERSON);
        assertThat(ending.sentence()).contains("somebody moved it by hand. Nothing was moved");
        assertThat(life.journal().live()).isEqualTo(life.of(1));
        assertThat(state(life, 2)).isEqualTo(State.HELD);
    }

    /** It was sick, and by the time of the way back a person had brought it. */
    @Test
    void aNameThatAPersonBroughtBackIsNotMovedOnceMore() {
        ServiceLife life = waiting();
        boolean[] moved = {false};
        life.answering(effect -> {
            if (effect instanceof Effect.Append append
                    && append.entry() instanceof JournalEntry.Judged judged
                    && judged.phase() == JournalEntry.Phase.LIVE
                    && !moved[0]) {
                moved[0] = true;
                life.cloud().swapByHand(life.of(2), life.of(1));
                life.waits(Duration.ofSeconds(30));
            }
            return Looks.asksLive(effect) && life.of(2).equals(life.owner()) ? SICK : null;
        });

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.PERSON);
        assertThat(ending.sentence()).startsWith("the live name belongs to " + life.of(1));
        assertThat(all(ChangingCall.Swap.class, life.performed())).hasSize(1);
    }

    @Test
    void aFirstReleaseThatFailsItsWatchIsGivenUpWithTheLiveName() {
        ServiceLife life = new ServiceLife();
        life.upload(1);
        life.answering(Looks.probedOnceSwitched(SICK));

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.FAILED);
        assertThat(ending.sentence())
                .startsWith("the first release ")
                .contains(" is given up, its watch failed: ")
                .endsWith(" serves users, and there is nothing to go back to");
        assertThat(ending.next()).isEqualTo("upload");
        assertThat(life.owner()).isEqualTo(life.of(1));
        assertThat(state(life, 1)).isEqualTo(State.ABANDONED);
    }

    @Test
    void aFirstReleaseThatFailsBeforeItsWatchIsGivenUpToo() {
        ServiceLife life = new ServiceLife();
        life.upload(1);
        life.answering(effect -> effect instanceof Effect.Probe ? SICK : null);

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.FAILED);
        assertThat(ending.sentence()).contains("was not released: its verification failed");
        assertThat(life.entries()).noneMatch(JournalEntry.Switched.class::isInstance);
    }

    @Test
    void aFirstReleaseThatIsHeldIsReleasedAgain() {
        ServiceLife life = new ServiceLife(verifying("watch: 2m", "on-failure: hold"));
        life.upload(1);
        life.answering(Looks.probedOnceSwitched(SICK));

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.PERSON);
        assertThat(ending.next()).isEqualTo("release");
        assertThat(life.owner()).isEqualTo(life.of(1));
    }

    @Test
    void withoutAStandbyASickOneIsHeld() {
        ServiceLife life = waiting();
        EnvironmentId before = life.of(1);
        boolean[] gone = {false};
        life.answering(effect -> {
            if (effect instanceof Effect.Append append
                    && append.entry() instanceof JournalEntry.Judged judged
                    && judged.phase() == JournalEntry.Phase.LIVE
                    && !gone[0]) {
                gone[0] = true;
                life.terminatedByHand(before);
            }
            return Looks.asksLive(effect) && life.of(2).equals(life.owner()) ? SICK : null;
        });

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.PERSON);
        assertThat(ending.sentence()).contains("its watch failed, and there is no standby to go back to");
        assertThat(ending.next()).isEqualTo("upload");
        assertThat(life.owner()).isEqualTo(life.of(2));
    }

    /** The environment of a release that had not ended is gone: nothing is left to take up. */
    @ParameterizedTest
    @CsvSource({"false, nothing is open", "true, is closed: its environment is gone"})
    void whatWentAwayInItsWatchIsOver(boolean reportedLate, String words) {
        ServiceLife life = switched();
        EnvironmentId serving = life.of(2);
        life.terminatedByHand(serving);
        if (reportedLate) {
            life.cloud().hide(EVERY_CALLER, Hidden.of(Hidden.Kind.ENVIRONMENT, serving));
            life.cloud().hide(EVERY_CALLER, Hidden.of(Hidden.Kind.RECORD, serving));
            life.cloud().hide(EVERY_CALLER, Hidden.of(Hidden.Kind.EVENTS, serving));
            life.answering(effect -> {
                if (effect instanceof Effect.Wait wait && wait.what().startsWith("a second look")) {
                    life.cloud().show(EVERY_CALLER, Hidden.of(Hidden.Kind.EVENTS, serving));
                }
                return null;
            });
        }

        StageResult ending = life.recover();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(ending.sentence()).contains(words);
        assertThat(life.journal().isGone(serving)).isTrue();
        assertThat(life.journal().moved()).isNull();
    }

    /** A look that does not list it, and a later one that does. */
    @Test
    void whatIsShownAgainAMomentLaterProvesNothing() {
        ServiceLife life = waiting();
        EnvironmentId candidate = life.of(2);
        boolean[] judged = {false};
        life.answering(effect -> {
            if (effect instanceof Effect.Append append
                    && append.entry() instanceof JournalEntry.Judged j
                    && j.phase() == JournalEntry.Phase.LIVE) {
                judged[0] = true;
                life.cloud().hide(EVERY_CALLER, Hidden.of(Hidden.Kind.ENVIRONMENT, candidate));
            }
            if (judged[0] && effect instanceof Effect.Wait wait && wait.what().startsWith("a second look")) {
                life.cloud().show(EVERY_CALLER, Hidden.of(Hidden.Kind.ENVIRONMENT, candidate));
            }
            return Looks.asksLive(effect) && candidate.equals(life.owner()) ? SICK : null;
        });

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.UNCLEAR);
        assertThat(ending.sentence()).contains(" was not shown a moment ago and is again: what was seen of ");
        assertThat(ending.next()).isEqualTo("release");
        assertThat(life.owner()).isEqualTo(candidate);
    }

    /** Killed between its verdict and what follows from it: the verdict stands. */
    @ParameterizedTest
    @CsvSource({"true, RESTORED, 1", "false, OK, 2"})
    void aVerdictThatWasReachedBeforeIsNotReachedAnew(boolean sick, ExitCode exit, int live) {
        ServiceLife life = waiting();
        boolean[] judged = {false};
        life.answering(effect -> {
            judged[0] |= effect instanceof Effect.Append append
                    && append.entry() instanceof JournalEntry.Judged j
                    && j.phase() == JournalEntry.Phase.LIVE;
            return sick && Looks.asksLive(effect) && life.of(2).equals(life.owner()) ? SICK : null;
        });
        life.killedBefore(effect -> judged[0]
                        && !(effect instanceof Effect.Append append && append.entry() instanceof JournalEntry.Judged))
                .releaseKilled();
        life.answering(effect -> null);
        life.performed();

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(exit);
        assertThat(life.owner()).isEqualTo(life.of(live));
        assertThat(life.performed()).noneMatch(AfterTheSwitchTest::isWatch);
    }

    /** What a dead first release left is taken up: it is the candidate and the live one in one. */
    @Test
    void aFirstReleaseWhoseWatchWasLeftIsFinished() {
        ServiceLife life = new ServiceLife();
        life.upload(1);
        life.killedBefore(e -> e instanceof Effect.Wait wait && wait.what().startsWith("the watch over"))
                .releaseKilled();

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(ending.sentence()).endsWith("there is no way back yet: it is the first release");
        assertThat(Objects.requireNonNull(life.journal().releaseOf(life.of(1))).state())
                .isEqualTo(State.SETTLED);
    }
}
