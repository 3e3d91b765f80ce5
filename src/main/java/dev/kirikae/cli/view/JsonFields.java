package dev.kirikae.cli.view;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fields of a JSON object, in the order in which they were given. */
public final class JsonFields {

    private final Map<String, Object> fields = new LinkedHashMap<>();

    public static JsonFields of(String name, @Nullable Object value) {
        return new JsonFields().and(name, value);
    }

    public JsonFields and(String name, @Nullable Object value) {
        put(fields, name, value);
        return this;
    }

    private static void put(Map<String, @Nullable Object> all, String name, @Nullable Object value) {
        all.put(name, value);
    }

    public Map<String, Object> map() {
        return fields;
    }
}
