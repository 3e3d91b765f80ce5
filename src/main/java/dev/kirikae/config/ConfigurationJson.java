package dev.kirikae.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A configuration as a record keeps it: canonical JSON, the same text for the same configuration, with keys in
 * alphabetical order. Option settings are a list there, which keeps their order.
 */
public final class ConfigurationJson {
    private static final Position RECORD = new Position("recorded configuration", 1, 1);

    private ConfigurationJson() {}

    /** The configuration as one line of JSON. */
    public static String write(Configuration configuration) {
        return node(configuration).toString();
    }

    /** The configuration as a tree whose keys are in alphabetical order. */
    public static JsonNode node(Configuration configuration) {
        return ordered(new ConfigurationTable().write(configuration));
    }

    /**
     * Reads what {@link #write} wrote, also by an older program: keys that it did not have yet take their defaults.
     *
     * @throws IllegalArgumentException if the text is no record of a configuration; the message says why
     */
    public static Configuration read(String json) {
        return load(json).configuration();
    }

    /**
     * As {@link #read(String)}, with what a person should know of it all the same: a record is never refused for a
     * proof that cannot be reached in its time.
     *
     * @throws IllegalArgumentException if the text is no record of a configuration; the message says why
     */
    public static ReadResult.Loaded load(String json) {
        JsonNode node;
        try {
            node = mapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the recorded configuration is not JSON: " + e.getOriginalMessage(), e);
        }
        return load(node);
    }

    /**
     * As {@link #read(String)}, from a tree.
     *
     * @throws IllegalArgumentException if the tree is no record of a configuration; the message says why
     */
    public static Configuration read(JsonNode node) {
        return load(node).configuration();
    }

    /**
     * What a record says of going back over its release, whatever else it holds: a key that only a newer program knows
     * hides nothing of it.
     *
     * @return null where that cannot be read
     */
    public static @Nullable Compatibility compatibility(String json) {
        try {
            if (item(mapper().readTree(json)) instanceof Item.Mapping root) {
                CommitFile said = CommitFile.ofRecord(root);
                return said.problems().isEmpty() ? said.compatibility() : null;
            }
            return null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static ReadResult.Loaded load(JsonNode node) {
        if (!(item(node) instanceof Item.Mapping root)) {
            throw new IllegalArgumentException("the recorded configuration is not a JSON object");
        }
        Context context =
                new Context(Map.of(), Mode.STRICT, Proofs.ANY, null, true, Excuses.settings(root), new ProblemList());
        ReadResult reading = Configurations.read(root, context);
        if (reading instanceof ReadResult.Loaded loaded) {
            return loaded;
        }
        List<Problem> problems = ((ReadResult.Rejected) reading).problems();
        throw new IllegalArgumentException(String.join(
                "; ", problems.stream().map(p -> p.path() + ": " + p.message()).toList()));
    }

    private static ObjectMapper mapper() {
        return JsonMapper.builder()
                .nodeFactory(Json.NODES)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    private static JsonNode ordered(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode sorted = Json.object();
            List<String> keys = new ArrayList<>();
            object.fieldNames().forEachRemaining(keys::add);
            keys.stream().sorted().forEach(key -> sorted.set(key, ordered(object.get(key))));
            return sorted;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode same = Json.NODES.arrayNode();
            array.forEach(element -> same.add(ordered(element)));
            return same;
        }
        return node;
    }

    private static Item item(JsonNode node) {
        if (node instanceof ObjectNode object) {
            Map<String, Item.Entry> entries = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> entry : object.properties()) {
                entries.put(entry.getKey(), new Item.Entry(entry.getKey(), RECORD, item(entry.getValue())));
            }
            return new Item.Mapping(entries, RECORD);
        }
        if (node instanceof ArrayNode array) {
            List<Item> items = new ArrayList<>();
            array.forEach(element -> items.add(item(element)));
            return new Item.Sequence(items, RECORD);
        }
        return new Item.Scalar(node.asText(), !node.isTextual(), RECORD);
    }
}
