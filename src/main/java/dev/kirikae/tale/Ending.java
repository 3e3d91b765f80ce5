package dev.kirikae.tale;

import org.jspecify.annotations.Nullable;

/**
 * How a stage ended.
 *
 * @param guard the guard that refused; null unless the exit is {@link Exit#REFUSED}
 * @param sentence what happened, for people
 * @param next the next command, as it is typed after {@code kirikae}; empty where there is none
 */
public record Ending(Exit exit, @Nullable Guard guard, String sentence, String next) {

    public static Ending of(Exit exit, String sentence, String next) {
        return new Ending(exit, null, sentence, next);
    }

    public static Ending refused(Guard guard, String sentence, String next) {
        return new Ending(Exit.REFUSED, guard, sentence, next);
    }
}
