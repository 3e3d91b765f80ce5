package dev.kirikae.stages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.journal.Goal;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A stage that is stopped, or whose process dies, at any of its steps: it says where it stands, and run again it ends well. */
class InterruptedTest {

    static Stream<StageStep> steps() {
        return Stream.of(StageCase.values()).flatMap(stage -> StageStep.of(stage).stream());
    }

    @ParameterizedTest
    @EnumSource(StageCase.class)
    void leftAloneItEndsAsItShould(StageCase stage) {
        StageSimulation run = stage.begin();

        StageResult ending = stage.run(run);

        assertThat(ending.exit()).as(ending.toString()).isEqualTo(stage.exit);
        if (stage.owner() != null) {
            assertThat(run.owner()).isEqualTo(stage.owner());
        }
        assertThat(run.journal().open()).isEmpty();
        assertThat(run.journal().irregular()).isEmpty();
        assertThat(run.journal().saved()).isEmpty();
        assertThat(run.isLockFree()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void aRequestToStopIsHeededAtOnce(StageStep step) {
        StageSimulation run = step.stage().begin();
        run.stoppedAt(s -> !run.isCalm() && step.isAt(s));

        StageResult ending = step.stage().run(run);

        assertThat(changingCallsAfter(run, step)).as("changing calls after it").isZero();
        assertThat(run.isLockFree()).as("its lock is given back").isTrue();
        ReleaseRecord moved = run.journal().moved();
        boolean watches = step.moved() && moved != null && moved.state() == ReleaseRecord.State.SWITCHED;
        switch (ending.exit()) {
            case STOPPED -> {
                assertThat(run.journal().open()).isEmpty();
                assertThat(watches).as("under watch").isFalse();
                assertThat(step.stage().isServedAsBefore(run)).isTrue();
            }
            case UNCLEAR ->
                assertThat(!run.journal().open().isEmpty() || run.journal().underWay() != null)
                        .as(ending.toString())
                        .isTrue();
            default -> assertThat(ending.exit()).as(ending.toString()).isEqualTo(step.stage().exit);
        }
        run.calmsDown();
        endsWell(step, run, ending.exit());
    }

    private static long changingCallsAfter(StageSimulation run, StageStep step) {
        List<StageSimulation.Step> steps = run.steps();
        int at = 0;
        while (at < steps.size() && !step.isAt(steps.get(at))) {
            at++;
        }
        return steps.stream()
                .skip(at + 1L)
                .filter(s -> s.effect() instanceof ChangingCall)
                .count();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void whateverADeadProcessLeftIsFinished(StageStep step) {
        StageSimulation run = step.stage().begin();
        run.killedBefore(step::isAt);
        assertThat(run.runUntilKilled(step.stage())).as("killed").isTrue();
        run.cloud().advanceTo(run.cloud().now().plus(Duration.ofMinutes(3)));

        endsWell(step, run, ExitCode.UNCLEAR);
    }

    /** It settles what became of the name alone; all else stays open for whoever resumes it. */
    private static boolean isRollback(StageStep step) {
        return step.stage().name().startsWith("ROLLBACK");
    }

    /** Run again it ends as it does where nothing goes wrong; a rollback that is through is through. */
    private static void endsWell(StageStep step, StageSimulation run, ExitCode before) {
        if (before == step.stage().exit) {
            return;
        }
        StageResult again = step.stage().run(run);
        boolean done = step.stage() == StageCase.RELEASE_OF_A_SICK_ONE && again.exit() == ExitCode.REFUSED;
        assertThat(done ? step.stage().exit : again.exit())
                .as("run again: " + again)
                .isEqualTo(step.stage().exit);
        assertThat(run.journal().openDeciding()).allMatch(i -> isRollback(step) && i.goal() instanceof Goal.CapacityIs);
        if (step.stage().owner() != null) {
            assertThat(run.owner()).isEqualTo(step.stage().owner());
        }
        assertThat(run.executed(ChangingCall.Swap.class)).isLessThanOrEqualTo(2);
    }
}
