package dev.kirikae.journal.codec;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of record is written and read.
 *
 * @param name its name in the journal: never changed, whatever becomes of the class
 */
record Kind<T>(String name, Class<T> type, Function<T, RecordFields> writer, Function<RecordFields, T> reader) {

    RecordFields write(Object value) {
        return writer.apply(type.cast(value));
    }

    static <T> Kind<? extends T> of(Object value, List<Kind<? extends T>> kinds) {
        for (Kind<? extends T> kind : kinds) {
            if (kind.type().isInstance(value)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no form in the journal for " + value.getClass());
    }

    static <T> @Nullable Kind<? extends T> named(String name, List<Kind<? extends T>> kinds) {
        for (Kind<? extends T> kind : kinds) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        return null;
    }
}
