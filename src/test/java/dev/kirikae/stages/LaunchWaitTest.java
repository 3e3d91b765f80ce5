package dev.kirikae.stages;

import static dev.kirikae.cloud.EmbeddedCloud.EVERY_CALLER;
import static dev.kirikae.stages.ServiceLife.all;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cloud.CloudControl;
import dev.kirikae.cloud.Hidden;
import dev.kirikae.cloud.Incident;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.ReleaseRecord.State;
import dev.kirikae.model.EnvironmentEvent;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Status;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An environment is waited for, to come up or to go, and looks do not show at once what there is. */
class LaunchWaitTest {

    private static final Answer SILENT = new Answer.Missing(Answer.Trouble.UNSUPPORTED, "not told");
    private static final String EARLY = ServiceLife.USUAL + "polling: {first: 30s}\n";

    private static boolean isLaunch(Effect effect) {
        return effect instanceof Effect.Wait wait && wait.what().endsWith("to be Ready");
    }

    private static boolean isGoing(Effect effect) {
        return effect instanceof Effect.Wait wait && wait.what().endsWith("to be gone");
    }

    private static boolean isSecondLook(Effect effect) {
        return effect instanceof Effect.Wait wait && wait.what().startsWith("a second look: ");
    }

    private static void hide(ServiceLife life, EnvironmentId id) {
        life.cloud().hide(EVERY_CALLER, Hidden.of(Hidden.Kind.ENVIRONMENT, id));
    }

    private static ServiceLife launching() {
        ServiceLife life = new ServiceLife().released();
        life.killedBefore(LaunchWaitTest::isLaunch).uploadKilled(2);
        return life;
    }

    /** Until two minutes have passed that means nothing; after them it does, and a person must look. */
    @ParameterizedTest
    @CsvSource({"1, OK", "99, PERSON"})
    void aFreshOneThatIsNotListedIsWaitedForForTwoMinutes(int looks, ExitCode exit) {
        ServiceLife life = new ServiceLife(EARLY).released();
        int[] waits = {0};
        life.answering(effect -> {
            if (isLaunch(effect)) {
                waits[0]++;
                if (waits[0] == 1) {
                    hide(life, life.of(2));
                } else if (waits[0] > looks) {
                    life.cloud().show(EVERY_CALLER, Hidden.of(Hidden.Kind.ENVIRONMENT, life.of(2)));
                }
            }
            return null;
        });

        StageResult ending = life.upload(2);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(exit);
        assertThat(waits[0]).isGreaterThan(2);
        assertThat(ending.sentence()).contains(exit == ExitCode.OK ? " waits on " : " is not shown");
    }

    /** Terminated while its launch was waited for: it failed, and is known to be gone or to go. */
    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aLaunchThatAPersonEndsHasFailed(boolean hidden) {
        ServiceLife life = new ServiceLife().released();
        boolean[] ended = {false};
        life.answering(effect -> {
            if (isLaunch(effect) && !ended[0]) {
                ended[0] = true;
                EnvironmentId young = life.of(2);
                life.waits(Duration.ofMinutes(5));
                life.terminatedByHand(young);
                if (hidden) {
                    hide(life, young);
                }
            }
            return null;
        });

        StageResult ending = life.upload(2);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.FAILED);
        assertThat(ending.sentence()).startsWith("the launch of push-api-20261122-c0ffee2 failed: " + life.of(2));
        assertThat(life.journal().isGone(life.of(2))).isEqualTo(hidden);
        assertThat(life.entries().stream().anyMatch(JournalEntry.LaunchFailed.class::isInstance))
                .as("it ended with its environment")
                .isEqualTo(!hidden);
    }

    /** The same while recover waits for what a dead upload left. */
    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aLaunchThatAPersonEndsIsOverForRecover(boolean hidden) {
        ServiceLife life = launching();
        EnvironmentId young = life.of(2);
        boolean[] ended = {false};
        life.performed();
        life.answering(effect -> {
            if (isLaunch(effect) && !ended[0]) {
                ended[0] = true;
                life.waits(Duration.ofMinutes(5));
                life.terminatedByHand(young);
                if (hidden) {
                    hide(life, young);
                }
            }
            return null;
        });

        StageResult ending = life.recover();

        assertThat(ended[0]).as(ending.sentence()).isTrue();
        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(ending.sentence()).isEqualTo("push-api-20261122-c0ffee2 failed to launch and is gone");
        assertThat(ending.next()).isEqualTo("upload");
        assertThat(all(ChangingCall.Terminate.class, life.performed())).isEmpty();
        assertThat(life.journal().isGone(young)).isEqualTo(hidden);
    }

    /** It is on its way out already when recover comes: there is nothing to wait for. */
    @Test
    void aLaunchThatIsBeingTerminatedIsClosed() {
        ServiceLife life = launching();
        life.waits(Duration.ofMinutes(10));
        life.cloud().terminateByHand(life.of(2));
        life.waits(Duration.ofSeconds(20));
        life.performed();

        StageResult ending = life.recover();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(ending.sentence()).isEqualTo("20261122-c0ffee2 is closed: it has no environment");
        assertThat(life.journal().releases().get(1).state()).isEqualTo(State.ABANDONED);
        assertThat(life.performed()).noneMatch(LaunchWaitTest::isLaunch);
    }

    /** Waits for nobody: terminated and hidden between two looks of an upload. */
    @Test
    void aCandidateThatGoesAwayBetweenTwoLooksIsNotVerified() {
        ServiceLife life = new ServiceLife().released();
        life.upload(2);
        EnvironmentId candidate = life.of(2);
        int[] looks = {0};
        life.performed();
        life.answering(effect -> {
            if (effect instanceof Effect.LookAtEnvironments && ++looks[0] == 2) {
                life.terminatedByHand(candidate);
                hide(life, candidate);
            }
            return null;
        });

        StageResult ending = life.upload(2);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.FAILED);
        assertThat(ending.sentence()).isEqualTo("20261122-c0ffee2: its environment " + candidate + " is not listed");
        assertThat(ending.next()).isEqualTo("upload");
        assertThat(life.journal().isGone(candidate)).isTrue();
        assertThat(all(Effect.Probe.class, life.performed())).isEmpty();
    }

    /** Looks may be old: Ready right after its termination was asked for does not mean that this failed. */
    @ParameterizedTest
    @CsvSource({"90, OK", "9999, FAILED"})
    void whatIsShownReadyRightAfterItsTerminationIsWaitedFor(int seconds, ExitCode exit) {
        ServiceLife life = new ServiceLife(EARLY).released().releases(2);
        EnvironmentId standby = life.of(1);
        @Nullable Instant[] asked = {null};
        life.answering(effect -> {
            asked[0] = effect instanceof ChangingCall.Terminate ? life.now() : asked[0];
            boolean old = asked[0] != null
                    && effect instanceof Effect.LookAtEnvironments
                    && life.now().isBefore(asked[0].plusSeconds(seconds));
            return old ? Looks.withStatus((Answer.EnvironmentsSeen) life.truly(effect), standby, Status.READY) : null;
        });

        StageResult ending = life.destroy(Destroy.What.STANDBY);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(exit);
        assertThat(ending.sentence())
                .contains(
                        exit == ExitCode.OK ? "(" + standby + ") is gone" : " is Ready again: its termination failed");
        assertThat(life.journal().isGone(standby)).isEqualTo(exit == ExitCode.OK);
    }

    /** Gone at the very first look, which came early: that look is how long it took, and not what is usual. */
    @Test
    void whatIsGoneAtAnEarlyFirstLookTookNoLonger() {
        ServiceLife life = new ServiceLife(EARLY).released().releases(2);
        EnvironmentId standby = life.of(1);
        boolean[] asked = {false};
        life.answering(effect -> {
            asked[0] |= effect instanceof ChangingCall.Terminate;
            return asked[0] && effect instanceof Effect.LookAtEnvironments
                    ? Looks.withStatus((Answer.EnvironmentsSeen) life.truly(effect), standby, Status.TERMINATED)
                    : null;
        });

        StageResult ending = life.destroy(Destroy.What.STANDBY);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(life.journal().took().terminations())
                .singleElement()
                .satisfies(took -> assertThat(took).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(40)));
    }

    /** Not listed once, and listed again a moment later, on its way out: it is waited for on. */
    @Test
    void whatIsShownAgainAfterItWasGoneIsWaitedForOn() {
        ServiceLife life = new ServiceLife(EARLY).released().releases(2);
        EnvironmentId standby = life.of(1);
        boolean[] hidden = {false};
        boolean[] shown = {false};
        life.answering(effect -> {
            if (isGoing(effect) && !hidden[0]) {
                hidden[0] = true;
                hide(life, standby);
            } else if (isSecondLook(effect)) {
                shown[0] = true;
                life.cloud().show(EVERY_CALLER, Hidden.of(Hidden.Kind.ENVIRONMENT, standby));
            }
            return null;
        });

        StageResult ending = life.destroy(Destroy.What.STANDBY);

        assertThat(shown[0]).as(ending.sentence()).isTrue();
        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(life.isThere(standby)).isFalse();
        assertThat(life.entries().stream()
                        .filter(e -> e instanceof JournalEntry.Gone gone
                                && gone.environment().equals(standby)))
                .hasSize(1);
    }

    /** Not listed any more, and Beanstalk's record tells of it: that is noted once. */
    @Test
    void whatIsNotListedAnyMoreAndIsRecordedIsGoneOnce() {
        ServiceLife life = new ServiceLife().released().releases(2);
        EnvironmentId standby = life.of(1);
        boolean[] over = {false};
        life.answering(effect -> {
            if (isGoing(effect) && !over[0]) {
                over[0] = true;
                life.waits(Duration.ofMinutes(20));
                hide(life, standby);
            }
            return null;
        });

        StageResult ending = life.destroy(Destroy.What.STANDBY);

        assertThat(over[0]).as(ending.sentence()).isTrue();
        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(life.entries().stream()
                        .filter(e -> e instanceof JournalEntry.Gone gone
                                && gone.environment().equals(standby)))
                .hasSize(1);
    }

    /** Events and logs of a failed launch stand in its evidence as far as they are told. */
    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void whatIsSaidOfAFailedLaunchIsItsEvidence(boolean events, boolean logs) {
        ServiceLife life = new ServiceLife().released();
        CloudControl.begin(life.cloud(), Incident.ONE_WRONG_INSTANCE);
        life.answering(effect -> {
            if (effect instanceof Effect.LookAtEvents) {
                return events
                        ? new Answer.EventsSeen(List.of(
                                new EnvironmentEvent(life.now(), "ERROR", "a bad thing", null, null),
                                new EnvironmentEvent(life.now(), "INFO", "a good thing", null, null)))
                        : SILENT;
            }
            if (effect instanceof Effect.AskForLogs) {
                return new Answer.Asked();
            }
            return effect instanceof Effect.LookAtLogs
                    ? logs ? new Answer.LogsSeen(Map.of("i-1", "boom")) : SILENT
                    : null;
        });

        StageResult ending = life.upload(2);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.FAILED);
        assertThat(ending.evidence().stream().anyMatch(e -> e.endsWith("ERROR: a bad thing")))
                .isEqualTo(events);
        assertThat(ending.evidence().contains("  | boom")).isEqualTo(logs);
        assertThat(ending.evidence()).noneMatch(e -> e.contains("a good thing"));
    }
}
