package dev.kirikae.template;

import dev.kirikae.yaml.Spot;
import dev.kirikae.yaml.Tree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code $each: name} in a body's map: the rest of the map once for each entry of that parameter, a map; the entry's parts
 * are <code>${each-key}</code> and <code>${each-value}</code>.
 */
final class Each {
    static final String WORD = "$each";
    static final String KEY = "each-key";
    static final String VALUE = "each-value";

    private Each() {}

    /** The name of the parameter; null where the map is no such one, or badly written. */
    static @Nullable String of(Tree.Entries map) {
        return map.get(WORD) instanceof Tree.Leaf leaf && leaf.kind() == Tree.Kind.TEXT ? leaf.text() : null;
    }

    static Parameter key(Spot spot) {
        return part(spot, KEY, ParameterType.STRING, null);
    }

    /** A value of a map that takes any is used like a map: as a whole. */
    static Parameter value(Spot spot, Parameter map) {
        return part(spot, VALUE, map.textsOnly() ? ParameterType.STRING : ParameterType.MAP, map.language());
    }

    /** A parameter that templates have without declaring it. */
    static Parameter part(Spot spot, String name, ParameterType type, @Nullable Language language) {
        Limits none = new Limits(null, null, false, List.of(), null, null, null, Limits.LONGEST);
        return new Parameter(spot, name, type, name, null, null, name, false, none, language, false);
    }
}
