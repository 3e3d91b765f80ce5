package dev.kirikae.verify;

import dev.kirikae.model.Verdict;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a recorded watch comes to by another configuration. Texts are for people.
 *
 * @param verdict null where that is not known
 * @param at when it would have fallen; null where it is not known
 * @param outcome what the release would have come to, or why that is not known
 * @param evidence a line for each check, as the watch would have told it; where the verdict is not known, as far as it was
 *     recorded
 * @param unknown what cannot be judged again, each with why
 * @param differences where the two configurations differ in what is verified, and what follows from them
 */
public record Rejudged(
        @Nullable Verdict verdict,
        @Nullable Instant at,
        String outcome,
        List<String> evidence,
        List<String> unknown,
        List<String> differences) {
    public Rejudged {
        evidence = List.copyOf(evidence);
        unknown = List.copyOf(unknown);
        differences = List.copyOf(differences);
    }

    /** Nothing of it can be judged. */
    public static Rejudged unknown(String why) {
        return new Rejudged(null, null, why, List.of(), List.of(why), List.of());
    }
}
