package dev.kirikae.verify;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whom a probe asks, and when.
 *
 * @param version the label that must answer
 * @param former the label that may still answer because names lag behind; null where none may
 * @param variables what stands for the variables of a release, by name, without braces
 * @param at when the sample is taken
 */
public record ProbeSubject(String version, @Nullable String former, Map<String, String> variables, Instant at) {
    public ProbeSubject {
        variables = Map.copyOf(variables);
    }
}
