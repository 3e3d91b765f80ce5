package dev.kirikae.workflow;

import java.time.Instant;
import java.util.List;

/**
 * All that a driver, or a simulation, knows of a stage: {@link #next}, then {@link #hear}, until the end. For one
 * thread.
 */
public interface Run {

    /** The effect to be performed now, or the end. Asking twice gives the same. */
    Step next();

    /**
     * @param at when the answer came
     * @param stop whether somebody asks the program to end; once said it stays said
     * @throws IllegalStateException where nothing was asked
     */
    void hear(Answer answer, Instant at, boolean stop);

    /** Titles of the sections that are open, outermost first: how far the run has come. As {@link #next} left it. */
    List<String> path();

    /** As {@link #next} left it. */
    RunState state();
}
