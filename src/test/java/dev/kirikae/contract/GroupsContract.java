package dev.kirikae.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.ScalingGroup;
import dev.kirikae.model.ScheduledAction;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Auto Scaling groups are told, filled, held and let go again, in any world. */
abstract class GroupsContract {

    static final EnvironmentId A = AwsScenes.A;
    static final Instant NIGHT = Instant.parse("2026-11-22T13:00:00Z");

    /** Environment {@link #A} keeps two instances, of at least one and at most four; Launch is suspended in its group. */
    protected abstract Scene group();

    /** The same; its desired capacity will be 4, and then 5 will be tried, which is above its MaxSize. */
    protected abstract Scene growing();

    /** The same; AlarmNotification and ScheduledActions will be suspended, looked at, resumed, looked at. */
    protected abstract Scene held();

    /** A group of that name is not there; its capacity will be tried too. */
    protected abstract Scene absent();

    /** An action of the group scales it to nothing at night. */
    protected abstract Scene nightly();

    /** The caller may not set the desired capacity. */
    protected abstract Scene denied();

    @Test
    void aGroupIsReportedWithWhatIsSuspended() {
        try (Scene scene = group()) {
            assertThat(seen(scene)).isEqualTo(new ScalingGroup(Calls.group(A), 1, 2, 4, List.of("Launch")));
        }
    }

    @Test
    void itsDesiredCapacityIsSetWithinItsBounds() {
        try (Scene scene = growing()) {
            assertThat(scene.perform(Calls.capacity(A, 4))).isInstanceOf(Answer.Done.class);
            assertThat(scene.perform(Calls.capacity(A, 5))).isInstanceOfSatisfying(Answer.Refused.class, refused -> {
                assertThat(refused.trouble()).isEqualTo(Answer.Trouble.UNSUPPORTED);
                assertThat(refused.message()).contains("above max value 4");
            });
        }
    }

    @Test
    void whatWasSuspendedByOthersStaysSo() {
        try (Scene scene = held()) {
            String[] processes = {"AlarmNotification", "ScheduledActions"};
            assertThat(scene.perform(Calls.suspend(A, processes))).isInstanceOf(Answer.Done.class);
            assertThat(seen(scene).suspended()).containsExactly("AlarmNotification", "Launch", "ScheduledActions");
            assertThat(scene.perform(Calls.resume(A, processes))).isInstanceOf(Answer.Done.class);
            assertThat(seen(scene).suspended()).containsExactly("Launch");
        }
    }

    @Test
    void oneThatIsNotThereIsAbsent() {
        try (Scene scene = absent()) {
            assertThat(scene.perform(new Effect.LookAtGroup(Calls.group(AwsScenes.B))))
                    .isInstanceOfSatisfying(
                            Answer.Missing.class,
                            missing -> assertThat(missing.trouble()).isEqualTo(Answer.Trouble.ABSENT));
            assertThat(scene.perform(Calls.capacity(AwsScenes.B, 2)))
                    .isInstanceOfSatisfying(
                            Answer.Refused.class,
                            refused -> assertThat(refused.trouble()).isEqualTo(Answer.Trouble.ABSENT));
        }
    }

    @Test
    void scheduledActionsAreReported() {
        try (Scene scene = nightly()) {
            assertThat(scene.perform(new Effect.LookAtScheduledActions(Calls.group(A))))
                    .isEqualTo(new Answer.ScheduledActionsSeen(
                            List.of(new ScheduledAction("night", NIGHT, 0, 0, null, "0 13 * * *"))));
        }
    }

    @Test
    void aDeniedCallNamesItsAction() {
        try (Scene scene = denied()) {
            assertThat(scene.perform(Calls.capacity(A, 4))).isInstanceOfSatisfying(Answer.Refused.class, refused -> {
                assertThat(refused.trouble()).isEqualTo(Answer.Trouble.DENIED);
                assertThat(refused.why()).contains("autoscaling:SetDesiredCapacity");
            });
        }
    }

    private static ScalingGroup seen(Scene scene) {
        return ((Answer.GroupSeen) scene.perform(new Effect.LookAtGroup(Calls.group(A)))).group();
    }
}
