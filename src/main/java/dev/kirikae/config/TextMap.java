package dev.kirikae.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map from names to texts. */
class TextMap extends Shape<Map<String, String>> {
    private final String keyPattern;
    private final String keyExpected;
    private final TextShape value;

    TextMap(String keyPattern, String keyExpected, TextShape value) {
        this.keyPattern = keyPattern;
        this.keyExpected = keyExpected;
        this.value = value;
    }

    @Override
    @Nullable
    Map<String, String> read(Cursor at) {
        Item.Mapping mapping = at.mapping(expected());
        if (mapping == null) {
            return null;
        }
        Map<String, String> texts = new LinkedHashMap<>();
        boolean sound = true;
        for (Item.Entry entry : mapping.entries().values()) {
            Cursor below = at.under(entry);
            String fault = keyFault(entry.key());
            if (fault != null) {
                below.refuseKey(fault);
            }
            String text = value.read(below);
            if (text == null || fault != null) {
                sound = false;
            } else {
                texts.put(entry.key(), text);
            }
        }
        return sound ? texts : null;
    }

    /** What is wrong with a key, or null. */
    @Nullable
    String keyFault(String key) {
        return key.matches(keyPattern) ? null : "expected " + keyExpected + " as a key, found " + ShownText.text(key);
    }

    @Override
    JsonNode write(Map<String, String> texts) {
        ObjectNode object = Json.object();
        texts.forEach((key, text) -> object.set(key, value.write(text)));
        return object;
    }

    @Override
    ObjectNode schema() {
        ObjectNode schema = Json.ofType("object");
        schema.putObject("propertyNames").put("pattern", "^(?:" + keyPattern + ")$");
        schema.set("additionalProperties", value.schema());
        return schema;
    }

    @Override
    String expected() {
        return "a map from " + keyExpected + " to " + value.expected();
    }
}
