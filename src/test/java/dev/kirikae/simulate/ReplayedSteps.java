package dev.kirikae.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cloud.Incident;
import dev.kirikae.tale.Exit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Steps of a sequence that a test writes down, run with the invariants beside them. */
final class ReplayedSteps {

    private ReplayedSteps() {}

    static Step begins(Incident incident) {
        return Step.calm(new Act.Begin(incident));
    }

    static Step ceases(Incident incident) {
        return Step.calm(new Act.Cease(incident));
    }

    static Step pass(int minutes) {
        return Step.calm(new Act.Pass(Duration.ofMinutes(minutes)));
    }

    /** @param exits how the stages end, in their order */
    static SequenceRun told(Scenario scenario, String exits, Step... steps) {
        SequenceRun run = SequenceRun.replayed(new Sequence(scenario, List.of(steps), Finale.NONE));
        assertThat(run.violation()).as(run.story()).isNull();
        List<String> ended = new ArrayList<>();
        for (int i = 0; i < steps.length; i++) {
            if (steps[i].act() instanceof Act.Run) {
                Exit exit = run.exit(i);
                ended.add(exit == null ? "killed" : exit.name());
            }
        }
        assertThat(String.join(" ", ended)).as(run.story()).isEqualTo(exits);
        return run;
    }
}
