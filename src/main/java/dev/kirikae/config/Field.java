package dev.kirikae.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One key of a table: its name, its shape, what holds without it, and what it is for.
 *
 * @param fallback the value where the key is absent
 * @param word the word that stands for "none", where the key has one
 * @param sample what may be written there, for editors and pages; null where default or words say enough
 */
record Field<T>(
        String key,
        Kind kind,
        Shape<T> shape,
        @Nullable T fallback,
        @Nullable String word,
        String about,
        @Nullable T sample) {
    enum Kind {
        REQUIRED,
        DEFAULTED,
        /** A table of its own, which is read as empty where the key is absent. */
        SECTION,
        OPTIONAL,
        NOT_BUILT
    }

    static <T> Field<T> required(String key, Shape<T> shape, String about) {
        return new Field<>(key, Kind.REQUIRED, shape, null, null, about, null);
    }

    static <T> Field<T> of(String key, Shape<T> shape, T fallback, String about) {
        return new Field<>(key, Kind.DEFAULTED, shape, fallback, null, about, null);
    }

    static <T> Field<T> section(String key, Table<T> table, String about) {
        return new Field<>(key, Kind.SECTION, table, null, null, about, null);
    }

    /** Absent or null is nothing. */
    static <T> Field<T> optional(String key, Shape<T> shape, String about) {
        return new Field<>(key, Kind.OPTIONAL, shape, null, null, about, null);
    }

    /** The word is nothing; absent is the fallback, or nothing too where that is null. */
    static <T> Field<T> orWord(String key, String word, Shape<T> shape, @Nullable T fallback, String about) {
        return new Field<>(key, Kind.OPTIONAL, shape, fallback, word, about, null);
    }

    static Field<Boolean> notBuilt(String key, NotBuilt.Neutral neutral, String about) {
        return new Field<>(key, Kind.NOT_BUILT, new NotBuilt(neutral), null, null, about + "; not built yet", null);
    }

    /** The same with an example. */
    Field<T> such(T example) {
        return new Field<>(key, kind, shape, fallback, word, about, example);
    }

    /** Puts the value into the values; false where it was refused. */
    boolean read(Item.@Nullable Entry entry, Cursor table, FieldValues values) {
        if (entry == null) {
            return absent(table, values);
        }
        Cursor at = table.under(entry);
        if (entry.item() instanceof Item.Scalar scalar && isNothing(scalar)) {
            return true;
        }
        if (kind == Kind.SECTION && entry.item() instanceof Item.Scalar scalar && scalar.isNull()) {
            return put(values, shape.read(table.absent(key, emptyAt(scalar.position()))));
        }
        return put(values, shape.read(at));
    }

    private boolean isNothing(Item.Scalar scalar) {
        return kind == Kind.OPTIONAL
                && (word == null ? scalar.isNull() : scalar.text().equals(word));
    }

    private boolean absent(Cursor table, FieldValues values) {
        return switch (kind) {
            case REQUIRED -> {
                table.refuseMissing(key, "is missing; expected " + shape.expected() + ": " + about);
                yield false;
            }
            case SECTION ->
                put(values, shape.read(table.absent(key, emptyAt(table.item().position()))));
            case DEFAULTED, OPTIONAL -> {
                put(values, fallback);
                yield true;
            }
            case NOT_BUILT -> true;
        };
    }

    private boolean put(FieldValues values, @Nullable T value) {
        if (value != null) {
            values.put(this, value);
        }
        return value != null;
    }

    private static Item emptyAt(Position position) {
        return new Item.Mapping(Map.of(), position);
    }

    ObjectNode schema() {
        ObjectNode schema = shape.schema();
        if (kind == Kind.OPTIONAL && word != null) {
            schema = Json.anyOf(Json.object().put("const", word), schema);
        } else if (kind == Kind.OPTIONAL) {
            schema = Json.anyOf(Json.ofType("null"), schema);
        }
        schema.put("description", about);
        if (fallback != null) {
            schema.set("default", shape.write(fallback));
        }
        if (sample != null) {
            schema.putArray("examples").add(shape.write(sample));
        }
        return schema;
    }

    /** Whether a table without this key is refused. */
    boolean demanded() {
        return kind == Kind.REQUIRED || (kind == Kind.SECTION && shape instanceof Table<?> table && table.demanding());
    }
}
