package dev.kirikae.workflow;

import java.time.Instant;
import java.util.List;

/** All that a driver, or a simulation, knows of a stage. Asking {@link #next} twice gives the same. */
public interface Run {

    Step next();

    /**
     * @param at when the answer came
     * @param stop whether somebody asks the program to end
     */
    void hear(Answer answer, Instant at, boolean stop);

    /** Titles of the sections that are open, outermost first: how far the run has come. */
    List<String> path();

    RunState state();
}
