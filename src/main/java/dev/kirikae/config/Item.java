package dev.kirikae.config;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A piece of a file as it was written, with its place. Nothing is interpreted yet: a scalar is its text. */
sealed interface Item {
    Position position();

    /**
     * A single value.
     *
     * @param text the text without quotes, as written
     * @param plain whether it stood there without quotes, and so may mean more than a text
     */
    record Scalar(String text, boolean plain, Position position) implements Item {
        boolean isNull() {
            return plain
                    && switch (text) {
                        case "", "~", "null", "Null", "NULL" -> true;
                        default -> false;
                    };
        }
    }

    /** A list. */
    record Sequence(List<Item> items, Position position) implements Item {}

    /** A map in file order; its keys are texts as written. */
    record Mapping(Map<String, Entry> entries, Position position) implements Item {
        /** What stands behind a key, or null. */
        @Nullable
        Item at(String key) {
            Entry entry = entries.get(key);
            return entry == null ? null : entry.item();
        }
    }

    /** One key of a map, with what stands behind it. */
    record Entry(String key, Position keyPosition, Item item) {}

    /** What was refused already: reading it fails without another problem. */
    record Broken(Position position) implements Item {}
}
