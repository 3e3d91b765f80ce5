package dev.kirikae.template;

import dev.kirikae.model.Nearest;
import java.util.Collection;

/** The known name that a misspelt one most likely meant. */
final class Meant {
    private Meant() {}

    /** A sentence's end such as {@code ; did you mean 'x'?}, or the list of what is known. */
    static String hint(String found, Collection<String> known) {
        String best = Nearest.of(found, known);
        if (best != null) {
            return "; did you mean '" + best + "'?";
        }
        return known.isEmpty() ? "; none is known here" : "; known are " + String.join(", ", known);
    }
}
