package dev.kirikae.simulate;

import java.util.List;

/** What is done in which world: replays a run whatever the random source was. */
record Sequence(Scenario scenario, List<SequenceStep> steps, Finale finale) {

    Sequence {
        steps = List.copyOf(steps);
    }
}
