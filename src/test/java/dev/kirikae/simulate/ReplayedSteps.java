package dev.kirikae.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cloud.Incident;
import dev.kirikae.workflow.ExitCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Steps of a sequence that a test writes down, run with the invariants beside them. */
final class ReplayedSteps {

    private ReplayedSteps() {}

    static SequenceStep begins(Incident incident) {
        return SequenceStep.calm(new Act.Begin(incident));
    }

    static SequenceStep ceases(Incident incident) {
        return SequenceStep.calm(new Act.Cease(incident));
    }

    static SequenceStep pass(int minutes) {
        return SequenceStep.calm(new Act.Pass(Duration.ofMinutes(minutes)));
    }

    /** @param exits how the stages end, in their order */
    static SequenceRun replayed(Scenario scenario, String exits, SequenceStep... steps) {
        SequenceRun run = SequenceRun.replayed(new Sequence(scenario, List.of(steps), Finale.NONE));
        assertThat(run.violation()).as(run.transcript()).isNull();
        List<String> ended = new ArrayList<>();
        for (int i = 0; i < steps.length; i++) {
            if (steps[i].act() instanceof Act.Run) {
                ExitCode exit = run.exit(i);
                ended.add(exit == null ? "killed" : exit.name());
            }
        }
        assertThat(String.join(" ", ended)).as(run.transcript()).isEqualTo(exits);
        return run;
    }
}
