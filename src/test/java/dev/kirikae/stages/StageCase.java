package dev.kirikae.stages;

import static dev.kirikae.stages.StartingWorld.BLUE;
import static dev.kirikae.stages.StartingWorld.GREEN;

import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.ProbeResponse;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Effect;
import dev.kirikae.tale.Ending;
import dev.kirikae.tale.Exit;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A stage that begins in some world, and how it ends where nothing goes wrong. */
enum StageCase {
    FIRST_UPLOAD(StartingWorld.EMPTY, run -> run.upload(run.bundle()), Exit.OK, null),
    UPLOAD(StartingWorld.BLUE_LIVE, run -> run.upload(run.bundle()), Exit.OK, BLUE),
    LARGE_UPLOAD(
            StartingWorld.BLUE_LIVE,
            run -> run.upload(run.bundle('1', "push-api-1111111-111111111111", 20L << 20)),
            Exit.OK,
            BLUE),
    UPLOAD_OF_WHAT_LAUNCHES(StartingWorld.GREEN_LAUNCHES, run -> run.upload(run.greensBundle()), Exit.OK, BLUE),
    UPLOAD_OF_WHAT_WAITS(StartingWorld.GREEN_WAITS, run -> run.upload(run.greensBundle()), Exit.OK, BLUE),
    UPLOAD_AFTER_A_FAILED_LAUNCH(StartingWorld.GREEN_FAILED, run -> run.upload(run.bundle()), Exit.OK, BLUE),
    RELEASE(StartingWorld.GREEN_WAITS, StageRun::release, Exit.OK, GREEN),
    RELEASE_OF_FEWER_INSTANCES(StartingWorld.GREEN_WAITS, 1, StageRun::release, Exit.OK, GREEN),
    RELEASE_OF_A_SICK_ONE(StartingWorld.GREEN_WAITS, StageRun::release, Exit.RESTORED, BLUE),
    RELEASE_TAKEN_UP(StartingWorld.GREEN_SWITCHED, StageRun::release, Exit.OK, GREEN),
    RELEASE_OF_A_HELD_ONE(StartingWorld.GREEN_HELD, StageRun::release, Exit.OK, GREEN),
    ROLLBACK(StartingWorld.GREEN_SETTLED, run -> run.rollback(null), Exit.OK, BLUE),
    ROLLBACK_TO_FEWER_INSTANCES(StartingWorld.GREEN_SETTLED, 1, run -> run.rollback(null), Exit.OK, BLUE),
    ROLLBACK_OF_WHAT_HAS_BEGUN(StartingWorld.GREEN_BEGUN, run -> run.rollback(null), Exit.OK, BLUE),
    ROLLBACK_OF_A_HELD_ONE(StartingWorld.GREEN_HELD, run -> run.rollback(null), Exit.OK, BLUE),
    DESTROY(StartingWorld.GREEN_SETTLED, run -> run.destroy(Destroy.What.STANDBY), Exit.OK, GREEN),
    DESTROY_DUE(StartingWorld.GREEN_SETTLED, run -> run.destroy(Destroy.What.DUE), Exit.OK, GREEN),
    DESTROY_CANDIDATE(StartingWorld.GREEN_WAITS, run -> run.destroy(Destroy.What.CANDIDATE), Exit.OK, BLUE),
    RECOVER_NOTHING(StartingWorld.GREEN_WAITS, StageRun::recover, Exit.OK, BLUE),
    RECOVER_A_LAUNCH(StartingWorld.GREEN_LAUNCHES, StageRun::recover, Exit.OK, BLUE),
    RECOVER_A_FAILED_LAUNCH(StartingWorld.GREEN_FAILED, StageRun::recover, Exit.OK, BLUE),
    RECOVER_WHAT_HAS_BEGUN(StartingWorld.GREEN_BEGUN, StageRun::recover, Exit.OK, BLUE),
    RECOVER_A_WATCH(StartingWorld.GREEN_SWITCHED, StageRun::recover, Exit.OK, GREEN);

    private final StartingWorld start;
    private final int others;
    private final Function<StageRun, Ending> stage;
    final Exit exit;
    private final @Nullable EnvironmentId owner;

    StageCase(StartingWorld start, Function<StageRun, Ending> stage, Exit exit, @Nullable EnvironmentId owner) {
        this(start, 2, stage, exit, owner);
    }

    StageCase(
            StartingWorld start,
            int others,
            Function<StageRun, Ending> stage,
            Exit exit,
            @Nullable EnvironmentId owner) {
        this.start = start;
        this.others = others;
        this.stage = stage;
        this.exit = exit;
        this.owner = owner;
    }

    StageRun begin() {
        StageRun run = new StageRun(start, StageRun.USUAL, others, builder -> {});
        return this == RELEASE_OF_A_SICK_ONE
                ? run.answering((effect, world) -> sickOnceLive(run, effect, world.get()))
                : run;
    }

    Ending run(StageRun run) {
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
    boolean isServedAsBefore(StageRun run) {
        return this == FIRST_UPLOAD || Objects.equals(run.owner(), ownerBefore());
    }

    /** Whatever answers through the live name is sick while green has it. */
    private static Answer sickOnceLive(StageRun run, Effect effect, Answer answer) {
        boolean itsName = effect instanceof Effect.Probe probe
                && probe.request().host().equals(StartingWorld.NAME.fullName())
                && GREEN.equals(run.owner());
        return answer instanceof Answer.Probed probed && itsName
                ? new Answer.Probed(new ProbeResponse(500, Map.of(), "", 3))
                : answer;
    }
}
