package dev.kirikae.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kirikae.model.Nearest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One of a few words, exactly as they are spelled. */
final class WordShape<E extends Enum<E>> extends ScalarShape<E> {
    private final Map<String, E> words = new LinkedHashMap<>();
    private final Function<E, String> spelling;

    WordShape(E[] values, Function<E, String> spelling) {
        super(Scope.FIXED);
        this.spelling = spelling;
        Arrays.stream(values).forEach(value -> words.put(spelling.apply(value), value));
    }

    /** Words in lower case, with hyphens. */
    WordShape(E[] values) {
        this(values, value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    @Override
    @Nullable
    E parse(Resolved resolved, boolean bare) {
        return words.get(resolved.text());
    }

    @Override
    String fault(Item.Scalar scalar, Resolved resolved) {
        String near = resolved.env().isEmpty() ? Nearest.of(scalar.text(), words.keySet()) : null;
        return super.fault(scalar, resolved) + (near == null ? "" : "; perhaps " + near + " is meant");
    }

    @Override
    E example() {
        return words.values().iterator().next();
    }

    @Override
    JsonNode write(E value) {
        return Json.NODES.textNode(spelling.apply(value));
    }

    @Override
    ObjectNode schema() {
        ObjectNode schema = Json.object();
        ArrayNode list = schema.putArray("enum");
        words.keySet().forEach(list::add);
        return Json.orEnv(schema);
    }

    @Override
    String expected() {
        return words.size() == 1
                ? words.keySet().iterator().next()
                : words.keySet().stream().collect(Collectors.joining(", ", "one of ", ""));
    }
}
