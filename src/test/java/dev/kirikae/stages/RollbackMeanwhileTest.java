package dev.kirikae.stages;

import static dev.kirikae.cloud.EmbeddedCloud.EVERY_CALLER;
import static dev.kirikae.stages.ServiceLife.NAME;
import static dev.kirikae.stages.ServiceLife.all;
import static dev.kirikae.stages.ServiceLife.verifying;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cloud.Hidden;
import dev.kirikae.journal.Goal;
import dev.kirikae.journal.JournalEntry;
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
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rollback whose world is not as it was first read, or where nothing is to be moved. */
class RollbackMeanwhileTest {

    private static final EnvironmentId STRANGER = new EnvironmentId("e-red0000001");

    /** Input 2 is live and settled, input 1 stands by. */
    private static ServiceLife settled() {
        return new ServiceLife().released().releases(2);
    }

    /** Nothing was ever released, and a stranger is live. */
    private static ServiceLife strangersOwn() {
        return new ServiceLife(
                ServiceLife.USUAL,
                cloud -> cloud.environment(STRANGER, "push-api", "push-api-red", "push-api", "red", 2));
    }

    private static State state(ServiceLife life, int input) {
        return Objects.requireNonNull(life.journal().releaseOf(life.of(input))).state();
    }

    /** A move that was to be made, and was seen to be made without a call. */
    private static boolean isSeenAlready(JournalEntry entry, EnvironmentId owner) {
        return entry instanceof JournalEntry.Settled settled
                && settled.done()
                && settled.evidence().equals("already so: " + owner + " owns push-api");
    }

    private static void write(ServiceLife life, JournalEntry entry) {
        Answer.JournalSeen seen = (Answer.JournalSeen) life.truly(new Effect.ReadJournal());
        life.truly(new Effect.Append(seen.length(), seen.head(), entry));
    }

    private static void fails(ServiceLife life, int input) {
        life.answering(effect -> Looks.asksLive(effect) && life.of(input).equals(life.owner())
                ? new Answer.Probed(new ProbeResponse.Http(500, Map.of(), "", 3))
                : null);
        assertThat(life.release().exit()).isEqualTo(ExitCode.PERSON);
        life.answering(effect -> null);
    }

    /** Another rollback wrote its intent after ours had read: what became of it is known before anything is moved. */
    @ParameterizedTest
    @CsvSource({"true, 0", "false, 1"})
    void whatAnotherOneBeganMeanwhileIsSettledFirst(boolean arrived, int swaps) {
        ServiceLife life = settled();
        EnvironmentId standby = life.of(1);
        EnvironmentId serving = life.of(2);
        boolean[] written = {false};
        life.performed();
        life.answering(effect -> {
            if (effect instanceof Effect.Round round
                    && round.parts().stream().anyMatch(Effect.WriteLock.class::isInstance)
                    && !written[0]) {
                written[0] = true;
                Goal goal = new Goal.NameBelongsTo(Goal.Purpose.ROLLBACK, NAME, serving, standby);
                write(life, new JournalEntry.Took("theirs", "bob", "rollback", life.now()));
                write(
                        life,
                        new JournalEntry.Intended(
                                "theirs-1", goal, life.now(), life.now().plusSeconds(300)));
                if (arrived) {
                    life.cloud().swapByHand(serving, standby);
                }
            }
            return null;
        });

        StageResult ending = life.rollback();

        assertThat(written[0]).as(ending.sentence()).isTrue();
        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(all(ChangingCall.Swap.class, life.performed())).hasSize(swaps);
        assertThat(life.entries())
                .anyMatch(e -> e instanceof JournalEntry.Settled done
                        && done.operation().equals("theirs-1")
                        && done.done() == arrived);
        assertThat(ending.sentence())
                .isEqualTo(
                        arrived
                                ? "already so: push-api-20261122-c0ffee1 serves users, and 20261122-c0ffee2 is taken back;"
                                        + " forward again leads rollback --to " + life.of(2)
                                : "push-api-20261122-c0ffee1 serves users again; push-api-20261122-c0ffee2 is rejected");
        assertThat(life.owner()).isEqualTo(standby);
        assertThat(state(life, 2)).isEqualTo(State.RESTORED);
    }

    /** It waits until both are Ready; by then a person has moved the name: the move is noted, and no call made. */
    @Test
    void aNameThatAPersonMovesWhileItIsWaitedForIsNotMovedAgain() {
        ServiceLife life = settled();
        EnvironmentId standby = life.of(1);
        EnvironmentId serving = life.of(2);
        boolean[] moved = {false};
        life.performed();
        life.answering(effect -> {
            if (effect instanceof Effect.Wait wait && wait.what().equals(serving + " is Updating") && !moved[0]) {
                moved[0] = true;
                life.movedByHand(standby);
            }
            return !moved[0] && effect instanceof Effect.LookAtEnvironments
                    ? Looks.updating((Answer.EnvironmentsSeen) life.truly(effect), serving)
                    : null;
        });

        StageResult ending = life.rollback();

        assertThat(moved[0]).as(ending.sentence()).isTrue();
        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(ending.sentence())
                .isEqualTo("push-api-20261122-c0ffee1 serves users again; push-api-20261122-c0ffee2 is rejected");
        assertThat(all(ChangingCall.Swap.class, life.performed())).isEmpty();
        assertThat(life.entries()).anyMatch(e -> isSeenAlready(e, standby));
        assertThat(life.journal().live()).isEqualTo(standby);
        assertThat(state(life, 2)).isEqualTo(State.RESTORED);
    }

    /** Its intent stands, and the look right before the call shows that a person was first. */
    @Test
    void aNameThatAPersonMovesAtTheLastInstantIsNotMovedAgain() {
        ServiceLife life = settled();
        boolean[] moved = {false};
        life.performed();
        life.answering(effect -> {
            if (effect instanceof Effect.Append append
                    && append.entry() instanceof JournalEntry.Intended
                    && !moved[0]) {
                moved[0] = true;
                life.movedByHand(life.of(1));
            }
            return null;
        });

        StageResult ending = life.rollback();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(all(ChangingCall.Swap.class, life.performed())).isEmpty();
        assertThat(life.entries()).anyMatch(e -> isSeenAlready(e, life.of(1)));
        assertThat(state(life, 2)).isEqualTo(State.RESTORED);
    }

    /** A target that gets instances is waited for; in that time a person moves the name to it. */
    @Test
    void aTargetThatAPersonBroughtLiveWhileItWasRaisedIsAlreadyThere() {
        ServiceLife life = RaisedTarget.smaller();
        EnvironmentId standby = life.of(1);
        EnvironmentId serving = life.of(2);
        boolean[] moved = {false};
        life.answering(effect -> {
            if (RaisedTarget.isWaitedFor(effect) && !moved[0]) {
                moved[0] = true;
                life.movedByHand(standby);
            }
            return null;
        });

        StageResult ending = life.rollback();

        assertThat(moved[0]).as(ending.sentence()).isTrue();
        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(ending.sentence())
                .isEqualTo("already so: push-api-20261122-c0ffee1 serves users; forward again leads rollback --to "
                        + serving);
        assertThat(ending.next()).isEqualTo("destroy --due");
        assertThat(all(ChangingCall.Swap.class, life.performed())).isEmpty();
        assertThat(life.owner()).isEqualTo(standby);
    }

    /** Waited for in the same way, and not listed any more: that is said, and it is not taken for gone. */
    @Test
    void aTargetThatIsHiddenWhileItIsRaisedIsNamed() {
        ServiceLife life = RaisedTarget.smaller();
        EnvironmentId standby = life.of(1);
        boolean[] hidden = {false};
        life.answering(effect -> {
            if (RaisedTarget.isWaitedFor(effect) && !hidden[0]) {
                hidden[0] = true;
                life.cloud().hide(EVERY_CALLER, Hidden.of(Hidden.Kind.ENVIRONMENT, standby));
            }
            return null;
        });

        StageResult ending = life.rollback();

        assertThat(hidden[0]).as(ending.sentence()).isTrue();
        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.PERSON);
        assertThat(ending.sentence()).contains("(" + standby + ") is not shown");
        assertThat(all(ChangingCall.Swap.class, life.performed())).isEmpty();
    }

    /** A first look does not list the standby, and a second one does. */
    @Test
    void aStandbyThatIsShownAgainIsGoneBackTo() {
        ServiceLife life = settled();
        EnvironmentId standby = life.of(1);
        life.cloud().hide(EVERY_CALLER, Hidden.of(Hidden.Kind.ENVIRONMENT, standby));
        life.answering(effect -> {
            if (effect instanceof Effect.Wait wait && wait.what().startsWith("a second look")) {
                life.cloud().show(EVERY_CALLER, Hidden.of(Hidden.Kind.ENVIRONMENT, standby));
            }
            return null;
        });

        StageResult ending = life.rollback();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(life.owner()).isEqualTo(standby);
        assertThat(state(life, 2)).isEqualTo(State.RESTORED);
    }

    @Test
    void whereNothingWasReleasedYetThereIsNothingToGoBackTo() {
        ServiceLife life = strangersOwn();
        life.performed();

        StageResult ending = life.rollback();

        assertThat(ending.guard()).as(ending.sentence()).isEqualTo(Guard.NOTHING_TO_DO);
        assertThat(ending.sentence()).isEqualTo("nothing was released yet: there is nothing to go back to");
        assertThat(ending.next()).isEqualTo("status");
        assertThat(life.owner()).isEqualTo(STRANGER);
    }

    /** Of what Kirikae did not make nothing is taken back, and nothing leads forward again. */
    @Test
    void whoIsLiveAndWasNotMadeByKirikaeIsAlreadyThere() {
        ServiceLife life = strangersOwn();

        StageResult ending = life.rollback(STRANGER, Allowances.NONE);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(ending.sentence()).isEqualTo("already so: push-api-red serves users");
        assertThat(ending.next()).isEqualTo("upload");
    }

    /** The name cannot be moved from nobody, whoever is named. */
    @Test
    void whereNobodyIsLiveNobodyCanBeNamed() {
        ServiceLife life = settled();
        EnvironmentId standby = life.of(1);
        life.terminatedByHand(life.of(2));

        StageResult ending = life.rollback(standby, Allowances.NONE);

        assertThat(ending.guard()).as(ending.sentence()).isEqualTo(Guard.OWNER);
        assertThat(ending.sentence()).isEqualTo("no environment owns the live name push-api");
        assertThat(ending.next()).isEqualTo("upload");
        assertThat(life.isThere(standby)).isTrue();
    }

    /** A release noted that a person had moved its name on, and ended: a rollback closes it. */
    @Test
    void aMoveByHandThatIsNotedAlreadyIsClosed() {
        ServiceLife life = new ServiceLife().released();
        life.upload(2);
        life.killedBefore(e -> e instanceof Effect.Wait wait && wait.what().startsWith("the watch over"))
                .releaseKilled();
        life.movedByHand(life.of(1));
        assertThat(life.release().exit()).isEqualTo(ExitCode.PERSON);
        life.performed();

        StageResult ending = life.rollback();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(ending.sentence())
                .isEqualTo("already so: 20261122-c0ffee2 is closed: the live name was moved on by hand. Nothing was"
                        + " moved; push-api-20261122-c0ffee1 serves users");
        assertThat(all(ChangingCall.Swap.class, life.performed())).isEmpty();
        assertThat(state(life, 2)).isEqualTo(State.RESTORED);
    }

    /** Beside a held one that has lost the name an attempt is given up, and there is nothing to take back. */
    @Test
    void anAttemptIsGivenUpWhereTheHeldOneHasLostTheName() {
        ServiceLife life = new ServiceLife(verifying("watch: 2m", "on-failure: hold")).released();
        life.upload(2);
        fails(life, 2);
        assertThat(life.upload(3).exit()).isEqualTo(ExitCode.OK);
        life.killedBefore(effect ->
                        effect instanceof Effect.Append append && append.entry() instanceof JournalEntry.Judged)
                .releaseKilled();
        life.movedByHand(life.of(1));

        StageResult ending = life.rollback();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(ending.sentence())
                .isEqualTo("already so: 20261122-c0ffee3 had not moved the live name; it is given up, and"
                        + " push-api-20261122-c0ffee1 serves users as before");
        assertThat(ending.next()).isEqualTo("recover");
        assertThat(state(life, 3)).isEqualTo(State.ABANDONED);
        assertThat(state(life, 2)).isEqualTo(State.HELD);
    }

    /** A move by hand is seen once; at the second look that one is on its way out too, and nobody is live. */
    @Test
    void aMoveByHandToOneThatGoesAtOnceIsNoNews() {
        ServiceLife life = new ServiceLife().released().releases(2);
        life.movedByHand(life.of(1));
        boolean[] going = {false};
        life.answering(effect -> {
            if (effect instanceof Effect.Wait wait
                    && wait.what().startsWith("a second look: the journal expected")
                    && !going[0]) {
                going[0] = true;
                life.cloud().terminateByHand(life.of(1));
            }
            return null;
        });

        StageResult ending = life.rollback();

        assertThat(going[0]).as(ending.sentence()).isTrue();
        assertThat(ending.guard()).as(ending.sentence()).isEqualTo(Guard.OWNER);
        assertThat(life.entries()).noneMatch(JournalEntry.Found.class::isInstance);
    }
}
