package dev.kirikae.lint.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kirikae.yaml.Spot;
import dev.kirikae.yaml.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A function between back quotes within a text. A shell's back quotes are none: only those count that begin with a brace
 * and the name of a function.
 *
 * @param value what stands between them, all of it at the place where it begins; null where it cannot be read
 */
public record BackQuote(Spot spot, @Nullable Tree value) {
    private static final Pattern BEGIN = Pattern.compile("`\\s*\\{\\s*[\"']?(?:Ref\\b|Fn::)");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Those of a scalar; the places are taken from the cursor, which must not have passed it. */
    static List<BackQuote> in(Tree.Leaf leaf, Quotes quotes) {
        List<BackQuote> found = new ArrayList<>();
        String text = leaf.text();
        Matcher begin = BEGIN.matcher(text);
        quotes.to(leaf.spot());
        for (int i = text.indexOf('`'); i >= 0; i = text.indexOf('`', i + 1)) {
            Spot spot = quotes.next(leaf.spot());
            if (begin.region(i, text.length()).lookingAt()) {
                int end = text.indexOf('`', i + 1);
                if (end < 0) {
                    found.add(new BackQuote(spot, null));
                    return found;
                }
                quotes.next(leaf.spot());
                found.add(new BackQuote(spot, read(text.substring(i + 1, end), spot)));
                i = end;
            }
        }
        return found;
    }

    private static @Nullable Tree read(String body, Spot spot) {
        try {
            return tree(JSON.readTree(body), spot);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /** The JSON reader bounds the depth. */
    private static Tree tree(JsonNode node, Spot spot) {
        if (node.isObject()) {
            List<Tree.Entry> entries = new ArrayList<>();
            node.properties()
                    .forEach(field -> entries.add(
                            new Tree.Entry(Tree.Leaf.text(spot, field.getKey()), tree(field.getValue(), spot))));
            return new Tree.Entries(spot, null, entries);
        }
        if (node.isArray()) {
            List<Tree> items = new ArrayList<>();
            node.forEach(item -> items.add(tree(item, spot)));
            return new Tree.Items(spot, null, items);
        }
        return node.isNull()
                ? new Tree.Leaf(spot, null, Tree.Kind.NOTHING, "", List.of())
                : Tree.Leaf.text(spot, node.asText());
    }
}
