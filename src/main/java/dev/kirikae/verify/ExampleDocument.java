package dev.kirikae.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kirikae.config.Probe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A JSON document that has values where paths lead. It follows names, numbers and {@code [*]}; what a filter or a function
 * means it does not know, and leaves out. Mutable; for one document.
 */
final class ExampleDocument {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern STEP =
            Pattern.compile("\\.([A-Za-z_][A-Za-z0-9_-]*)|\\[(?:'([^']+)'|\"([^\"]+)\"|([0-9]{1,3}|\\*))\\]");
    private static final List<String> TRIES = List.of(
            "ok", "OK", "true", "running", "1", "10", "1.0.0", "v1", "abc", "2026-01-01", "a1b2c3d", "example.com");

    private @Nullable JsonNode root;

    static JsonNode text(String text) {
        return NODES.textNode(text);
    }

    /** A value that a test calls good, where one can be thought of. */
    static JsonNode value(Probe.Test test, Instant at) {
        if (test instanceof Probe.Equal equal) {
            return NODES.textNode(equal.text());
        }
        if (test instanceof Probe.OneOf oneOf) {
            return NODES.textNode(oneOf.texts().get(0));
        }
        if (test instanceof Probe.AtLeast least) {
            return NODES.numberNode(least.number());
        }
        if (test instanceof Probe.AtMost most) {
            return NODES.numberNode(most.number());
        }
        if (test instanceof Probe.NewerThan newer) {
            Duration half = newer.age().dividedBy(2);
            return NODES.textNode(at.minus(half).toString());
        }
        Pattern pattern = Pattern.compile(((Probe.Matches) test).pattern());
        return NODES.textNode(TRIES.stream()
                .filter(text -> pattern.matcher(text).matches())
                .findFirst()
                .orElse(TRIES.get(0)));
    }

    /** @param values at least one; more are for a path that leads to several */
    ExampleDocument with(String path, List<JsonNode> values) {
        List<String> steps = steps(path);
        if (steps != null) {
            root = put(root, steps, values);
        }
        return this;
    }

    String written() {
        return root == null ? "{}" : root.toString();
    }

    /** Names, numbers and stars, of which numbers and stars begin with a bracket; null where there is more to it. */
    private static @Nullable List<String> steps(String path) {
        List<String> steps = new ArrayList<>();
        Matcher step = STEP.matcher(path);
        int at = 1;
        while (at < path.length()) {
            if (!step.region(at, path.length()).lookingAt()) {
                return null;
            }
            for (int group = 1; group <= 3; group++) {
                if (step.group(group) != null) {
                    steps.add(step.group(group));
                }
            }
            if (step.group(4) != null) {
                steps.add("[" + step.group(4));
            }
            at = step.end();
        }
        return steps;
    }

    private static JsonNode put(@Nullable JsonNode before, List<String> steps, List<JsonNode> values) {
        if (steps.isEmpty()) {
            return values.get(0);
        }
        String step = steps.get(0);
        List<String> rest = steps.subList(1, steps.size());
        if (!step.startsWith("[")) {
            ObjectNode object = before instanceof ObjectNode there ? there : NODES.objectNode();
            object.set(step, put(object.get(step), rest, values));
            return object;
        }
        ArrayNode list = before instanceof ArrayNode there ? there : NODES.arrayNode();
        int count = step.equals("[*") ? values.size() : Integer.parseInt(step.substring(1)) + 1;
        while (list.size() < count) {
            list.add(NODES.objectNode());
        }
        for (int n = 0; n < list.size(); n++) {
            JsonNode value = values.get(Math.min(n, values.size() - 1));
            list.set(n, put(list.get(n), rest, List.of(value)));
        }
        return list;
    }
}
