package dev.kirikae.config;

import java.util.List;

/** What reading a file came to. */
public sealed interface Reading {
    /**
     * The file can be used.
     *
     * @param notices what a person should know all the same, one line each
     * @param places where each value stands, for problems that show later
     */
    record Loaded(Configuration configuration, List<String> notices, Places places) implements Reading {
        public Loaded {
            notices = List.copyOf(notices);
        }
    }

    /** @param problems all of them, by file and position; never empty */
    record Rejected(List<Problem> problems) implements Reading {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }
}
