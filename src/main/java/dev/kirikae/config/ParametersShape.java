package dev.kirikae.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kirikae.model.Secrets;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of a template, whose types only the template knows: a tree of texts, numbers, true and false, lists and maps. What
 * YAML readers disagree about is refused rather than guessed.
 */
final class ParametersShape extends Shape<Map<String, Object>> {
    private static final String NUMBER = "-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?";
    private static final int LONGEST_LONG = 18;

    @Override
    @Nullable
    Map<String, Object> read(Cursor at) {
        Item.Mapping mapping = at.mapping(expected());
        return mapping == null ? null : map(at, mapping);
    }

    private static @Nullable Map<String, Object> map(Cursor at, Item.Mapping mapping) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Item.Entry entry : mapping.entries().values()) {
            Object value = value(at.under(entry));
            if (value != null) {
                values.put(entry.key(), value);
            }
        }
        return values.size() == mapping.entries().size() ? Collections.unmodifiableMap(values) : null;
    }

    private static @Nullable List<Object> list(Cursor at, Item.Sequence sequence) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < sequence.items().size(); i++) {
            Object value = value(at.under(i, sequence.items().get(i)));
            if (value != null) {
                values.add(value);
            }
        }
        return values.size() == sequence.items().size() ? List.copyOf(values) : null;
    }

    private static @Nullable Object value(Cursor at) {
        if (at.item() instanceof Item.Mapping mapping) {
            return map(at, mapping);
        }
        if (at.item() instanceof Item.Sequence sequence) {
            return list(at, sequence);
        }
        if (!(at.item() instanceof Item.Scalar scalar)) {
            return null;
        }
        Resolved resolved = Resolved.of(scalar, Scope.BUNDLE, at);
        if (resolved == null) {
            return null;
        }
        if (!resolved.unset().isEmpty()) {
            at.notice("the environment variable " + String.join(", ", resolved.unset())
                    + " is not set; the rehearsal takes a placeholder");
        }
        if (Secrets.likelyValue(resolved.literal())) {
            at.refuse(
                    "this value looks like a secret and would lie in the bundle in clear; keep it in Secrets Manager");
            return null;
        }
        return scalar.plain() ? plain(at, scalar, resolved) : resolved.text();
    }

    private static @Nullable Object plain(Cursor at, Item.Scalar scalar, Resolved resolved) {
        String text = scalar.text();
        if (scalar.isNull()) {
            at.refuse("has no value; give one, or remove the key");
            return null;
        }
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        if (text.matches(NUMBER)) {
            return text.contains(".") || text.length() > LONGEST_LONG
                    ? new BigDecimal(text)
                    : (Object) Long.valueOf(text);
        }
        if (ambiguous(text)) {
            at.refuse("YAML readers disagree about " + text + " without quotes; write " + ShownText.text(text)
                    + " for the text, or true, false or a decimal number");
            return null;
        }
        return resolved.text();
    }

    private static boolean ambiguous(String text) {
        return text.matches("(?i:yes|no|on|off|y|n|true|false)")
                || text.matches("[-+]?[0-9][0-9_]*")
                || text.matches("[-+]?(?:0[xob][0-9a-fA-F_]+|\\.(?i:inf|nan))")
                || text.matches("[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\\.[0-9_]*)?")
                || text.matches("[-+]?(?:[0-9][0-9_]*)?\\.[0-9_]*(?:[eE][-+]?[0-9]+)?")
                || text.matches("[-+]?[0-9][0-9_]*[eE][-+]?[0-9]+");
    }

    @Override
    JsonNode write(Map<String, Object> value) {
        return node(value);
    }

    private static JsonNode node(Object value) {
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = Json.object();
            map.forEach((key, below) -> object.set((String) key, node(below)));
            return object;
        }
        if (value instanceof List<?> list) {
            ArrayNode array = Json.NODES.arrayNode();
            list.forEach(below -> array.add(node(below)));
            return array;
        }
        if (value instanceof Boolean flag) {
            return Json.NODES.booleanNode(flag);
        }
        if (value instanceof Long number) {
            return Json.NODES.numberNode(number);
        }
        if (value instanceof BigDecimal number) {
            return Json.NODES.numberNode(number);
        }
        return Json.NODES.textNode((String) value);
    }

    @Override
    ObjectNode schema() {
        return Json.ofType("object");
    }

    @Override
    String expected() {
        return "a map from the template's parameters to values";
    }
}
