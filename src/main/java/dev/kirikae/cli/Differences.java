package dev.kirikae.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kirikae.config.Configuration;
import dev.kirikae.config.ConfigurationJson;
import dev.kirikae.house.Engagement;
import dev.kirikae.house.Workplace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where the file and the record of the upload differ, one line each, and which of the two counts. */
final class Differences {

    /** What made the environment: later stages take it from the record. */
    private static final Set<String> MADE = Set.of("source", "environment", "ebextensions");

    private Differences() {}

    static List<String> between(Engagement engagement, Workplace place) {
        Configuration recorded = engagement.recorded();
        if (recorded == null || !place.hasFile()) {
            return List.of();
        }
        Map<String, String> before = flat(ConfigurationJson.node(recorded));
        Map<String, String> now = flat(ConfigurationJson.node(place.configuration()));
        TreeSet<String> paths = new TreeSet<>(before.keySet());
        paths.addAll(now.keySet());
        List<String> lines = new ArrayList<>();
        for (String path : paths) {
            String old = before.get(path);
            String fresh = now.get(path);
            if (old == null || !old.equals(fresh)) {
                lines.add(line(path, old, fresh));
            }
        }
        return lines;
    }

    private static String line(String path, @Nullable String recorded, @Nullable String file) {
        int end = path.indexOf('.') < 0 ? path.length() : path.indexOf('.');
        boolean made = MADE.contains(path.substring(0, end).replaceAll("\\[.*", ""));
        return "differs: " + path + " is " + shown(file) + " in the file, was " + shown(recorded) + " at upload; "
                + (made ? "the record counts" : "the file counts");
    }

    private static String shown(@Nullable String value) {
        return value == null ? "absent" : value;
    }

    private static Map<String, String> flat(JsonNode node) {
        Map<String, String> leaves = new TreeMap<>();
        add(leaves, "", node);
        return leaves;
    }

    private static void add(Map<String, String> leaves, String path, JsonNode node) {
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> add(
                            leaves, path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue()));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                JsonNode item = node.get(i);
                if (item.has("namespace") && item.has("value")) {
                    String setting = item.path("namespace").asText() + "."
                            + item.path("name").asText();
                    leaves.put(path + "." + setting, item.path("value").asText());
                } else {
                    add(leaves, path + "[" + i + "]", item);
                }
            }
        } else {
            leaves.put(path, node.asText());
        }
    }
}
