package dev.kirikae.stages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.tale.Effect;
import dev.kirikae.tale.Ending;
import dev.kirikae.tale.Exit;
import dev.kirikae.tale.Goal;
import dev.kirikae.tale.ReleaseFacts;
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
        StageRun run = stage.begin();

        Ending ending = stage.run(run);

        assertThat(ending.exit()).as(ending.toString()).isEqualTo(stage.exit);
        if (stage.owner() != null) {
            assertThat(run.owner()).isEqualTo(stage.owner());
        }
        assertThat(run.memory().open()).isEmpty();
        assertThat(run.memory().irregular()).isEmpty();
        assertThat(run.memory().saved()).isEmpty();
        assertThat(run.isLockFree()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void aWishToStopIsHeededAtOnce(StageStep step) {
        StageRun run = step.stage().begin();
        run.stoppedAt(s -> !run.isCalm() && step.isAt(s));

        Ending ending = step.stage().run(run);

        assertThat(changingCallsAfter(run, step)).as("changing calls after it").isZero();
        assertThat(run.isLockFree()).as("its lock is given back").isTrue();
        ReleaseFacts moved = run.memory().moved();
        boolean watches = step.moved() && moved != null && moved.state() == ReleaseFacts.State.SWITCHED;
        switch (ending.exit()) {
            case STOPPED -> {
                assertThat(run.memory().open()).isEmpty();
                assertThat(watches).as("under watch").isFalse();
                assertThat(step.stage().isServedAsBefore(run)).isTrue();
            }
            case UNCLEAR ->
                assertThat(!run.memory().open().isEmpty() || run.memory().underWay() != null)
                        .as(ending.toString())
                        .isTrue();
            default -> assertThat(ending.exit()).as(ending.toString()).isEqualTo(step.stage().exit);
        }
        run.calmsDown();
        endsWell(step, run, ending.exit());
    }

    private static long changingCallsAfter(StageRun run, StageStep step) {
        List<StageRun.Step> steps = run.steps();
        int at = 0;
        while (at < steps.size() && !step.isAt(steps.get(at))) {
            at++;
        }
        return steps.stream()
                .skip(at + 1L)
                .filter(s -> s.effect() instanceof Effect.Changing)
                .count();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void whateverADeadProcessLeftIsFinished(StageStep step) {
        StageRun run = step.stage().begin();
        run.killedBefore(step::isAt);
        assertThat(run.runUntilKilled(step.stage())).as("killed").isTrue();
        run.cloud().advanceTo(run.cloud().now().plus(Duration.ofMinutes(3)));

        endsWell(step, run, Exit.UNCLEAR);
    }

    /** It settles what became of the name alone; all else stays open for whoever resumes it. */
    private static boolean isRollback(StageStep step) {
        return step.stage().name().startsWith("ROLLBACK");
    }

    /** Run again it ends as it does where nothing goes wrong; a rollback that is through is through. */
    private static void endsWell(StageStep step, StageRun run, Exit before) {
        if (before == step.stage().exit) {
            return;
        }
        Ending again = step.stage().run(run);
        boolean done = step.stage() == StageCase.RELEASE_OF_A_SICK_ONE && again.exit() == Exit.REFUSED;
        assertThat(done ? step.stage().exit : again.exit())
                .as("run again: " + again)
                .isEqualTo(step.stage().exit);
        assertThat(run.memory().open()).allMatch(i -> isRollback(step) && i.goal() instanceof Goal.CapacityIs);
        if (step.stage().owner() != null) {
            assertThat(run.owner()).isEqualTo(step.stage().owner());
        }
        assertThat(run.executed(Effect.Swap.class)).isLessThanOrEqualTo(2);
    }
}
