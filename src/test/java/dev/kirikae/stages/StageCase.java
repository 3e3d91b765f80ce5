package dev.kirikae.stages;

import static dev.kirikae.stages.StartingWorld.BLUE;
import static dev.kirikae.stages.StartingWorld.GREEN;

import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.ProbeResponse;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.StageResult;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A stage that begins in some world, and how it ends where nothing goes wrong. */
enum StageCase {
    FIRST_UPLOAD(StartingWorld.EMPTY, run -> run.upload(run.bundle()), ExitCode.OK, null),
    UPLOAD(StartingWorld.BLUE_LIVE, run -> run.upload(run.bundle()), ExitCode.OK, BLUE),
    LARGE_UPLOAD(
            StartingWorld.BLUE_LIVE,
            run -> run.upload(run.bundle('1', "push-api-1111111-111111111111", 20L << 20)),
            ExitCode.OK,
            BLUE),
    UPLOAD_OF_WHAT_LAUNCHES(StartingWorld.GREEN_LAUNCHES, run -> run.upload(run.greensBundle()), ExitCode.OK, BLUE),
    UPLOAD_OF_WHAT_WAITS(StartingWorld.GREEN_WAITS, run -> run.upload(run.greensBundle()), ExitCode.OK, BLUE),
    UPLOAD_AFTER_A_FAILED_LAUNCH(StartingWorld.GREEN_FAILED, run -> run.upload(run.bundle()), ExitCode.OK, BLUE),
    RELEASE(StartingWorld.GREEN_WAITS, StageSimulation::release, ExitCode.OK, GREEN),
    RELEASE_OF_FEWER_INSTANCES(StartingWorld.GREEN_WAITS, 1, StageSimulation::release, ExitCode.OK, GREEN),
    RELEASE_OF_A_SICK_ONE(StartingWorld.GREEN_WAITS, StageSimulation::release, ExitCode.RESTORED, BLUE),
    RELEASE_TAKEN_UP(StartingWorld.GREEN_SWITCHED, StageSimulation::release, ExitCode.OK, GREEN),
    RELEASE_OF_A_HELD_ONE(StartingWorld.GREEN_HELD, StageSimulation::release, ExitCode.OK, GREEN),
    ROLLBACK(StartingWorld.GREEN_SETTLED, run -> run.rollback(null), ExitCode.OK, BLUE),
    ROLLBACK_TO_FEWER_INSTANCES(StartingWorld.GREEN_SETTLED, 1, run -> run.rollback(null), ExitCode.OK, BLUE),
    ROLLBACK_OF_WHAT_HAS_BEGUN(StartingWorld.GREEN_BEGUN, run -> run.rollback(null), ExitCode.OK, BLUE),
    ROLLBACK_OF_A_HELD_ONE(StartingWorld.GREEN_HELD, run -> run.rollback(null), ExitCode.OK, BLUE),
    DESTROY(StartingWorld.GREEN_SETTLED, run -> run.destroy(Destroy.What.STANDBY), ExitCode.OK, GREEN),
    DESTROY_DUE(StartingWorld.GREEN_SETTLED, run -> run.destroy(Destroy.What.DUE), ExitCode.OK, GREEN),
    DESTROY_CANDIDATE(StartingWorld.GREEN_WAITS, run -> run.destroy(Destroy.What.CANDIDATE), ExitCode.OK, BLUE),
    RECOVER_NOTHING(StartingWorld.GREEN_WAITS, StageSimulation::recover, ExitCode.OK, BLUE),
    RECOVER_A_LAUNCH(StartingWorld.GREEN_LAUNCHES, StageSimulation::recover, ExitCode.OK, BLUE),
    RECOVER_A_FAILED_LAUNCH(StartingWorld.GREEN_FAILED, StageSimulation::recover, ExitCode.OK, BLUE),
    RECOVER_WHAT_HAS_BEGUN(StartingWorld.GREEN_BEGUN, StageSimulation::recover, ExitCode.OK, BLUE),
    RECOVER_A_WATCH(StartingWorld.GREEN_SWITCHED, StageSimulation::recover, ExitCode.OK, GREEN);

    private final StartingWorld start;
    private final int others;
    private final Function<StageSimulation, StageResult> stage;
    final ExitCode exit;
    private final @Nullable EnvironmentId owner;

    StageCase(
            StartingWorld start,
            Function<StageSimulation, StageResult> stage,
            ExitCode exit,
            @Nullable EnvironmentId owner) {
        this(start, 2, stage, exit, owner);
    }

    StageCase(
            StartingWorld start,
            int others,
            Function<StageSimulation, StageResult> stage,
            ExitCode exit,
            @Nullable EnvironmentId owner) {
        this.start = start;
        this.others = others;
        this.stage = stage;
        this.exit = exit;
        this.owner = owner;
    }

    StageSimulation begin() {
        StageSimulation run = new StageSimulation(start, StageSimulation.USUAL, others, builder -> {});
        return this == RELEASE_OF_A_SICK_ONE
                ? run.answering((effect, world) -> sickOnceLive(run, effect, world.get()))
                : run;
    }

    StageResult run(StageSimulation run) {
        return stage.apply(run);
    }

    /** Who serves once it has ended as it should; null: whatever it made. */
    @Nullable
    EnvironmentId owner() {
        return owner;
    }

    /** Who serves before it. */
    @Nullable
    EnvironmentId ownerBefore() {
        return start == StartingWorld.EMPTY ? null : start.compareTo(StartingWorld.GREEN_SWITCHED) < 0 ? BLUE : GREEN;
    }

    /** Whether that is still who serves: what a first upload makes owns the name from the beginning. */
    boolean isServedAsBefore(StageSimulation run) {
        return this == FIRST_UPLOAD || Objects.equals(run.owner(), ownerBefore());
    }

    /** Whatever answers through the live name is sick while green has it. */
    private static Answer sickOnceLive(StageSimulation run, Effect effect, Answer answer) {
        boolean itsName = effect instanceof Effect.Probe probe
                && StartingWorld.NAME.fullName().equals(probe.request().host())
                && GREEN.equals(run.owner());
        return answer instanceof Answer.Probed probed && itsName
                ? new Answer.Probed(new ProbeResponse.Http(500, Map.of(), "", 3))
                : answer;
    }
}
