package dev.kirikae.driver;

import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.time.Instant;
import java.util.List;

/** Follows a run, and decides nothing. Called on the driver's thread; what it throws ends the run. */
public interface RunListener {

    /** Nobody listens. */
    RunListener NOBODY = new RunListener() {
        @Override
        public void asks(List<String> path, Effect effect, Instant at) {}

        @Override
        public void hears(Effect effect, Answer answer, Instant at) {}
    };

    /**
     * Before the effect is performed; a round is one effect.
     *
     * @param path titles of the open sections, outermost first
     * @param at the world's time
     */
    void asks(List<String> path, Effect effect, Instant at);

    /**
     * Once the run has its answer.
     *
     * @param at the world's time
     */
    void hears(Effect effect, Answer answer, Instant at);
}
