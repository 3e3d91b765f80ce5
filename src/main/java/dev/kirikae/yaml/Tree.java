package dev.kirikae.yaml;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A YAML document after parsing: what was read, where it stood, and nothing constructed from it. */
public sealed interface Tree {
    Spot spot();

    /** A local tag such as {@code !Ref}, kept as written; null for YAML's own kinds. */
    @Nullable
    String tag();

    enum Kind {
        TEXT,
        WHOLE,
        TRUTH,
        NOTHING,
        /** Floats, dates, binary: kept as written. */
        OTHER
    }

    /** @param dollars where each <code>${</code> of the text stands in the file */
    record Leaf(Spot spot, @Nullable String tag, Kind kind, String text, List<Spot> dollars) implements Tree {
        public static Leaf text(Spot spot, String text) {
            return new Leaf(spot, null, Kind.TEXT, text, List.of());
        }
    }

    record Items(Spot spot, @Nullable String tag, List<Tree> items) implements Tree {}

    record Entries(Spot spot, @Nullable String tag, List<Entry> entries) implements Tree {
        @Nullable
        public Entry find(String key) {
            for (Entry entry : entries) {
                if (entry.key().text().equals(key)) {
                    return entry;
                }
            }
            return null;
        }

        @Nullable
        public Tree get(String key) {
            Entry entry = find(key);
            return entry == null ? null : entry.value();
        }
    }

    record Entry(Leaf key, Tree value) {}
}
