package dev.kirikae.yaml;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A YAML document after parsing: what was read, where it stood, and nothing constructed from it. A tree is not changed
 * after it was made. An alias is unfolded: a part like any other, at the place of what it repeats.
 */
public sealed interface Tree {
    /** Where it begins. */
    Spot spot();

    /** A local tag such as {@code !Ref}, kept as written; null for YAML's own kinds. */
    @Nullable
    String tag();

    /** Whether nothing stands there: null, written so, as a tilde, or not at all. */
    default boolean isNothing() {
        return this instanceof Leaf leaf && leaf.kind() == Kind.NOTHING;
    }

    /** What YAML 1.1 takes a scalar for; in quotes it is always a text. */
    enum Kind {
        TEXT,
        /** A whole number in any of YAML's forms, such as {@code 0x1F}. */
        WHOLE,
        /** A truth value in any of YAML's words, such as {@code yes}. */
        TRUTH,
        /** Null: written so, as a tilde, or nothing at all. */
        NOTHING,
        /** Floats, dates, binary: kept as written. */
        OTHER
    }

    /**
     * A scalar.
     *
     * @param text without quotes and escapes; of other kinds than {@link Kind#TEXT} as it is written
     * @param dollars where each <code>${</code> of the text stands in the file, in order
     */
    record Leaf(Spot spot, @Nullable String tag, Kind kind, String text, List<Spot> dollars) implements Tree {
        /** A text that was made, at the place it was made for; it has no dollars' places. */
        public static Leaf text(Spot spot, String text) {
            return new Leaf(spot, null, Kind.TEXT, text, List.of());
        }
    }

    /** A list. */
    record Items(Spot spot, @Nullable String tag, List<Tree> items) implements Tree {}

    /**
     * A map.
     *
     * @param entries in the order of the file; a file of Beanstalk's may have a key twice, and {@code <<} is a key
     *     like others
     */
    record Entries(Spot spot, @Nullable String tag, List<Entry> entries) implements Tree {
        /** The first entry with this key; null where there is none. */
        @Nullable
        public Entry find(String key) {
            for (Entry entry : entries) {
                if (entry.key().text().equals(key)) {
                    return entry;
                }
            }
            return null;
        }

        /** The value of the first entry with this key; null where there is none. */
        @Nullable
        public Tree get(String key) {
            Entry entry = find(key);
            return entry == null ? null : entry.value();
        }
    }

    /** A key and its value, which may be of any kind. */
    record Entry(Leaf key, Tree value) {}
}
