package dev.kirikae.cli.command;

import dev.kirikae.driver.RunListener;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.time.Instant;
import java.util.List;

/** Two listeners of a run, one after the other. */
record BothListeners(RunListener first, RunListener second) implements RunListener {
    @Override
    public void asks(List<String> path, Effect effect, Instant at) {
        first.asks(path, effect, at);
        second.asks(path, effect, at);
    }

    @Override
    public void hears(Effect effect, Answer answer, Instant at) {
        first.hears(effect, answer, at);
        second.hears(effect, answer, at);
    }
}
