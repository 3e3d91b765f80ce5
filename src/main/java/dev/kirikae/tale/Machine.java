package dev.kirikae.tale;

import java.time.Instant;
import java.util.List;

/** All that a driver, or a simulation, knows of a stage. Asking {@link #next} twice gives the same. */
public interface Machine {

    Next next();

    /**
     * @param at when the answer came
     * @param stop whether somebody asks the program to end
     */
    void hear(Answer answer, Instant at, boolean stop);

    /** Titles of the chapters that are open, outermost first: where the telling stands. */
    List<String> path();

    Standing standing();
}
