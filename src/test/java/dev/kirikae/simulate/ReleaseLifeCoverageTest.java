package dev.kirikae.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cloud.Incident;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.JournalState;
import dev.kirikae.journal.ReleaseLife;
import dev.kirikae.journal.ReleaseStep;
import dev.kirikae.journal.ReleaseSteps;
import dev.kirikae.workflow.Guard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Every step in the life of a release is taken by some simulated run, and every run takes only such steps. */
class ReleaseLifeCoverageTest {

    /** Which runs take a rare step is chance: more are drawn until all are taken. */
    private static final int RUNS = Integer.getInteger("kirikae.life", 30_000);

    private static final int BATCH = 1000;

    /** The embedded cloud's incidents cannot bring these about: {@code JournalReducerTest} tells each as its entries. */
    private static final Set<String> FROM_ENTRIES =
            Set.of("DISPROVED PREPARED", "DISPROVED UNDECIDED", "PREPARED UNDECIDED", "SWITCHED GONE");

    private final Set<String> taken = new ConcurrentSkipListSet<>();

    private void read(long seed, List<JournalEntry> entries) {
        JournalState journal = JournalState.EMPTY;
        for (JournalEntry entry : entries) {
            for (ReleaseStep step : ReleaseSteps.of(journal, entry)) {
                assertThat(step.isAllowed())
                        .as("seed " + seed + ": " + step.words())
                        .isTrue();
                taken.add(step.from() + " " + step.event());
            }
            journal = journal.and(entry);
        }
        assertThat(journal.irregular()).isEmpty();
    }

    private static SequenceStep calm(Act act) {
        return SequenceStep.calm(act);
    }

    private static Act run(Stage stage) {
        return Act.Run.of(stage);
    }

    private static Act upload() {
        return Act.Run.upload(1);
    }

    private static Act.Run rollbackTo(Who who) {
        return new Act.Run(Stage.ROLLBACK, 0, who, false, Map.of());
    }

    private static Act begin(Incident incident) {
        return new Act.Begin(incident);
    }

    private static Act cease(Incident incident) {
        return new Act.Cease(incident);
    }

    private static Act pass() {
        return new Act.Pass(Duration.ofMinutes(20));
    }

    private static final Policy HOLDING =
            Policy.PLAIN.with(WorldParameter.ON_FAILURE, "hold").with(WorldParameter.ON_INCONCLUSIVE, "hold");

    /** What chance seldom draws: each told as its acts. */
    private static List<Sequence> rare() {
        Scenario live = Scenario.PLAIN.of(Scenario.Kind.LIVE);
        Scenario settled = Scenario.PLAIN.of(Scenario.Kind.SETTLED);
        Scenario holding = live.with(HOLDING);
        Incident failing = Incident.PROBE_FAILS_BEFORE_SWITCH;
        Act byHand = new Act.SwapByHand(Who.CANDIDATE);
        Incident failingLater = Incident.PROBE_FAILS_AFTER_SWITCH;
        return List.of(
                of(
                        live,
                        upload(),
                        begin(Incident.TERMINATION_FAILS_ONCE),
                        run(Stage.DESTROY_CANDIDATE),
                        run(Stage.RELEASE),
                        run(Stage.UPLOAD)),
                of(
                        settled,
                        new Act.TerminateByHand(Who.LIVE),
                        pass(),
                        begin(failing),
                        upload(),
                        cease(failing),
                        rollbackTo(Who.STANDBY)),
                of(
                        holding,
                        begin(failingLater),
                        upload(),
                        run(Stage.RELEASE),
                        cease(failingLater),
                        new Act.SwapByHand(Who.STANDBY),
                        pass(),
                        new Act.TerminateByHand(Who.MOVED),
                        pass(),
                        run(Stage.UPLOAD)),
                of(
                        holding,
                        begin(failingLater),
                        upload(),
                        run(Stage.RELEASE),
                        cease(failingLater),
                        new Act.SwapByHand(Who.STANDBY),
                        pass(),
                        rollbackTo(Who.MOVED).allowing(Map.of(Guard.STANDBY_SICK, ""))),
                of(
                        live,
                        upload(),
                        begin(failingLater),
                        new Act.SwapByHand(Who.CANDIDATE),
                        new Act.SwapByHand(Who.STANDBY),
                        run(Stage.UPLOAD)),
                killed(
                        settled,
                        List.of(run(Stage.ROLLBACK), upload()),
                        run(Stage.RELEASE),
                        "swap 1",
                        run(Stage.RELEASE_AGAIN)),
                killed(
                        settled,
                        List.of(new Act.TerminateByHand(Who.LIVE), pass()),
                        upload(),
                        "append 9",
                        run(Stage.ROLLBACK)),
                killed(live, List.of(), upload(), "append 11", byHand, run(Stage.RECOVER)),
                killed(live, List.of(upload()), run(Stage.RELEASE), "append 2", byHand, run(Stage.RECOVER)),
                killed(
                        live,
                        List.of(upload()),
                        run(Stage.RELEASE),
                        "append 2",
                        run(Stage.ROLLBACK),
                        byHand,
                        run(Stage.RECOVER)),
                of(live, begin(failing), upload(), cease(failing), byHand, run(Stage.RECOVER)));
    }

    /** A stage that is killed at a place, and another one after it. */
    private static Sequence killed(Scenario scenario, List<Act> before, Act killed, String place, Act... next) {
        List<SequenceStep> steps =
                new ArrayList<>(before.stream().map(SequenceStep::calm).toList());
        steps.add(new SequenceStep(killed, Map.of(place, place.startsWith("append") ? 4 : 5)));
        List.of(next).forEach(act -> steps.add(calm(act)));
        return new Sequence(scenario, steps, Finale.NONE);
    }

    private static Sequence of(Scenario scenario, Act... acts) {
        List<SequenceStep> steps = new ArrayList<>();
        for (Act act : acts) {
            steps.add(calm(act instanceof Act.Run run && run.stage() == Stage.UPLOAD ? upload() : act));
        }
        return new Sequence(scenario, steps, Finale.NONE);
    }

    @Test
    void everyStepIsTakenAndNoOther() {
        for (Sequence sequence : rare()) {
            SequenceRun run = SequenceRun.replayed(sequence);
            assertThat(run.violation()).as(run.transcript()).isNull();
            read(0, run.entries());
        }
        for (long from = 1; from <= RUNS && !missing().isEmpty(); from += BATCH) {
            LongStream.range(from, from + BATCH)
                    .parallel()
                    .forEach(seed -> read(seed, SequenceRun.drawn(seed).entries()));
        }
        assertThat(missing()).as("steps that no simulated run takes").isEmpty();
    }

    private Set<String> missing() {
        Set<String> missing = new TreeSet<>();
        for (ReleaseLife.Transition step : ReleaseLife.steps()) {
            missing.add(step.from() + " " + step.event());
        }
        missing.removeAll(taken);
        missing.removeAll(FROM_ENTRIES);
        return missing;
    }
}
