package dev.kirikae.lint.rules;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An alarm that a bundle's files make, as far as they say it in plain values.
 *
 * @param name {@code ${environment}} stands for the environment's name, an asterisk for what only CloudFormation knows
 * @param metrics names of the metrics it counts, each with its namespace: {@code AWS/ApplicationELB RequestCount}
 * @param ofItsOwn whether every dimension of them is taken from the environment itself
 * @param expression the metric math whose result it compares; empty for a single metric
 * @param anyOf of a composite alarm those of which one that is red turns it red; empty for any other
 * @param properties what else it has in plain texts, such as {@code Threshold}; a function is left out
 */
public record BundledAlarm(
        String name,
        List<String> metrics,
        boolean ofItsOwn,
        String expression,
        List<BundledAlarm> anyOf,
        Map<String, String> properties) {

    public BundledAlarm {
        metrics = List.copyOf(metrics);
        anyOf = List.copyOf(anyOf);
        properties = Map.copyOf(properties);
    }

    /** A property as a number; null where it has none that is one. */
    public @Nullable Double number(String property) {
        String text = properties.get(property);
        return text != null && text.matches("\\d{1,9}(\\.\\d{1,9})?") ? Double.valueOf(text) : null;
    }
}
