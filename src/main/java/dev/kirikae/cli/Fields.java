package dev.kirikae.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fields of a JSON object, in the order in which they were given. */
final class Fields {

    private final Map<String, Object> fields = new LinkedHashMap<>();

    static Fields of(String name, @Nullable Object value) {
        return new Fields().and(name, value);
    }

    Fields and(String name, @Nullable Object value) {
        put(fields, name, value);
        return this;
    }

    private static void put(Map<String, @Nullable Object> all, String name, @Nullable Object value) {
        all.put(name, value);
    }

    Map<String, Object> map() {
        return fields;
    }
}
