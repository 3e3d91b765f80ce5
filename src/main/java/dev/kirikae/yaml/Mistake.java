package dev.kirikae.yaml;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong at one place of a text.
 *
 * @param file as the messages call it
 * @param line counted from one
 * @param column counted from one, in code points
 * @param about the name of a given value that is refused, so that a caller who knows where that value was written can
 *     point there; null where the text itself is at fault
 */
public record Mistake(
        String file,
        int line,
        int column,
        String message,
        @Nullable String about) {
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + message;
    }
}
