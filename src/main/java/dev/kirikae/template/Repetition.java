package dev.kirikae.template;

import dev.kirikae.yaml.Mistake;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Filter#EACH} repeats: the line it stands in or, if that line opens a block, the lines up to the one that
 * closes it with as many spaces before the brace.
 */
final class Repetition {
    private Repetition() {}

    /** Adds a problem for every use that does not say clearly what is repeated. */
    static void check(Phrase phrase, List<Mistake> problems) {
        List<List<Phrase.Piece>> lines = lines(phrase.pieces());
        for (int i = 0; i < lines.size(); i++) {
            Phrase.Use each = each(lines.get(i));
            if (each == null) {
                continue;
            }
            String line = text(lines.get(i));
            int last = last(lines, i);
            if (last < 0 || !(line.endsWith("{") || line.endsWith(";") && line.indexOf('{') < 0)) {
                problems.add(each.spot()
                        .mistake("the line of '" + each.parameter() + "' must be a whole directive, or open a block"
                                + " that a brace at the same depth closes"));
                continue;
            }
            long uses = lines.subList(i, last + 1).stream()
                    .flatMap(List::stream)
                    .filter(Repetition::isEach)
                    .count();
            if (uses > 1) {
                problems.add(each.spot().mistake("what is repeated for '" + each.parameter() + "' repeats again"));
            }
            i = last;
        }
    }

    /** The pieces with every repetition written out; values that nginx cannot hold, or that come twice, are problems. */
    static List<Phrase.Piece> of(Phrase phrase, Map<String, Object> values, List<Mistake> problems) {
        if (phrase.pieces().stream().noneMatch(Repetition::isEach)) {
            return phrase.pieces();
        }
        List<List<Phrase.Piece>> lines = lines(phrase.pieces());
        List<Phrase.Piece> all = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Phrase.Use each = each(lines.get(i));
            if (each == null) {
                all.addAll(lines.get(i));
                continue;
            }
            int last = last(lines, i);
            for (String words : words(each, values, problems)) {
                for (List<Phrase.Piece> line : lines.subList(i, last + 1)) {
                    line.forEach(piece -> all.add(isEach(piece) ? new Phrase.Words(words) : piece));
                }
            }
            i = last;
        }
        return all;
    }

    private static List<String> words(Phrase.Use each, Map<String, Object> values, List<Mistake> problems) {
        List<String> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Object value = values.get(each.parameter());
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((key, item) -> sorted.put(String.valueOf(key), item));
            sorted.forEach((key, item) -> all.add(word(each, key, problems) + " " + word(each, item, problems)));
        } else if (value instanceof List<?> list) {
            for (Object item : list) {
                String word = word(each, item, problems);
                if (!seen.add(word)) {
                    problems.add(refused(each, "it holds " + word + " twice"));
                }
                all.add(word);
            }
        }
        return all;
    }

    private static String word(Phrase.Use each, Object item, List<Mistake> problems) {
        String text = String.valueOf(item);
        String refusal = item instanceof List || item instanceof Map
                ? "its items must be text or numbers to become words"
                : Filter.EACH.refusal(text);
        if (refusal != null) {
            problems.add(refused(each, refusal));
        }
        return Filter.EACH.quote(text);
    }

    private static Mistake refused(Phrase.Use each, String reason) {
        String name = each.parameter();
        return each.spot().mistake("the value of parameter '" + name + "' cannot be written here: " + reason, name);
    }

    /** The index of the last line that is repeated; negative if the block is never closed. */
    private static int last(List<List<Phrase.Piece>> lines, int first) {
        String opening = text(lines.get(first));
        if (!opening.endsWith("{")) {
            return first;
        }
        String closing =
                opening.substring(0, opening.length() - opening.stripLeading().length()) + "}";
        for (int i = first + 1; i < lines.size(); i++) {
            if (text(lines.get(i)).equals(closing)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isEach(Phrase.Piece piece) {
        return piece instanceof Phrase.Use use && use.filter() == Filter.EACH;
    }

    private static Phrase.@Nullable Use each(List<Phrase.Piece> line) {
        for (Phrase.Piece piece : line) {
            if (piece instanceof Phrase.Use use && isEach(use)) {
                return use;
            }
        }
        return null;
    }

    /** A line's words, without what follows the last one of them. */
    private static String text(List<Phrase.Piece> line) {
        StringBuilder text = new StringBuilder();
        for (Phrase.Piece piece : line) {
            text.append(piece instanceof Phrase.Words words ? words.text() : "x");
        }
        return text.toString().stripTrailing();
    }

    private static List<List<Phrase.Piece>> lines(List<Phrase.Piece> pieces) {
        List<List<Phrase.Piece>> lines = new ArrayList<>();
        List<Phrase.Piece> line = new ArrayList<>();
        for (Phrase.Piece piece : pieces) {
            if (!(piece instanceof Phrase.Words words)) {
                line.add(piece);
                continue;
            }
            for (String part : words.text().split("(?<=\n)")) {
                line.add(new Phrase.Words(part));
                if (part.endsWith("\n")) {
                    lines.add(line);
                    line = new ArrayList<>();
                }
            }
        }
        lines.add(line);
        return lines;
    }
}
