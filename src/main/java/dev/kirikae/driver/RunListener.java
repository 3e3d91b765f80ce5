package dev.kirikae.driver;

import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.time.Instant;
import java.util.List;

/** Whoever is told how a stage goes. */
public interface RunListener {

    /** Nobody listens. */
    RunListener NOBODY = new RunListener() {
        @Override
        public void asks(List<String> path, Effect effect, Instant at) {}

        @Override
        public void hears(Effect effect, Answer answer, Instant at) {}
    };

    /** @param path titles of the open sections, outermost first */
    void asks(List<String> path, Effect effect, Instant at);

    void hears(Effect effect, Answer answer, Instant at);
}
