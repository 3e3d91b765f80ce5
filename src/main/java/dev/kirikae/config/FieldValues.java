package dev.kirikae.config;

import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/** The values read for a table's fields. */
final class FieldValues {
    private final IdentityHashMap<Field<?>, Object> values = new IdentityHashMap<>();

    <T> void put(Field<T> field, T value) {
        values.put(field, value);
    }

    /** The value of a field that is required, has a default or is a section. */
    <T> T get(Field<T> field) {
        T value = find(field);
        if (value == null) {
            throw new IllegalStateException(field.key() + " may be absent");
        }
        return value;
    }

    /** The value of an optional field, or null. */
    @SuppressWarnings("unchecked") // put took a value of the field's type
    <T> @Nullable T find(Field<T> field) {
        return (T) values.get(field);
    }
}
