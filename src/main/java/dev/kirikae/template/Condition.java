package dev.kirikae.template;

import dev.kirikae.yaml.Mistake;
import dev.kirikae.yaml.Spot;
import dev.kirikae.yaml.Tree;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code when: name} or {@code when: not name}: holds for true and for text, lists and maps that are not empty. */
record Condition(Spot spot, String parameter, boolean negated) {
    /** The key in a body's map that makes the whole map conditional. */
    static final String KEY = "$when";

    private static final Pattern FORM = Pattern.compile("(not )?([a-z][a-z0-9-]*)");

    static @Nullable Condition of(Tree tree) {
        if (tree instanceof Tree.Leaf leaf && leaf.kind() == Tree.Kind.TEXT) {
            Matcher matcher = FORM.matcher(leaf.text());
            if (matcher.matches()) {
                return new Condition(leaf.spot(), matcher.group(2), matcher.group(1) != null);
            }
        }
        return null;
    }

    static Mistake malformed(Tree tree) {
        return tree.spot().mistake("a condition is a parameter's name, or 'not' and a parameter's name");
    }

    boolean holds(Map<String, Object> values) {
        Object value = values.get(parameter);
        boolean full = value instanceof Boolean truth
                ? truth
                : value instanceof String text
                        ? !text.isEmpty()
                        : value instanceof Collection<?> list
                                ? !list.isEmpty()
                                : value instanceof Map<?, ?> map && !map.isEmpty();
        return full != negated;
    }
}
