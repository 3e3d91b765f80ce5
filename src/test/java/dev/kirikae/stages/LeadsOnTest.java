package dev.kirikae.stages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.model.ProbeResponse;
import dev.kirikae.stages.step.NextStage;
import dev.kirikae.stages.step.Roles;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever way a stage ends: after a switch it says who serves users, and its next command is the one that the status names
 * afterwards. What ended before it came to anything names the way past what stopped it, and not itself.
 */
class LeadsOnTest {

    private static final String HOLD = StageSimulation.USUAL.replace("verify:\n", "verify:\n  on-failure: hold\n");

    /** Ends after which the service is what the run has made of it. */
    private static final Set<ExitCode> CAME =
            EnumSet.of(ExitCode.OK, ExitCode.UNCLEAR, ExitCode.FAILED, ExitCode.RESTORED, ExitCode.PERSON);

    private record Ending(
            String scenario,
            ExitCode exit,
            StartingWorld world,
            String file,
            UnaryOperator<StageSimulation> with,
            Function<StageSimulation, StageResult> stage) {
        StageSimulation run() {
            return with.apply(new StageSimulation(world, file, 2, builder -> {}));
        }

        @Override
        public String toString() {
            return scenario;
        }
    }

    private static Ending usual(
            String scenario,
            ExitCode exit,
            StartingWorld world,
            UnaryOperator<StageSimulation> with,
            Function<StageSimulation, StageResult> stage) {
        return new Ending(scenario, exit, world, StageSimulation.USUAL, with, stage);
    }

    static Stream<Ending> afterASwitch() {
        return Stream.of(
                usual("settled", ExitCode.OK, StartingWorld.GREEN_WAITS, r -> r, StageSimulation::release),
                usual("taken up", ExitCode.OK, StartingWorld.GREEN_SWITCHED, r -> r, StageSimulation::recover),
                usual(
                        "held, and watched again",
                        ExitCode.OK,
                        StartingWorld.GREEN_HELD,
                        r -> r,
                        StageSimulation::release),
                usual("rolled back", ExitCode.OK, StartingWorld.GREEN_HELD, r -> r, r -> r.rollback(null)),
                usual(
                        "restored",
                        ExitCode.RESTORED,
                        StartingWorld.GREEN_SWITCHED,
                        LeadsOnTest::isSick,
                        StageSimulation::release),
                new Ending(
                        "held",
                        ExitCode.PERSON,
                        StartingWorld.GREEN_SWITCHED,
                        HOLD,
                        LeadsOnTest::isSick,
                        StageSimulation::release),
                usual(
                        "moved by hand",
                        ExitCode.PERSON,
                        StartingWorld.GREEN_SWITCHED,
                        LeadsOnTest::movedByHand,
                        StageSimulation::release),
                usual(
                        "moved by hand while held",
                        ExitCode.PERSON,
                        StartingWorld.GREEN_HELD,
                        LeadsOnTest::movedByHand,
                        StageSimulation::release),
                usual(
                        "interrupted",
                        ExitCode.UNCLEAR,
                        StartingWorld.GREEN_SWITCHED,
                        LeadsOnTest::stoppedInItsWatch,
                        StageSimulation::release),
                usual(
                        "interrupted recovery",
                        ExitCode.UNCLEAR,
                        StartingWorld.GREEN_SWITCHED,
                        LeadsOnTest::stoppedInItsWatch,
                        StageSimulation::recover),
                usual(
                        "denied in its watch",
                        ExitCode.UNCLEAR,
                        StartingWorld.GREEN_SWITCHED,
                        LeadsOnTest::deniedInItsWatch,
                        StageSimulation::release));
    }

    @ParameterizedTest
    @MethodSource("afterASwitch")
    void after_a_switch_it_says_who_serves_and_what_the_status_says(Ending ending) {
        StageSimulation run = ending.run();

        StageResult result = ending.stage().apply(run);

        assertThat(result.exit()).as(result.toString()).isEqualTo(ending.exit());
        assertThat(result.sentence()).contains("serves users").doesNotContain("not known");
        assertThat(result.sentence()).contains(String.valueOf(run.owner()).contains("blue") ? "aaaaaaa" : "bbbbbbb");
        assertThat(result.next()).isEqualTo(status(run));
    }

    static Stream<EndingsTest.Row> all() {
        return EndingsTest.rows();
    }

    @ParameterizedTest
    @MethodSource("all")
    void the_next_command_is_the_status_or_the_way_past_what_stopped_it(EndingsTest.Row row) {
        StageSimulation run = row.with().apply(new StageSimulation(row.world()));

        StageResult result = row.stage().apply(run);

        boolean again = result.exit() == ExitCode.FAILED && result.sentence().contains("its termination failed");
        if (again) {
            assertThat(result.next()).isEqualTo(run.lastStage());
        } else if (CAME.contains(result.exit())) {
            assertThat(result.next()).as(result.toString()).isEqualTo(status(run));
        } else if (result.exit() == ExitCode.REFUSED) {
            assertThat(result.next()).as(result.toString()).isNotEmpty().isNotEqualTo(run.lastStage());
        }
        if (run.journal().moved() != null) {
            assertThat(result.sentence()).contains("serves users");
        }
    }

    /** Nothing was changed, and users are on what is held all the same. */
    @Test
    void who_finds_the_lock_of_a_held_release_hears_who_serves() {
        StageSimulation run = new StageSimulation(StartingWorld.GREEN_HELD);
        lockedByAnother(run);

        StageResult result = run.release();

        assertThat(result.exit()).isEqualTo(ExitCode.LOCKED);
        assertThat(result.sentence()).contains("(e-green00001) serves users");
        assertThat(result.next()).isEqualTo("status");
    }

    @Test
    void who_is_stopped_before_a_held_release_is_touched_hears_who_serves() {
        StageSimulation run = new StageSimulation(StartingWorld.GREEN_HELD)
                .stoppedAt(step -> step.effect() instanceof Effect.WriteLock);

        StageResult result = run.release();

        assertThat(result.exit()).isEqualTo(ExitCode.STOPPED);
        assertThat(result.sentence()).contains("(e-green00001) serves users");
        assertThat(result.next()).isEqualTo("release");
    }

    @Test
    void an_attempt_that_failed_leads_to_another_upload() {
        StageSimulation run = isSick(new StageSimulation(StartingWorld.GREEN_WAITS));

        StageResult result = run.release();

        assertThat(result.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(result.next()).isEqualTo("upload").isEqualTo(status(run));
    }

    @Test
    void a_rejected_one_is_explained_until_it_is_due() {
        StageSimulation run = isSick(new StageSimulation(StartingWorld.GREEN_SWITCHED));
        run.release();

        assertThat(status(run)).isEqualTo("explain 20261122-bbbbbbb");
        run.cloud().advanceTo(run.cloud().now().plus(Duration.ofHours(5)));
        assertThat(status(run)).isEqualTo("destroy --due");
    }

    /** As {@code status} would name it now. */
    private static String status(StageSimulation run) {
        Instant now = run.cloud().now();
        Answer.EnvironmentsSeen seen = (Answer.EnvironmentsSeen)
                run.cloud().client("somebody who looks").perform(new Effect.LookAtEnvironments("push-api"));
        Roles roles = Roles.of(run.journal(), seen.environments(), StartingWorld.NAME, now);
        return NextStage.of(run.journal(), roles, run.policy().configuration(), now);
    }

    /** The candidate, before the switch and after it. */
    private static StageSimulation isSick(StageSimulation run) {
        boolean waits = !StartingWorld.GREEN.equals(run.owner());
        return run.answering((effect, world) -> effect instanceof Effect.Probe && (waits || Looks.asksLive(effect))
                ? new Answer.Probed(new ProbeResponse.Http(503, Map.of(), "", 3))
                : world.get());
    }

    private static StageSimulation movedByHand(StageSimulation run) {
        run.cloud().swapByHand(StartingWorld.GREEN, StartingWorld.BLUE);
        run.cloud().advanceTo(run.cloud().now().plus(Duration.ofMinutes(1)));
        return run;
    }

    private static boolean isWatch(Effect effect) {
        return effect instanceof Effect.Wait wait && wait.what().startsWith("the watch over");
    }

    private static StageSimulation stoppedInItsWatch(StageSimulation run) {
        return run.stoppedAt(step -> isWatch(step.effect()));
    }

    private static StageSimulation deniedInItsWatch(StageSimulation run) {
        return run.answering((effect, world) -> effect instanceof Effect.LookAtEnvironments
                        && run.steps().stream().anyMatch(step -> isWatch(step.effect()))
                ? new Answer.Missing(Answer.Trouble.DENIED, "may not DescribeEnvironments")
                : world.get());
    }

    private static void lockedByAnother(StageSimulation run) {
        EndingsTest.somebodyElseHoldsTheLock(run);
    }
}
