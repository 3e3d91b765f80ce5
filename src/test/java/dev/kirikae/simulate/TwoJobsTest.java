package dev.kirikae.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Two jobs at once, one of them held up at the worst moment, with faults on top. */
class TwoJobsTest {

    private static final int RUNS = Integer.getInteger("kirikae.pairs", 400) / 4;

    static List<Arguments> pairs() {
        List<Arguments> all = new ArrayList<>();
        for (SimulatedJob other : List.of(
                SimulatedJob.UPLOAD,
                SimulatedJob.RELEASE,
                SimulatedJob.ROLLBACK,
                SimulatedJob.RECOVER,
                SimulatedJob.DESTROY)) {
            all.add(Arguments.of(Start.waiting(), SimulatedJob.RELEASE, other));
            all.add(Arguments.of(Start.settled(), SimulatedJob.ROLLBACK, other));
            all.add(Arguments.of(Start.settled(), SimulatedJob.DESTROY, other));
            all.add(Arguments.of(Start.calm(), SimulatedJob.UPLOAD, other));
        }
        return all;
    }

    @ParameterizedTest(name = "{1} beside {2}, {0}")
    @MethodSource("pairs")
    void nobodyIsHurt(Start start, SimulatedJob one, SimulatedJob other) {
        List<String> failures = new ArrayList<>();
        Random random = new Random(4711);
        for (int run = 0; run < RUNS && failures.size() < 5; run++) {
            Map<Integer, Integer> choices = new TreeMap<>();
            for (int deviation = run == 0 ? 3 : random.nextInt(3); deviation < 3; deviation++) {
                choices.put(random.nextInt(220), 1 + random.nextInt(7));
            }
            Duration offset = Duration.ofSeconds(random.nextInt(90));
            failures.addAll(run(start, one, other, choices, offset));
        }
        assertThat(failures).isEmpty();
    }

    private static List<String> run(
            Start start, SimulatedJob one, SimulatedJob other, Map<Integer, Integer> choices, Duration offset) {
        Play play = new Play(start, choices);
        List<StageResult> endings = play.together(one, other, offset);
        List<String> wrong = new ArrayList<>(play.violations());
        play.script().calm();
        play.cloud().advanceTo(play.cloud().now().plus(Duration.ofMinutes(12)));
        StageResult recovered = play.perform(SimulatedJob.RECOVER);
        for (int tries = 0; tries < 2 && recovered != null && recovered.exit() == ExitCode.PERSON; tries++) {
            recovered = play.perform(SimulatedJob.RECOVER);
        }
        if (recovered == null || !SingleFaultTest.isClean(recovered)) {
            wrong.add("recovered it ends " + recovered);
        }
        StageResult last = play.perform(SimulatedJob.RECOVER);
        if (last == null
                || last.exit() != ExitCode.OK
                || !play.journal().openDeciding().isEmpty()) {
            wrong.add("recovered again it ends " + last + ", open: "
                    + play.journal().open());
        }
        if (play.owner() == null) {
            wrong.add("nobody serves");
        }
        return wrong.stream()
                .map(w -> offset + " " + play.script().transcript() + " " + endings + " " + w)
                .toList();
    }

    /** Typed by two people at the same time; each effect of theirs may meet a fault, or be held up. */
    @Test
    void ofTwoRollbacksOneMovesTheName() {
        List<String> failures = new ArrayList<>();
        for (int offset = 0; offset <= 3_000; offset += 500) {
            Duration later = Duration.ofMillis(offset);
            failures.addAll(twoRollbacks(Map.of(), later));
            for (int fault = 0; fault < 120; fault++) {
                failures.addAll(twoRollbacks(Map.of(fault, 1), later));
                failures.addAll(twoRollbacks(Map.of(fault, 2), later));
            }
        }
        assertThat(failures).isEmpty();
    }

    private static List<String> twoRollbacks(Map<Integer, Integer> choices, Duration offset) {
        Play play = new Play(Start.settled(), choices);
        List<StageResult> endings = play.together(SimulatedJob.ROLLBACK, SimulatedJob.ROLLBACK, offset);
        boolean moved = Start.BLUE.equals(play.owner());
        boolean succeeded = endings.stream().anyMatch(e -> e != null && e.exit() == ExitCode.OK);
        return moved && succeeded && play.violations().isEmpty()
                ? List.of()
                : List.of(offset + " " + play.script().transcript() + " " + endings + ", " + play.owner() + " serves, "
                        + play.violations());
    }

    /** Nothing has settled but blue, so that there is nothing to go back to. */
    @Test
    void aRollbackThatHasNothingToDoLetsTheReleaseGoOn() {
        List<String> failures = new ArrayList<>();
        for (int offset = 0; offset <= 15_000; offset += 250) {
            Play play = new Play(Start.waiting(), Map.of());
            List<StageResult> endings =
                    play.together(SimulatedJob.RELEASE, SimulatedJob.ROLLBACK, Duration.ofMillis(offset));
            boolean refused = endings.get(1).exit() == ExitCode.REFUSED;
            if (refused && endings.get(0).exit() != ExitCode.OK) {
                failures.add(offset + " ms: " + endings);
            }
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void theSecondReleaseNamesTheHolder() {
        Play play = new Play(Start.waiting(), Map.of());

        List<StageResult> endings = play.together(SimulatedJob.RELEASE, SimulatedJob.RELEASE, Duration.ofSeconds(2));

        assertThat(endings.get(0).exit()).isEqualTo(ExitCode.OK);
        assertThat(endings.get(1).exit()).as(endings.get(1).sentence()).isEqualTo(ExitCode.LOCKED);
        assertThat(endings.get(1).sentence()).contains("job n1");
    }

    @Test
    void aRollbackTakesOverAndTheReleaseStops() {
        Play play = new Play(Start.waiting(), Map.of());

        List<StageResult> endings = play.together(SimulatedJob.RELEASE, SimulatedJob.ROLLBACK, Duration.ofSeconds(50));

        assertThat(endings.get(0).exit()).as(endings.get(0).sentence()).isEqualTo(ExitCode.UNCLEAR);
        assertThat(endings.get(0).sentence()).contains("job n2");
        assertThat(endings.get(1).exit()).as(endings.get(1).sentence()).isEqualTo(ExitCode.OK);
        assertThat(play.owner()).isEqualTo(Start.BLUE);
        assertThat(play.violations()).isEmpty();
    }
}
