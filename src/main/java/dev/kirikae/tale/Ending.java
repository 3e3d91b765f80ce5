package dev.kirikae.tale;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a stage ended.
 *
 * @param guard the guard that refused; null unless the exit is {@link Exit#REFUSED}
 * @param sentence what happened and why, and after a switch who serves users: for people, without a line break
 * @param evidence what it was decided from, one item a line; empty where the sentence says all
 * @param next the next command, as it is typed after {@code kirikae}; empty where there is none
 */
public record Ending(Exit exit, @Nullable Guard guard, String sentence, List<String> evidence, String next) {

    public Ending {
        evidence = List.copyOf(evidence);
    }

    public static Ending of(Exit exit, String sentence, String next) {
        return new Ending(exit, null, sentence, List.of(), next);
    }

    public static Ending refused(Guard guard, String sentence, String next) {
        return new Ending(Exit.REFUSED, guard, sentence, List.of(), next);
    }

    public Ending with(List<String> items) {
        return new Ending(exit, guard, sentence, items, next);
    }
}
