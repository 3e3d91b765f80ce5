package dev.kirikae.template;

import dev.kirikae.model.Nearest;
import dev.kirikae.yaml.Mistake;
import dev.kirikae.yaml.Spot;
import dev.kirikae.yaml.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map of a template's head, read field by field; every fault becomes a problem at its place. */
final class HeadFields {
    private final Tree.Entries map;
    private final List<Mistake> problems;

    HeadFields(Tree.Entries map, List<Mistake> problems) {
        this.map = map;
        this.problems = problems;
    }

    /** A problem for every key that is none of these. */
    HeadFields known(List<String> known) {
        for (Tree.Entry entry : map.entries()) {
            if (!known.contains(entry.key().text())) {
                problems.add(entry.key()
                        .spot()
                        .mistake("unknown key '" + entry.key().text() + "'"
                                + Nearest.hint(entry.key().text(), known)));
            }
        }
        return this;
    }

    Spot spot() {
        return map.spot();
    }

    Spot spot(String key) {
        Tree.Entry entry = map.find(key);
        return entry == null ? map.spot() : entry.value().spot();
    }

    boolean has(String key) {
        return map.find(key) != null;
    }

    @Nullable
    Tree tree(String key) {
        return map.get(key);
    }

    /** A problem for everything that must be there and is not. */
    void require(String... keys) {
        for (String key : keys) {
            if (!has(key)) {
                problems.add(map.spot().mistake("the key '" + key + "' is missing here"));
            }
        }
    }

    @Nullable
    String text(String key) {
        Tree tree = map.get(key);
        if (tree == null) {
            return null;
        }
        if (tree instanceof Tree.Leaf leaf && leaf.kind() == Tree.Kind.TEXT && leaf.tag() == null) {
            if (!leaf.text().isBlank()) {
                return leaf.text();
            }
        }
        problems.add(tree.spot().mistake("'" + key + "' must be a text that is not empty; put it in quotes"));
        return null;
    }

    @Nullable
    Long whole(String key) {
        Object value = map.get(key) == null ? null : plain(key);
        if (value == null || value instanceof Long) {
            return (Long) value;
        }
        problems.add(spot(key).mistake("'" + key + "' must be a whole number"));
        return null;
    }

    boolean truth(String key) {
        Object value = map.get(key) == null ? Boolean.FALSE : plain(key);
        if (value instanceof Boolean truth) {
            return truth;
        }
        if (value != null) {
            problems.add(spot(key).mistake("'" + key + "' must be true or false"));
        }
        return false;
    }

    /** A list of texts; empty if absent. */
    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        Object value = map.get(key) == null ? List.of() : plain(key);
        if (value instanceof List<?> list) {
            for (Object item : list) {
                if (item instanceof String text) {
                    texts.add(text);
                } else {
                    problems.add(spot(key).mistake("'" + key + "' must hold texts only"));
                }
            }
        } else if (value != null) {
            problems.add(spot(key).mistake("'" + key + "' must be a list"));
        }
        return texts;
    }

    /** As a caller would give it to a template; null, with a problem added, if it is nothing of that kind. */
    @Nullable
    Object plain(String key) {
        Tree tree = map.get(key);
        return tree == null ? null : plain(tree);
    }

    private @Nullable Object plain(Tree tree) {
        if (tree instanceof Tree.Leaf leaf) {
            return plain(leaf);
        }
        if (tree instanceof Tree.Items list) {
            List<Object> items = new ArrayList<>();
            for (Tree item : list.items()) {
                Object value = plain(item);
                if (value == null) {
                    return null;
                }
                items.add(value);
            }
            return items;
        }
        Map<String, Object> entries = new LinkedHashMap<>();
        for (Tree.Entry entry : ((Tree.Entries) tree).entries()) {
            Object value = plain(entry.value());
            if (value == null) {
                return null;
            }
            entries.put(entry.key().text(), value);
        }
        return entries;
    }

    private @Nullable Object plain(Tree.Leaf leaf) {
        switch (leaf.kind()) {
            case TEXT:
                return leaf.text();
            case TRUTH:
                if (leaf.text().equals("true") || leaf.text().equals("false")) {
                    return Boolean.valueOf(leaf.text());
                }
                break;
            case WHOLE:
                if (leaf.text().matches("0|-?[1-9]\\d{0,17}")) {
                    return Long.valueOf(leaf.text());
                }
                break;
            case NOTHING, OTHER:
                break;
        }
        problems.add(leaf.spot()
                .mistake("YAML 1.1 reads " + leaf.text() + " here as something other than it looks;"
                        + " write true, false, a plain whole number, or text in quotes"));
        return null;
    }
}
