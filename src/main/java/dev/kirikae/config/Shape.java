package dev.kirikae.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * What a value looks like, said once: how it is read from a file, written to a record, and described in the schema.
 *
 * @param <T> the value
 */
abstract class Shape<T> {
    /** The value, or null after every reason against it has been told to the cursor. */
    abstract @Nullable T read(Cursor at);

    /** The value in the form that {@link #read} accepts. */
    abstract JsonNode write(T value);

    /** This shape as a JSON Schema. */
    abstract ObjectNode schema();

    /** What is expected, to go on with the words "expected …". */
    abstract String expected();
}
