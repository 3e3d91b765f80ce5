package dev.kirikae.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kirikae.app.input.CommandContext;
import dev.kirikae.app.run.ServiceSession;
import dev.kirikae.config.Configuration;
import dev.kirikae.config.ConfigurationJson;
import dev.kirikae.model.Confidential;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the file and the record of the upload differ, one line each, and which of the two counts. What {@link Confidential}
 * hides is not shown, nor what a template is given: some make environment properties of it.
 */
public final class ConfigurationDrift {

    /** What made the environment: later stages take it from the record. */
    private static final Set<String> MADE = Set.of("source", "environment", "ebextensions");

    /** Where the file leaves it open, the record holds what was chosen: another choice is refused by {@code upload}. */
    private static final String CHOSEN = "source.branch";

    private static final String NOT_SET = "null";

    private static final Pattern GIVEN_TO_TEMPLATE = Pattern.compile("ebextensions\\.use\\[\\d+]\\.with\\..*");

    private record Leaf(String value, boolean hidden) {}

    private ConfigurationDrift() {}

    public static List<String> between(ServiceSession serviceSession, CommandContext context) {
        Configuration recorded = serviceSession.recorded();
        if (recorded == null || !context.hasFile()) {
            return List.of();
        }
        Map<String, Leaf> before = flat(ConfigurationJson.node(recorded));
        Map<String, Leaf> now = flat(ConfigurationJson.node(context.configuration()));
        TreeSet<String> paths = new TreeSet<>(before.keySet());
        paths.addAll(now.keySet());
        List<String> lines = new ArrayList<>();
        for (String path : paths) {
            Leaf old = before.get(path);
            Leaf fresh = now.get(path);
            boolean chosen =
                    path.equals(CHOSEN) && fresh != null && fresh.value().equals(NOT_SET);
            if (!chosen && (old == null || !old.equals(fresh))) {
                lines.add(line(path, old, fresh));
            }
        }
        return lines;
    }

    private static String line(String path, @Nullable Leaf recorded, @Nullable Leaf file) {
        int end = path.indexOf('.') < 0 ? path.length() : path.indexOf('.');
        boolean made = MADE.contains(path.substring(0, end).replaceAll("\\[.*", ""));
        return "differs: " + path + " is " + shown(file) + " in the file, was " + shown(recorded) + " at upload; "
                + (made ? "the record counts" : "the file counts");
    }

    private static String shown(@Nullable Leaf leaf) {
        return leaf == null ? "absent" : leaf.hidden() ? Confidential.NOT_SHOWN : leaf.value();
    }

    private static Map<String, Leaf> flat(JsonNode node) {
        Map<String, Leaf> values = new TreeMap<>();
        add(values, "", node);
        return values;
    }

    private static void add(Map<String, Leaf> values, String path, JsonNode node) {
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> add(
                            values, path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue()));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                JsonNode item = node.get(i);
                if (item.has("namespace") && item.has("value")) {
                    addSetting(values, path, item);
                } else {
                    add(values, path + "[" + i + "]", item);
                }
            }
        } else {
            String name = path.substring(path.lastIndexOf('.') + 1);
            boolean hidden = GIVEN_TO_TEMPLATE.matcher(path).matches() || Confidential.isHidden(name, node.asText());
            values.put(path, new Leaf(node.asText(), hidden));
        }
    }

    private static void addSetting(Map<String, Leaf> values, String path, JsonNode setting) {
        String namespace = setting.path("namespace").asText();
        String name = setting.path("name").asText();
        String value = setting.path("value").asText();
        values.put(path + "." + namespace + "." + name, new Leaf(value, Confidential.isHidden(namespace, name, value)));
    }
}
