package dev.kirikae.stages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cloud.CloudControl;
import dev.kirikae.cloud.Incident;
import dev.kirikae.journal.CapacityHold;
import dev.kirikae.journal.EnvironmentRecord;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The standby's scale-in is held after the switch, and let go again, whatever becomes of the process or the call. */
class HoldCapacityTest {

    private static final Set<String> BOTH = Set.of("AlarmNotification", "ScheduledActions");

    private static ServiceLife life(String hold) {
        return new ServiceLife(ServiceLife.USUAL.replace("keep: 0s", "keep: 0s, hold-capacity: " + hold)).released();
    }

    private static Set<String> suspended(ServiceLife life, int input) {
        return CloudControl.suspended(life.cloud(), life.of(input));
    }

    private static @Nullable CapacityHold known(ServiceLife life, EnvironmentId id) {
        EnvironmentRecord facts = life.journal().environment(id);
        return facts == null ? null : facts.hold();
    }

    @Test
    void theStandbyIsHeldFromTheSwitchOnAndStaysReady() {
        ServiceLife life = life("1h").releases(2);

        assertThat(suspended(life, 1)).isEqualTo(BOTH);
        assertThat(suspended(life, 2)).isEmpty();
        CapacityHold hold = Objects.requireNonNull(known(life, life.of(1)));
        assertThat(hold.processes()).containsExactlyInAnyOrderElementsOf(BOTH);
        assertThat(Duration.between(life.journal().movedAt(), hold.until())).isEqualTo(Duration.ofHours(1));
        assertThat(Objects.requireNonNull(life.cloud().environment(life.of(1))).isReady())
                .isTrue();
    }

    @Test
    void theFirstStageAfterItsTimeLetsItGo() {
        ServiceLife life = life("1h").releases(2);
        life.waits(Duration.ofMinutes(30));
        assertThat(life.recover().exit()).isEqualTo(ExitCode.OK);
        assertThat(suspended(life, 1)).isEqualTo(BOTH);
        life.waits(Duration.ofMinutes(31));

        assertThat(life.recover().exit()).isEqualTo(ExitCode.OK);

        assertThat(suspended(life, 1)).isEmpty();
        assertThat(known(life, life.of(1))).isNull();
    }

    @Test
    void whatOthersSuspendedStaysSuspended() {
        ServiceLife life = life("1h");
        CloudControl.suspend(life.cloud(), life.of(1), Set.of("ScheduledActions", "Launch"));
        life.releases(2);
        assertThat(suspended(life, 1)).containsExactlyInAnyOrder("AlarmNotification", "ScheduledActions", "Launch");
        life.waits(Duration.ofHours(2));

        life.recover();

        assertThat(suspended(life, 1)).containsExactlyInAnyOrder("ScheduledActions", "Launch");
    }

    @Test
    void whatServesAgainMayGrow() {
        ServiceLife life = life("1h").releases(2);

        assertThat(life.rollback().exit()).isEqualTo(ExitCode.OK);

        assertThat(suspended(life, 1)).isEmpty();
    }

    @Test
    void itIsLetGoBeforeItIsTerminated() {
        ServiceLife life = life("1h").releases(2);
        boolean[] held = {false};
        life.answering(effect -> {
            if (effect instanceof ChangingCall.Terminate) {
                held[0] = !suspended(life, 1).isEmpty();
            }
            return null;
        });

        StageResult ending = life.destroy(Destroy.What.STANDBY);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(held[0]).isFalse();
    }

    private enum Trouble {
        GROUP_DENIED,
        CALL_DENIED,
        CALL_UNANSWERED,
        CALL_THROTTLED;

        @Nullable
        Answer of(Effect effect) {
            boolean call = effect instanceof ChangingCall.SuspendProcesses;
            return switch (this) {
                case GROUP_DENIED ->
                    effect instanceof Effect.LookAtGroup
                            ? new Answer.Missing(Answer.Trouble.DENIED, "autoscaling:DescribeAutoScalingGroups: no")
                            : null;
                case CALL_DENIED ->
                    call
                            ? new Answer.Refused(
                                    Answer.Trouble.DENIED, "AccessDenied", "autoscaling:SuspendProcesses: no")
                            : null;
                case CALL_THROTTLED ->
                    call ? new Answer.Refused(Answer.Trouble.THROTTLED, "Throttling", "Rate exceeded") : null;
                case CALL_UNANSWERED -> call ? new Answer.Unknown("no answer in time") : null;
            };
        }
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void aHoldThatFailsIsAWarningAndNoReasonToFail(Trouble trouble) {
        ServiceLife life = life("1h");
        life.upload(2);
        life.answering(trouble::of);

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(life.entries())
                .filteredOn(JournalEntry.Warned.class::isInstance)
                .extracting(entry -> ((JournalEntry.Warned) entry).what())
                .singleElement()
                .asString()
                .startsWith("scale-in of the standby " + life.of(1) + " is not held: ");
    }

    /** Whoever comes next settles it, and lets go of what a call that nobody heard of suspended. */
    @Test
    void aCallThatArrivedUnheardIsLetGoInItsTime() {
        ServiceLife life = life("1h");
        life.upload(2);
        life.answering(effect -> {
            if (effect instanceof ChangingCall.SuspendProcesses) {
                life.truly(effect);
                return new Answer.Unknown("no answer in time");
            }
            return null;
        });
        assertThat(life.release().exit()).isEqualTo(ExitCode.OK);
        assertThat(suspended(life, 1)).isEqualTo(BOTH);
        life.waits(Duration.ofHours(2));

        assertThat(life.recover().exit()).isEqualTo(ExitCode.OK);

        assertThat(suspended(life, 1)).isEmpty();
        assertThat(life.journal().open()).isEmpty();
    }

    /** Killed right after the call, before a word of it was written. */
    @Test
    void aKillBetweenHoldsItForNoLongerThanItsTime() {
        ServiceLife life = life("1h");
        life.upload(2);
        boolean[] called = {false};
        life.answering(effect -> {
            called[0] |= effect instanceof ChangingCall.SuspendProcesses;
            return null;
        });
        life.killedBefore(effect -> called[0] && !(effect instanceof ChangingCall.SuspendProcesses))
                .releaseKilled();
        assertThat(suspended(life, 1)).isEqualTo(BOTH);
        life.answering(effect -> null);
        life.waits(Duration.ofHours(2));

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(suspended(life, 1)).isEmpty();
    }

    /** Nobody calls it, and its own alarm would scale it in five minutes after the switch. */
    @Test
    void aHeldStandbyIsNotScaledInBeforeARollback() {
        ServiceLife life = life("1h");
        CloudControl.scale(life.cloud(), life.of(1), 2);
        life.upload(2);
        CloudControl.begin(life.cloud(), Incident.STANDBY_SCALED_IN);
        assertThat(life.release().exit()).isEqualTo(ExitCode.OK);
        life.waits(Duration.ofMinutes(30));
        assertThat(life.cloud().instancesOf(life.of(1))).isEqualTo(2);
        life.performed();

        assertThat(life.rollback().exit()).isEqualTo(ExitCode.OK);

        assertThat(life.performed()).noneMatch(ChangingCall.SetCapacity.class::isInstance);
        assertThat(life.owner()).isEqualTo(life.of(1));
    }

    @Test
    void withoutTheHoldARollbackRaisesItFirst() {
        ServiceLife life = life("0s");
        CloudControl.scale(life.cloud(), life.of(1), 2);
        life.upload(2);
        CloudControl.begin(life.cloud(), Incident.STANDBY_SCALED_IN);
        assertThat(life.release().exit()).isEqualTo(ExitCode.OK);
        life.waits(Duration.ofMinutes(30));
        assertThat(life.cloud().instancesOf(life.of(1))).isEqualTo(1);
        life.performed();
        int[] when = {0};
        life.answering(effect -> {
            if (effect instanceof ChangingCall.Swap) {
                when[0] = life.cloud().instancesOf(life.of(1));
            }
            return null;
        });

        assertThat(life.rollback().exit()).isEqualTo(ExitCode.OK);

        assertThat(life.performed()).anyMatch(ChangingCall.SetCapacity.class::isInstance);
        assertThat(when[0]).as("instances when the name moved").isEqualTo(2);
    }
}
