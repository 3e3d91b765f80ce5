package dev.kirikae.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.model.EnvironmentId;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every single fault, lost or late answer, refusal, request to stop and crash, at every effect of every changing stage: users keep
 * a working site, the ending tells the truth, and running on leads to a clean end.
 */
class SingleFaultTest {

    static List<Arguments> scenarios() {
        return List.of(
                Arguments.of(Start.waiting(), SimulatedJob.RELEASE),
                Arguments.of(Start.settled(), SimulatedJob.ROLLBACK),
                Arguments.of(Start.waiting(), SimulatedJob.RECOVER),
                Arguments.of(Start.calm(), SimulatedJob.UPLOAD),
                Arguments.of(Start.empty(), SimulatedJob.UPLOAD),
                Arguments.of(Start.settled(), SimulatedJob.DESTROY));
    }

    @ParameterizedTest(name = "{1}, {0}")
    @MethodSource("scenarios")
    void everySingleFault(Start start, SimulatedJob job) {
        Play calm = new Play(start, Map.of());
        calm.perform(job);
        List<String> failures = new ArrayList<>();
        int runs = 0;
        for (int index = 0; index < calm.script().asked(); index++) {
            for (int choice = 1; choice < calm.script().size(index); choice++) {
                runs++;
                failures.addAll(run(start, job, Map.of(index, choice)));
            }
        }
        assertThat(failures).as("of " + runs + " runs").isEmpty();
        assertThat(runs).isGreaterThan(20);
    }

    static List<String> run(Start start, SimulatedJob job, Map<Integer, Integer> choices) {
        Play play = new Play(start, choices);
        EnvironmentId before = play.owner();
        List<String> wrong = new ArrayList<>();
        @Nullable StageResult ending = play.perform(job);
        if (ending != null && before != null) {
            untrue(play, job, ending, before).forEach(wrong::add);
        }
        play.script().calm();
        play.cloud().advanceTo(play.cloud().now().plus(Duration.ofMinutes(3)));
        converge(play, job).forEach(wrong::add);
        wrong.addAll(play.violations());
        return wrong.stream()
                .map(w -> play.script().transcript() + " " + ending + " " + w)
                .toList();
    }

    /** The exit code tells the truth about the world. */
    private static List<String> untrue(
            Play play, SimulatedJob job, StageResult ending, @Nullable EnvironmentId before) {
        List<String> wrong = new ArrayList<>();
        EnvironmentId owner = play.owner();
        boolean same = owner != null && owner.equals(before);
        Set<ExitCode> unmoved = Set.of(
                ExitCode.BAD_INPUT,
                ExitCode.REFUSED,
                ExitCode.LOCKED,
                ExitCode.FAILED,
                ExitCode.RESTORED,
                ExitCode.INTEGRITY,
                ExitCode.NOT_ALLOWED,
                ExitCode.STOPPED);
        if (unmoved.contains(ending.exit()) && !same) {
            wrong.add("the live name is elsewhere: " + owner);
        }
        if (ending.exit() == ExitCode.OK && job == SimulatedJob.RELEASE && same) {
            wrong.add("the live name did not move");
        }
        if (ending.exit() == ExitCode.OK && job == SimulatedJob.ROLLBACK && same) {
            wrong.add("the live name is not back");
        }
        if (ending.exit() == ExitCode.BUG) {
            wrong.add("a bug");
        }
        return wrong;
    }

    /** Faults are over: the stage run again, or recovered, ends cleanly, and once more changes nothing. */
    private static List<String> converge(Play play, SimulatedJob job) {
        List<String> wrong = new ArrayList<>();
        StageResult again = play.perform(job);
        for (int tries = 0; tries < 2 && again != null && again.exit() == ExitCode.FAILED; tries++) {
            again = play.perform(job);
        }
        if (again == null || !isClean(again)) {
            wrong.add("run again it ends " + again);
        }
        StageResult recovered = play.perform(SimulatedJob.RECOVER);
        if (recovered == null || !isClean(recovered)) {
            wrong.add("recovered it ends " + recovered);
        }
        if (!play.journal().openDeciding().isEmpty()) {
            wrong.add("an intent stays open: " + play.journal().open());
        }
        play.perform(job);
        int mutations = play.mutations();
        StageResult once = play.perform(job);
        boolean tryingAgain = once != null && once.exit() == ExitCode.FAILED;
        if (play.mutations() != mutations && !tryingAgain) {
            wrong.add("once more it changed something, ended " + once + ", after " + again + " and " + recovered);
        }
        if (!play.cloud().configurations().isEmpty()) {
            wrong.add("saved settings are left behind");
        }
        return wrong;
    }

    static boolean isClean(StageResult ending) {
        boolean protectedForGood = ending.sentence().contains("its termination failed");
        return ending.exit() == ExitCode.OK
                || ending.exit() == ExitCode.REFUSED
                || ending.exit() == ExitCode.RESTORED
                || protectedForGood;
    }
}
