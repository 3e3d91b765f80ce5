package dev.kirikae.config;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks ahead for excused settings, since they decide how settings are read that may stand before them. */
final class Excuses {
    static final String SECRET = "secret";

    private Excuses() {}

    static Set<String> settings(Item.Mapping root) {
        Set<String> excused = new HashSet<>();
        if (below(below(root, "lint"), "excuse") instanceof Item.Sequence excuses) {
            for (Item excuse : excuses.items()) {
                if (below(excuse, "rule") instanceof Item.Scalar rule
                        && rule.text().equals(SECRET)
                        && below(excuse, "setting") instanceof Item.Scalar setting) {
                    excused.add(setting.text());
                }
            }
        }
        return excused;
    }

    private static @Nullable Item below(@Nullable Item item, String key) {
        return item instanceof Item.Mapping mapping ? mapping.at(key) : null;
    }
}
