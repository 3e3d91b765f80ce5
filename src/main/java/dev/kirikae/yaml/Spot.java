package dev.kirikae.yaml;

/**
 * A place in a text; line and column count from one, the column in code points.
 *
 * @param file as messages call it
 */
public record Spot(String file, int line, int column) {
    /** What is wrong here. */
    public Mistake mistake(String message) {
        return new Mistake(file, line, column, message, null);
    }

    /** What is wrong with the value given under this name, told where the name is declared. */
    public Mistake mistake(String message, String about) {
        return new Mistake(file, line, column, message, about);
    }
}
