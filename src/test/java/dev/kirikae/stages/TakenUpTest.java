package dev.kirikae.stages;

import static dev.kirikae.cloud.EmbeddedCloud.EVERY_CALLER;
import static dev.kirikae.stages.ServiceLife.all;
import static dev.kirikae.stages.ServiceLife.verifying;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cloud.Hidden;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.ProbeResponse;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Effect;
import dev.kirikae.tale.Ending;
import dev.kirikae.tale.Entry;
import dev.kirikae.tale.Exit;
import dev.kirikae.tale.ReleaseFacts.State;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the switch on: what becomes of a release whose name, environment or way back is not where it was. */
class TakenUpTest {

    private static final Answer SICK = new Answer.Probed(new ProbeResponse(500, Map.of(), "", 3));

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
        life.killedBefore(TakenUpTest::isWatch).releaseKilled();
        assertThat(life.owner()).isEqualTo(life.of(2));
        return life;
    }

    private static State state(ServiceLife life, int input) {
        return Objects.requireNonNull(life.memory().releaseOf(life.of(input))).state();
    }

    @Test
    void aNameThatAPersonMovedOnIsHeldAndClosedByRecover() {
        ServiceLife life = switched();
        life.movedByHand(life.of(1));

        Ending held = life.release();
        assertThat(held.exit()).as(held.sentence()).isEqualTo(Exit.PERSON);
        assertThat(held.sentence()).startsWith("the live name belongs to " + life.of(1) + ", not to " + life.of(2));
        assertThat(held.next()).isEqualTo("recover");
        assertThat(state(life, 2)).isEqualTo(State.HELD);
        int entries = life.entries().size();
        assertThat(life.release().exit()).isEqualTo(Exit.PERSON);
        assertThat(life.entries().subList(entries, life.entries().size()))
                .as("held once")
                .noneMatch(Entry.Held.class::isInstance);

        Ending closed = life.recover();

        assertThat(closed.exit()).as(closed.sentence()).isEqualTo(Exit.OK);
        assertThat(closed.sentence()).contains(" is closed: the live name was moved on by hand. Nothing was moved; ");
        assertThat(state(life, 2)).isEqualTo(State.RESTORED);
        assertThat(life.entries())
                .anyMatch(e -> e instanceof Entry.Rejected rejected
                        && rejected.environment().equals(life.of(2)));
        assertThat(life.owner()).isEqualTo(life.of(1));
    }

    @Test
    void aNameThatAPersonMovedOnIsClosedByARollback() {
        ServiceLife life = switched();
        life.movedByHand(life.of(1));

        Ending closed = life.rollback();

        assertThat(closed.exit()).as(closed.sentence()).isEqualTo(Exit.OK);
        assertThat(closed.sentence()).startsWith("already so: ").contains(" is closed: the live name was moved on");
        assertThat(state(life, 2)).isEqualTo(State.RESTORED);
        assertThat(all(Effect.Swap.class, life.performed()))
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

        Ending ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(Exit.PERSON);
        assertThat(ending.sentence()).contains("somebody moved it by hand. Nothing was moved");
        assertThat(life.memory().live()).isEqualTo(life.of(1));
        assertThat(state(life, 2)).isEqualTo(State.HELD);
    }

    /** It was sick, and by the time of the way back a person had brought it. */
    @Test
    void aNameThatAPersonBroughtBackIsNotMovedOnceMore() {
        ServiceLife life = waiting();
        boolean[] moved = {false};
        life.answering(effect -> {
            if (effect instanceof Effect.Append append
                    && append.entry() instanceof Entry.Judged judged
                    && judged.phase() == Entry.Phase.LIVE
                    && !moved[0]) {
                moved[0] = true;
                life.cloud().swapByHand(life.of(2), life.of(1));
                life.waits(Duration.ofSeconds(30));
            }
            return effect instanceof Effect.Probe && life.of(2).equals(life.owner()) ? SICK : null;
        });

        Ending ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(Exit.PERSON);
        assertThat(ending.sentence()).startsWith("the live name belongs to " + life.of(1));
        assertThat(all(Effect.Swap.class, life.performed())).hasSize(1);
    }

    @Test
    void aFirstReleaseThatFailsItsWatchIsGivenUpWithTheLiveName() {
        ServiceLife life = new ServiceLife();
        life.upload(1);
        life.answering(Looks.probedOnceSwitched(SICK));

        Ending ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(Exit.FAILED);
        assertThat(ending.sentence())
                .startsWith("the first release ")
                .contains(" is given up, its watch failed: ")
                .endsWith(" has the live name, and there is nothing to go back to");
        assertThat(ending.next()).isEqualTo("upload");
        assertThat(life.owner()).isEqualTo(life.of(1));
        assertThat(state(life, 1)).isEqualTo(State.ABANDONED);
    }

    @Test
    void aFirstReleaseThatFailsBeforeItsWatchIsGivenUpToo() {
        ServiceLife life = new ServiceLife();
        life.upload(1);
        life.answering(effect -> effect instanceof Effect.Probe ? SICK : null);

        Ending ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(Exit.FAILED);
        assertThat(ending.sentence()).contains("was not released: its verification failed");
        assertThat(life.entries()).noneMatch(Entry.Switched.class::isInstance);
    }

    @Test
    void aFirstReleaseThatIsHeldIsReleasedAgain() {
        ServiceLife life = new ServiceLife(verifying("watch: 2m", "on-failure: hold"));
        life.upload(1);
        life.answering(Looks.probedOnceSwitched(SICK));

        Ending ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(Exit.PERSON);
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
                    && append.entry() instanceof Entry.Judged judged
                    && judged.phase() == Entry.Phase.LIVE
                    && !gone[0]) {
                gone[0] = true;
                life.terminatedByHand(before);
            }
            return effect instanceof Effect.Probe && life.of(2).equals(life.owner()) ? SICK : null;
        });

        Ending ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(Exit.PERSON);
        assertThat(ending.sentence()).contains("its watch failed, and there is no standby to go back to");
        assertThat(ending.next()).isEqualTo("upload");
        assertThat(life.owner()).isEqualTo(life.of(2));
    }

    /** The environment of a release that had not ended is gone: nothing is left to take up. */
    @ParameterizedTest
    @CsvSource({"false, nothing is open", "true, is closed: its environment is gone"})
    void whatWentAwayInItsWatchIsOver(boolean toldLate, String words) {
        ServiceLife life = switched();
        EnvironmentId serving = life.of(2);
        life.terminatedByHand(serving);
        if (toldLate) {
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

        Ending ending = life.recover();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(Exit.OK);
        assertThat(ending.sentence()).contains(words);
        assertThat(life.memory().isGone(serving)).isTrue();
        assertThat(life.memory().moved()).isNull();
    }

    /** A look that does not list it, and a later one that does. */
    @Test
    void whatIsShownAgainAMomentLaterProvesNothing() {
        ServiceLife life = waiting();
        EnvironmentId candidate = life.of(2);
        boolean[] judged = {false};
        life.answering(effect -> {
            if (effect instanceof Effect.Append append
                    && append.entry() instanceof Entry.Judged j
                    && j.phase() == Entry.Phase.LIVE) {
                judged[0] = true;
                life.cloud().hide(EVERY_CALLER, Hidden.of(Hidden.Kind.ENVIRONMENT, candidate));
            }
            if (judged[0] && effect instanceof Effect.Wait wait && wait.what().startsWith("a second look")) {
                life.cloud().show(EVERY_CALLER, Hidden.of(Hidden.Kind.ENVIRONMENT, candidate));
            }
            return effect instanceof Effect.Probe && candidate.equals(life.owner()) ? SICK : null;
        });

        Ending ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(Exit.UNCLEAR);
        assertThat(ending.sentence()).contains(" was not shown a moment ago and is again: what was seen of ");
        assertThat(ending.next()).isEqualTo("release");
        assertThat(life.owner()).isEqualTo(candidate);
    }

    /** Killed between its verdict and what follows from it: the verdict stands. */
    @ParameterizedTest
    @CsvSource({"true, RESTORED, 1", "false, OK, 2"})
    void aVerdictThatWasReachedBeforeIsNotReachedAnew(boolean sick, Exit exit, int live) {
        ServiceLife life = waiting();
        boolean[] judged = {false};
        life.answering(effect -> {
            judged[0] |= effect instanceof Effect.Append append
                    && append.entry() instanceof Entry.Judged j
                    && j.phase() == Entry.Phase.LIVE;
            return sick && effect instanceof Effect.Probe && life.of(2).equals(life.owner()) ? SICK : null;
        });
        life.killedBefore(effect -> judged[0]
                        && !(effect instanceof Effect.Append append && append.entry() instanceof Entry.Judged))
                .releaseKilled();
        life.answering(effect -> null);
        life.performed();

        Ending ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(exit);
        assertThat(life.owner()).isEqualTo(life.of(live));
        assertThat(life.performed()).noneMatch(TakenUpTest::isWatch);
    }

    /** What a dead first release left is taken up: it is the candidate and the live one in one. */
    @Test
    void aFirstReleaseWhoseWatchWasLeftIsFinished() {
        ServiceLife life = new ServiceLife();
        life.upload(1);
        life.killedBefore(e -> e instanceof Effect.Wait wait && wait.what().startsWith("the watch over"))
                .releaseKilled();

        Ending ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(Exit.OK);
        assertThat(ending.sentence()).endsWith("there is no way back yet: it is the first release");
        assertThat(Objects.requireNonNull(life.memory().releaseOf(life.of(1))).state())
                .isEqualTo(State.SETTLED);
    }
}
