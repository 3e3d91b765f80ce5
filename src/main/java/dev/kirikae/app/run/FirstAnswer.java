package dev.kirikae.app.run;

import dev.kirikae.app.world.FirstRound;
import dev.kirikae.driver.RunListener;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the first effect of a run with its answer, and passes everything on to another listener. */
final class FirstAnswer implements RunListener {

    private final RunListener other;
    private final Instant asked;
    private @Nullable FirstRound opening;

    /** @param asked when the run begins */
    FirstAnswer(RunListener other, Instant asked) {
        this.other = other;
        this.asked = asked;
    }

    @Override
    public void asks(List<String> path, Effect effect, Instant at) {
        other.asks(path, effect, at);
    }

    @Override
    public void hears(Effect effect, Answer answer, Instant at) {
        if (opening == null) {
            opening = new FirstRound(effect, answer, asked, at);
        }
        other.hears(effect, answer, at);
    }

    /** Null where nothing was asked. */
    @Nullable
    FirstRound opening() {
        return opening;
    }
}
