package dev.kirikae.config;

import java.util.Comparator;

/**
 * One thing wrong in a file, told in one sentence.
 *
 * @param file the file that said it, by its shown name
 * @param line counted from one
 * @param column counted from one, in code points
 * @param path where in the configuration, such as {@code verify.candidate.probes[0].every}; empty for the file as a
 *     whole
 * @param message what was found, what was expected, what to do; never holds the value of an environment variable
 */
public record Problem(String file, int line, int column, String path, String message) {
    /** By file, then by position. */
    static final Comparator<Problem> ORDER = Comparator.comparing(Problem::file)
            .thenComparingInt(Problem::line)
            .thenComparingInt(Problem::column)
            .thenComparing(Problem::path)
            .thenComparing(Problem::message);

    static Problem at(Position position, String path, String message) {
        return new Problem(position.file(), position.line(), position.column(), path, message);
    }

    /** The line to show: {@code file:line:column: path: message}. */
    public String text() {
        return where() + ": " + message;
    }

    /** Its place alone: {@code file:line:column: path}. */
    public String where() {
        String spot = file + ":" + line + ":" + column;
        return path.isEmpty() ? spot : spot + ": " + path;
    }

    @Override
    public String toString() {
        return text();
    }
}
