package dev.kirikae.template;

import dev.kirikae.model.Nearest;
import dev.kirikae.yaml.Mistake;
import dev.kirikae.yaml.Spot;
import dev.kirikae.yaml.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A scalar of a template taken apart: words as they are, and uses of parameters. <code>$${</code> stands for <code>${</code>. */
record Phrase(List<Piece> pieces) {
    sealed interface Piece {}

    record Words(String text) implements Piece {}

    record Use(Spot spot, String parameter, @Nullable Filter filter) implements Piece {}

    private static final Pattern USE = Pattern.compile("\\$\\{([a-z][a-z0-9-]*)(?:\\|([a-z]+))?}");

    /** The single use that is the whole scalar, which may then become a list, a map or a number; null if there is more. */
    @Nullable
    Use whole() {
        return pieces.size() == 1 && pieces.get(0) instanceof Use use ? use : null;
    }

    /** The use of a map that stands for several items of a list; null if this item is an ordinary one. */
    static @Nullable Use pairs(Tree item) {
        if (item instanceof Tree.Leaf leaf
                && leaf.kind() == Tree.Kind.TEXT
                && !leaf.dollars().isEmpty()) {
            Use whole = of(leaf, new ArrayList<>()).whole();
            return whole != null && whole.filter() == Filter.PAIRS ? whole : null;
        }
        return null;
    }

    static Phrase of(Tree.Leaf leaf, List<Mistake> problems) {
        String text = leaf.text();
        List<Piece> pieces = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        Matcher matcher = USE.matcher(text);
        int dollar = 0;
        int i = 0;
        while (i < text.length()) {
            if (text.startsWith("$${", i)) {
                words.append("${");
                dollar++;
                i += 3;
            } else if (!text.startsWith("${", i)) {
                words.append(text.charAt(i++));
            } else {
                Spot spot = dollar < leaf.dollars().size() ? leaf.dollars().get(dollar) : leaf.spot();
                dollar++;
                Use use = matcher.region(i, text.length()).lookingAt() ? use(spot, matcher, problems) : null;
                if (use == null) {
                    if (!matcher.lookingAt()) {
                        problems.add(spot.mistake("after '${' a parameter's name is expected, as in ${name} or"
                                + " ${name|shell}; write $${ where ${ itself is meant"));
                    }
                    i += 2;
                    continue;
                }
                if (!words.isEmpty()) {
                    pieces.add(new Words(words.toString()));
                    words.setLength(0);
                }
                pieces.add(use);
                i = matcher.end();
            }
        }
        if (!words.isEmpty() || pieces.isEmpty()) {
            pieces.add(new Words(words.toString()));
        }
        return new Phrase(pieces);
    }

    private static @Nullable Use use(Spot spot, Matcher matcher, List<Mistake> problems) {
        String word = matcher.group(2);
        Filter filter = word == null ? null : Filter.of(word);
        if (word != null && filter == null) {
            List<String> known = new ArrayList<>();
            for (Filter each : Filter.values()) {
                known.add(each.word());
            }
            problems.add(spot.mistake("there is no filter '" + word + "'" + Nearest.hint(word, known)));
            return null;
        }
        return new Use(spot, matcher.group(1), filter);
    }
}
