package dev.kirikae.driver;

import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Effect;
import java.time.Instant;
import java.util.List;

/** Whoever is told how a stage goes. */
public interface Audience {

    /** Nobody listens. */
    Audience NOBODY = new Audience() {
        @Override
        public void asks(List<String> path, Effect effect, Instant at) {}

        @Override
        public void hears(Effect effect, Answer answer, Instant at) {}
    };

    /** @param path titles of the open chapters, outermost first */
    void asks(List<String> path, Effect effect, Instant at);

    void hears(Effect effect, Answer answer, Instant at);
}
