package dev.kirikae.config;

import java.util.LinkedHashMap;
import java.util.Map;

/** Lays one file over another: maps merge, all else is replaced. Each piece keeps the place of the file that said it. */
final class Overlay {
    private Overlay() {}

    static Item.Mapping lay(Item.Mapping base, Item.Mapping over) {
        Map<String, Item.Entry> merged = new LinkedHashMap<>(base.entries());
        for (Item.Entry entry : over.entries().values()) {
            Item.Entry below = merged.get(entry.key());
            if (below != null
                    && below.item() instanceof Item.Mapping lower
                    && entry.item() instanceof Item.Mapping upper) {
                merged.put(entry.key(), new Item.Entry(entry.key(), below.keyPosition(), lay(lower, upper)));
            } else {
                merged.put(entry.key(), entry);
            }
        }
        return new Item.Mapping(merged, base.position());
    }
}
