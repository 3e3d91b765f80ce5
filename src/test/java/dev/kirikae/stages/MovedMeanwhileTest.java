package dev.kirikae.stages;

import static dev.kirikae.cloud.EmbeddedCloud.EVERY_CALLER;
import static dev.kirikae.stages.ServiceLife.all;
import static dev.kirikae.stages.ServiceLife.verifying;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cloud.CloudControl;
import dev.kirikae.cloud.Hidden;
import dev.kirikae.journal.Goal;
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
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The live name is moved by hand while a release is about to move it, or to end. */
class MovedMeanwhileTest {

    private static final Answer SICK = new Answer.Probed(new ProbeResponse.Http(500, Map.of(), "", 3));
    private static final Answer BUSY =
            new Answer.Refused(Answer.Trouble.NOT_READY, "OperationInProgress", "it is at work");

    private static ServiceLife waiting(String policy) {
        ServiceLife life = new ServiceLife(policy).released();
        life.upload(2);
        return life;
    }

    private static State state(ServiceLife life, int input) {
        return Objects.requireNonNull(life.journal().releaseOf(life.of(input))).state();
    }

    private static boolean isWait(Effect effect, String what) {
        return effect instanceof Effect.Wait wait && wait.what().startsWith(what);
    }

    private static boolean isJudgedLive(Effect effect) {
        return effect instanceof Effect.Append append
                && append.entry() instanceof JournalEntry.Judged judged
                && judged.phase() == JournalEntry.Phase.LIVE;
    }

    private static boolean isSickLive(ServiceLife life, Effect effect) {
        return Looks.asksLive(effect) && life.of(2).equals(life.owner());
    }

    /** A move that was to be made, and was seen to be made without a call. */
    private static boolean isSeenAlready(JournalEntry entry, EnvironmentId owner) {
        return entry instanceof JournalEntry.Settled settled
                && settled.done()
                && settled.evidence().equals("already so: " + owner + " owns push-api");
    }

    /** Does this once, before the first such effect. */
    private static Consumer<Effect> once(Predicate<Effect> which, Runnable what) {
        boolean[] done = {false};
        return effect -> {
            if (!done[0] && which.test(effect)) {
                done[0] = true;
                what.run();
            }
        };
    }

    /** The same, and all is answered as usual. */
    private static Function<Effect, @Nullable Answer> after(Consumer<Effect> first) {
        return effect -> {
            first.accept(effect);
            return null;
        };
    }

    /** The same, and input 2 is sick while it is live. */
    private static Function<Effect, @Nullable Answer> sickAfter(ServiceLife life, Consumer<Effect> first) {
        return effect -> {
            first.accept(effect);
            return isSickLive(life, effect) ? SICK : null;
        };
    }

    /** It was verified against an owner that had lost the name before the last look: the switch is noted, and no call made. */
    @Test
    void aCandidateThatAPersonBroughtLiveWhileItWasVerifiedIsWatchedAndSettles() {
        ServiceLife life = waiting(ServiceLife.USUAL);
        Consumer<Effect> moving = once(e -> isWait(e, "the probes of"), () -> life.movedByHand(life.of(2)));
        life.performed();
        life.answering(after(moving));

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(all(ChangingCall.Swap.class, life.performed())).isEmpty();
        assertThat(life.entries()).anyMatch(e -> isSeenAlready(e, life.of(2)));
        assertThat(state(life, 2)).isEqualTo(State.SETTLED);
        assertThat(life.owner()).isEqualTo(life.of(2));
    }

    /** What it was given stays, and is said. */
    @Test
    void aRaisedCandidateWhoseNameMovedElsewhereKeepsItsInstances() {
        ServiceLife life = new ServiceLife().released().releases(2);
        life.upload(3);
        CloudControl.scale(life.cloud(), life.of(2), 4);
        life.waits(Duration.ofMinutes(10));
        boolean[] raised = {false};
        Consumer<Effect> moving = once(
                e -> raised[0] && e instanceof Effect.Append append && append.entry() instanceof JournalEntry.Judged,
                () -> life.movedByHand(life.of(1)));
        life.answering(effect -> {
            raised[0] |= effect instanceof Effect.Append append && append.entry() instanceof JournalEntry.Raised;
            moving.accept(effect);
            return null;
        });

        StageResult ending = life.release();

        assertThat(raised[0]).as(ending.sentence()).isTrue();
        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.FAILED);
        assertThat(ending.sentence())
                .isEqualTo("the live name moved to push-api-20261122-c0ffee1 while 20261122-c0ffee3 was verified"
                        + " against push-api-20261122-c0ffee2; its environment keeps the instances it was given");
        assertThat(ending.next()).isEqualTo("status");
        assertThat(state(life, 3)).isEqualTo(State.ABANDONED);
        assertThat(life.owner()).isEqualTo(life.of(1));
    }

    /** Whoever served is being terminated by hand: nobody has the name that the candidate was to get. */
    @Test
    void aLiveOneThatIsTerminatedWhileTheCandidateIsVerifiedEndsTheAttempt() {
        ServiceLife life = waiting(ServiceLife.USUAL);
        Consumer<Effect> going = once(
                e -> e instanceof Effect.Append append && append.entry() instanceof JournalEntry.Judged,
                () -> life.terminatedByHand(life.of(1)));
        life.performed();
        life.answering(after(going));

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.REFUSED);
        assertThat(ending.sentence())
                .isEqualTo("the live name moved to nobody while 20261122-c0ffee2 was verified against"
                        + " push-api-20261122-c0ffee1");
        assertThat(all(ChangingCall.Swap.class, life.performed())).isEmpty();
        assertThat(life.isThere(life.of(2))).isTrue();
    }

    /** The way back waits until both are Ready; by then a person has brought the name back. */
    @Test
    void aWayBackThatAPersonWentMeanwhileIsNotedAndNotGoneAgain() {
        ServiceLife life = waiting(ServiceLife.USUAL);
        EnvironmentId standby = life.of(1);
        boolean[] judged = {false};
        boolean[] moved = {false};
        life.performed();
        life.answering(effect -> {
            judged[0] |= isJudgedLive(effect);
            if (judged[0] && isWait(effect, standby + " is Updating") && !moved[0]) {
                moved[0] = true;
                life.movedByHand(standby);
            }
            if (judged[0] && !moved[0] && effect instanceof Effect.LookAtEnvironments) {
                return Looks.updating((Answer.EnvironmentsSeen) life.truly(effect), standby);
            }
            return isSickLive(life, effect) ? SICK : null;
        });

        StageResult ending = life.release();

        assertThat(moved[0]).as(ending.sentence()).isTrue();
        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.RESTORED);
        assertThat(all(ChangingCall.Swap.class, life.performed()))
                .as("forward alone")
                .hasSize(1);
        assertThat(life.entries()).anyMatch(e -> isSeenAlready(e, standby));
        assertThat(state(life, 2)).isEqualTo(State.RESTORED);
        assertThat(life.journal().live()).isEqualTo(standby);
        assertThat(life.owner()).isEqualTo(standby);
    }

    /** Its intent stands, and the look right before the call shows that there is nothing to call for. */
    @Test
    void aWayBackThatAPersonWentAtTheLastInstantIsNotGoneAgain() {
        ServiceLife life = waiting(ServiceLife.USUAL);
        Consumer<Effect> moving = once(
                e -> e instanceof Effect.Append append
                        && append.entry() instanceof JournalEntry.Intended intended
                        && intended.goal() instanceof Goal.NameBelongsTo name
                        && name.purpose() == Goal.Purpose.WAY_BACK,
                () -> life.movedByHand(life.of(1)));
        life.performed();
        life.answering(sickAfter(life, moving));

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.RESTORED);
        assertThat(all(ChangingCall.Swap.class, life.performed())).hasSize(1);
        assertThat(life.entries()).anyMatch(e -> isSeenAlready(e, life.of(1)));
        assertThat(state(life, 2)).isEqualTo(State.RESTORED);
    }

    /** AWS is busy, and before the next attempt somebody gives the name to a third one. */
    @Test
    void aNameThatMovesBetweenTwoAttemptsOfTheWayBackIsForAPerson() {
        ServiceLife life = new ServiceLife().released().releases(2);
        life.upload(3);
        boolean[] judged = {false};
        Consumer<Effect> moving = once(e -> isWait(e, "another attempt"), () -> life.movedByHand(life.of(1)));
        life.answering(effect -> {
            judged[0] |= isJudgedLive(effect);
            if (judged[0] && effect instanceof ChangingCall.Swap) {
                return BUSY;
            }
            moving.accept(effect);
            return Looks.asksLive(effect) && life.of(3).equals(life.owner()) ? SICK : null;
        });

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.PERSON);
        assertThat(ending.sentence())
                .startsWith("the live name belongs to " + life.of(1) + ", not to " + life.of(3) + " of ")
                .contains("somebody moved it by hand. Nothing was moved. ");
        assertThat(state(life, 3)).isEqualTo(State.HELD);
        assertThat(life.journal().live()).isEqualTo(life.of(1));
        assertThat(life.owner()).isEqualTo(life.of(1));
    }

    /** The answer of its swap was lost; while it is waited until that call can arrive no more, a person moves the name. */
    @Test
    void aVerifiedReleaseWhoseNameMovesBeforeItIsSureIsNotSettled() {
        ServiceLife life = waiting(ServiceLife.USUAL);
        Consumer<Effect> moving =
                once(e -> isWait(e, "the last instant at which a call"), () -> life.movedByHand(life.of(1)));
        life.answering(effect -> {
            if (effect instanceof ChangingCall.Swap) {
                life.truly(effect);
                return new Answer.Unknown("no answer");
            }
            moving.accept(effect);
            return null;
        });

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.PERSON);
        assertThat(ending.sentence()).startsWith("the live name belongs to " + life.of(1) + ", not to " + life.of(2));
        assertThat(ending.next()).isEqualTo("recover");
        assertThat(state(life, 2)).isEqualTo(State.HELD);
        assertThat(life.entries())
                .noneMatch(e -> e instanceof JournalEntry.Ended ended
                        && ended.release().equals("20261122-c0ffee2")
                        && ended.how() == JournalEntry.How.SETTLED);
    }

    /** The same, and nobody moves it: it settles once that is sure, and not before. */
    @Test
    void aReleaseWhoseSwapWasNotAnsweredSettlesOnceItIsSure() {
        ServiceLife life = waiting(ServiceLife.USUAL);
        life.performed();
        life.answering(effect -> {
            if (effect instanceof ChangingCall.Swap) {
                life.truly(effect);
                return new Answer.Unknown("no answer");
            }
            return null;
        });

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(all(Effect.Wait.class, life.performed()))
                .anyMatch(wait -> isWait(wait, "the last instant at which a call"));
        assertThat(life.journal().name().unsureUntil()).isNotNull().isBeforeOrEqualTo(life.now());
        assertThat(state(life, 2)).isEqualTo(State.SETTLED);
    }

    /** It is sick, and by the time its verdict stands a person terminates it: nobody has the name, and nothing is moved. */
    @Test
    void whatIsTerminatedWithTheLiveNameIsHeldForAPerson() {
        ServiceLife life = waiting(ServiceLife.USUAL);
        Consumer<Effect> going =
                once(MovedMeanwhileTest::isJudgedLive, () -> life.cloud().terminateByHand(life.of(2)));
        life.performed();
        life.answering(sickAfter(life, going));

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.PERSON);
        assertThat(ending.sentence()).startsWith("the live name belongs to nobody, not to " + life.of(2));
        assertThat(state(life, 2)).isEqualTo(State.HELD);
        assertThat(life.entries()).noneMatch(JournalEntry.Found.class::isInstance);
        assertThat(all(ChangingCall.Swap.class, life.performed())).hasSize(1);
    }

    /** While it is still on its way out recover closes the release, although nobody serves. */
    @Test
    void aReleaseWhoseEnvironmentIsBeingTerminatedIsClosedByRecover() {
        ServiceLife life = waiting(ServiceLife.USUAL);
        life.killedBefore(e -> isWait(e, "the watch over")).releaseKilled();
        life.cloud().terminateByHand(life.of(2));
        life.waits(Duration.ofMinutes(1));

        StageResult ending = life.recover();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(ending.sentence())
                .startsWith("20261122-c0ffee2 is closed: ")
                .endsWith("Nothing was moved; nobody serves users");
        assertThat(state(life, 2)).isEqualTo(State.RESTORED);
        assertThat(life.journal().moved()).isNull();
    }

    /** Somebody else has the name, and what had it is not shown: that is no contradiction. */
    @Test
    void aWatchThatIsTakenUpWhereAnotherHasTheNameNeedNotShowItsOwn() {
        ServiceLife life = waiting(verifying("watch: 2m", ""));
        life.killedBefore(e -> isWait(e, "the watch over")).releaseKilled();
        EnvironmentId watched = life.of(2);
        life.movedByHand(life.of(1));
        life.cloud().hide(EVERY_CALLER, Hidden.of(Hidden.Kind.ENVIRONMENT, watched));

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.PERSON);
        assertThat(ending.sentence()).startsWith("the live name belongs to " + life.of(1) + ", not to " + watched);
        assertThat(life.journal().isGone(watched)).isFalse();
        assertThat(state(life, 2)).isEqualTo(State.HELD);
    }
}
