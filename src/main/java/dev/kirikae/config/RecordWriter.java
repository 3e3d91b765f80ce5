package dev.kirikae.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A table's record, as it is written. */
final class RecordWriter {
    private final ObjectNode object = Json.object();

    <T> RecordWriter put(Field<T> field, @Nullable T value) {
        if (value != null) {
            object.set(field.key(), field.shape().write(value));
        } else if (field.word() != null) {
            object.put(field.key(), field.word());
        } else {
            object.putNull(field.key());
        }
        return this;
    }

    ObjectNode object() {
        return object;
    }
}
