package dev.kirikae.config;

import java.util.List;

/**
 * What reading a file came to: a configuration that can be used as it is, or everything that is wrong; never a part.
 */
public sealed interface ReadResult {
    /**
     * The file can be used.
     *
     * @param notices what a person should know all the same, one line each, in the order in which they were found
     * @param places where each value stands, for problems that show later
     */
    record Loaded(Configuration configuration, List<String> notices, Places places) implements ReadResult {
        public Loaded {
            notices = List.copyOf(notices);
        }
    }

    /**
     * The file cannot be used.
     *
     * @param problems all of them, by file and position; never empty
     */
    record Rejected(List<Problem> problems) implements ReadResult {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }
}
