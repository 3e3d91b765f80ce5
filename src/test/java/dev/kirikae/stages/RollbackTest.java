package dev.kirikae.stages;

import static dev.kirikae.stages.ServiceLife.all;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.JournalState;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.Instance;
import dev.kirikae.model.Lease;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person wants the release before back, and something is in the way. */
class RollbackTest {

    /** Input 2 is live and settled, input 1 stands by. */
    private static ServiceLife settled() {
        return new ServiceLife().released().releases(2);
    }

    private static Answer instances(int count) {
        List<Instance> instances = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            instances.add(new Instance("i-" + i, HealthStatus.OK, null, "Deployed", List.of()));
        }
        return new Answer.InstancesSeen(instances);
    }

    /** The standby has one instance, three serve. */
    private static @Nullable Answer smaller(Effect effect, EnvironmentId standby) {
        return effect instanceof Effect.LookAtInstances look
                ? instances(look.environment().equals(standby) ? 1 : 3)
                : null;
    }

    @ParameterizedTest
    @CsvSource({
        "DENIED, AccessDenied, not authorized to perform: elasticbeanstalk:UpdateEnvironment, NOT_ALLOWED",
        "UNSUPPORTED, InvalidParameterValue, MinSize is above MaxSize 1, REFUSED"
    })
    void aStandbyThatMayNotBeRaisedIsNotWaitedFor(Answer.Trouble trouble, String code, String message, ExitCode exit) {
        ServiceLife life = settled();
        EnvironmentId standby = life.of(1);
        life.answering(effect -> effect instanceof ChangingCall.SetCapacity
                ? new Answer.Refused(trouble, code, message)
                : smaller(effect, standby));
        Instant begun = life.now();

        StageResult ending = life.rollback();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(exit);
        assertThat(ending.sentence()).contains(message);
        assertThat(Duration.between(begun, life.now())).isLessThan(Duration.ofMinutes(2));
        assertThat(life.owner()).isEqualTo(life.of(2));
    }

    @Test
    void aRaiseThatWasLeftOpenEndsWithItsEnvironment() {
        ServiceLife life = settled();
        EnvironmentId standby = life.of(1);
        life.answering(effect -> smaller(effect, standby));
        life.killedBefore(ChangingCall.SetCapacity.class::isInstance).rollbackKilled();
        life.answering(effect -> null);
        life.terminatedByHand(standby);
        Instant begun = life.now();

        StageResult ending = life.recover();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(life.journal().open()).isEmpty();
        assertThat(Duration.between(begun, life.now())).isLessThan(Duration.ofMinutes(5));
    }

    @Test
    void theNameIsOnItsWayBackAfterSixRequestsOneBehindTheOther() {
        ServiceLife life = settled();
        life.performed();

        assertThat(life.rollback().exit()).isEqualTo(ExitCode.OK);

        List<Effect> performed = life.performed();
        List<Effect> before = performed.stream()
                .takeWhile(effect -> !(effect instanceof ChangingCall.Swap))
                .toList();
        assertThat(before).hasSizeLessThan(performed.size()).hasSizeLessThanOrEqualTo(5);
        assertThat(before).noneMatch(Effect.Wait.class::isInstance);
    }

    @Test
    void aSwapThatWasHeardIsNotWaitedForUntilItCouldHaveArrivedLate() {
        ServiceLife life = new ServiceLife().released();
        life.upload(2);
        boolean[] sent = {false};
        life.answering(effect -> {
            sent[0] |= effect instanceof ChangingCall.Swap;
            return null;
        });
        life.killedBefore(effect -> sent[0] && effect instanceof Effect.Wait).releaseKilled();
        Instant begun = life.now();

        StageResult ending = life.rollback();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(life.owner()).isEqualTo(life.of(1));
        assertThat(Duration.between(begun, life.now())).isLessThan(Duration.ofMinutes(2));
    }

    @Test
    void oneThatHasNothingToDoTakesNobodysPlace() {
        ServiceLife life = new ServiceLife().released();
        life.performed();

        StageResult ending = life.rollback();

        assertThat(ending.guard()).as(ending.sentence()).isEqualTo(Guard.NOTHING_TO_DO);
        assertThat(all(Effect.WriteLock.class, life.performed())).isEmpty();
    }

    /** The other one took the lock and found itself behind ours in the journal. */
    @Test
    void ofTwoAtOnceTheOneThatTheJournalNamesLastMovesTheName() {
        ServiceLife life = settled();
        int[] probes = {0};
        life.answering(effect -> {
            if (effect instanceof Effect.Append append
                    && append.entry() instanceof JournalEntry.Answered
                    && probes[0]++ == 0) {
                Answer.LockSeen lock = (Answer.LockSeen) life.truly(new Effect.ReadLock());
                Lease theirs = new Lease("theirs", "bob", "rollback", life.now(), Duration.ofMinutes(2), 0, false);
                life.truly(new Effect.WriteLock(theirs, lock.tag()));
                life.waits(Duration.ofSeconds(31));
            }
            return null;
        });

        StageResult ending = life.rollback();

        assertThat(probes[0]).isPositive();
        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(life.owner()).isEqualTo(life.of(1));
    }

    @Test
    void whereTheJournalIsLostAPersonReadsWhatToType() {
        ServiceLife life = settled();
        life.answering(effect ->
                effect instanceof Effect.ReadJournal ? new Answer.JournalSeen(0, "", JournalState.EMPTY, null) : null);

        StageResult ending = life.rollback();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.PERSON);
        assertThat(ending.next()).startsWith("rollback --to " + life.of(1) + " --reason");
    }

    @Test
    void whatWasTerminatedInTheMiddleOfItsReleaseIsNotTakenForOneOnItsWay() {
        ServiceLife life = new ServiceLife().released();
        life.upload(2);
        life.killedBefore(ChangingCall.Swap.class::isInstance).releaseKilled();
        life.terminatedByHand(life.of(2));
        life.releases(3);

        StageResult ending = life.rollback();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(life.owner()).isEqualTo(life.of(1));
    }

    @Test
    void whatAPersonChoseByNameIsStandbyOnceAnotherSettles() {
        ServiceLife life = settled();
        assertThat(life.rollback().exit()).isEqualTo(ExitCode.OK);
        assertThat(life.rollback(life.of(2), ServiceLife.allowing(Guard.STANDBY_SICK, "nothing"))
                        .exit())
                .isEqualTo(ExitCode.OK);
        life.releases(3);

        StageResult ending = life.rollback();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(life.owner()).isEqualTo(life.of(2));
    }
}
