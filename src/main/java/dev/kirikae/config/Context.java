package dev.kirikae.config;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a reading is done with.
 *
 * @param env the environment variables that <code>${env.NAME}</code> may name
 * @param program the version of the program, or null where what the file asks for does not count (a record)
 * @param recorded whether this is a record that Kirikae wrote, not a file that a person wrote
 * @param excusedSecrets settings as {@code namespace:name} that may look like secrets
 */
record Context(
        Map<String, String> env,
        Mode mode,
        Proofs proofs,
        @Nullable String program,
        boolean recorded,
        Set<String> excusedSecrets,
        ProblemList findings) {}
