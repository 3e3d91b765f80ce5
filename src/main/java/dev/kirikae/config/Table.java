package dev.kirikae.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kirikae.model.Nearest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A map with known keys, read into a record. The table of its fields is the only source for reader, record and schema.
 *
 * @param <R> the record
 */
abstract class Table<R> extends Shape<R> {
    private final List<Field<?>> fields;

    Table(Field<?>... fields) {
        this.fields = List.of(fields);
    }

    /**
     * Makes the record and checks what concerns several keys at once.
     *
     * @param values every field was read
     * @return null after a reason against it was told
     */
    abstract @Nullable R make(FieldValues values, Cursor at);

    /** Tells the record's values, each with its field. */
    abstract void write(R value, RecordWriter writer);

    @Override
    final @Nullable R read(Cursor at) {
        Item.Mapping mapping = at.mapping(expected());
        if (mapping == null) {
            return null;
        }
        Map<String, Item.Entry> entries = mapping.entries();
        List<String> known = fields.stream().<String>map(Field::key).toList();
        for (Item.Entry entry : entries.values()) {
            if (!known.contains(entry.key())) {
                String near = Nearest.of(entry.key(), known);
                at.under(entry)
                        .refuseKey(
                                near == null
                                        ? "unknown key; known here: " + String.join(", ", known)
                                        : "unknown key; perhaps " + near + " is meant");
            }
        }
        FieldValues values = new FieldValues();
        boolean sound = true;
        for (Field<?> field : fields) {
            sound &= field.read(entries.get(field.key()), at, values);
        }
        return sound ? make(values, at) : null;
    }

    @Override
    final JsonNode write(R value) {
        RecordWriter writer = new RecordWriter();
        write(value, writer);
        return writer.object();
    }

    @Override
    final ObjectNode schema() {
        ObjectNode schema = Json.ofType("object");
        ObjectNode properties = schema.putObject("properties");
        fields.forEach(field -> properties.set(field.key(), field.schema()));
        List<String> demanded =
                fields.stream().filter(Field::demanded).<String>map(Field::key).toList();
        if (!demanded.isEmpty()) {
            ArrayNode required = schema.putArray("required");
            demanded.forEach(required::add);
        }
        return schema.put("additionalProperties", false);
    }

    final boolean demanding() {
        return fields.stream().anyMatch(Field::demanded);
    }

    @Override
    String expected() {
        return "a map with the keys "
                + String.join(", ", fields.stream().<String>map(Field::key).toList());
    }
}
