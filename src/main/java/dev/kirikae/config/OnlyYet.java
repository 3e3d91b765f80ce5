package dev.kirikae.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A value of which only one is built in this version; every other good one is refused by name. */
final class OnlyYet<T> extends Shape<T> {
    private final Shape<T> shape;
    private final T built;

    OnlyYet(Shape<T> shape, T built) {
        this.shape = shape;
        this.built = built;
    }

    @Override
    @Nullable
    T read(Cursor at) {
        T value = shape.read(at);
        if (value != null && !value.equals(built)) {
            at.refuseKey(NotBuilt.MESSAGE);
            return null;
        }
        return value;
    }

    @Override
    JsonNode write(T value) {
        return shape.write(value);
    }

    @Override
    ObjectNode schema() {
        ObjectNode schema = Json.object();
        schema.set("const", shape.write(built));
        return schema;
    }

    @Override
    String expected() {
        return shape.expected();
    }
}
