package dev.kirikae.config;

import java.util.Map;

/**
 * Where each value of a configuration stands, for problems that only show later (a branch that is missing, a parameter
 * that a template refuses). Values of two files each keep the place of the file that said them. Immutable.
 */
public final class Places {
    /** Of a configuration that was recorded, not read from a file. */
    public static final Places NOWHERE = new Places(Map.of());

    private final Map<String, Position> positions;

    Places(Map<String, Position> positions) {
        this.positions = positions;
    }

    /**
     * A problem at the value of this path, or at the nearest enclosing one that stands in a file; of {@link #NOWHERE},
     * at the beginning of {@code kirikae.yml}. It always names the path that was asked for.
     *
     * @param path such as {@code ebextensions.use[0].with.tag}
     */
    public Problem problem(String path, String message) {
        String near = path;
        Position position = positions.get(near);
        while (position == null && !near.isEmpty()) {
            near = near.substring(0, Math.max(0, Math.max(near.lastIndexOf('.'), near.lastIndexOf('['))));
            position = positions.get(near);
        }
        return position == null ? new Problem("kirikae.yml", 1, 1, path, message) : Problem.at(position, path, message);
    }
}
