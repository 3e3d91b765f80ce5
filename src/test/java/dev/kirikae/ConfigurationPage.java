package dev.kirikae;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kirikae.config.Configuration;
import dev.kirikae.config.ConfigurationSchema;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The tables of {@code docs/configuration.md}, made from the schema of {@code kirikae.yml}. */
final class ConfigurationPage {

    static final String HEAD = "| key | type | default | what it means |\n|---|---|---|---|\n";

    /** What an environment was made of is recorded by its upload. */
    private static final Set<String> RECORDED = Arrays.stream(Configuration.Build.class.getRecordComponents())
            .map(RecordComponent::getName)
            .collect(Collectors.toSet());

    private final String duration;
    private final List<String> lines = new ArrayList<>();

    /** Where the keys of a table were listed first. */
    private final Map<JsonNode, String> shown = new HashMap<>();

    private ConfigurationPage(JsonNode schema) {
        this.duration = unwrapped(schema.at("/properties/deadlines/properties/switch"))
                .path("pattern")
                .asText();
    }

    /** One table for what stands at the top of the file, then one for each section. */
    static List<String> lines() throws IOException {
        JsonNode schema = new ObjectMapper().readTree(ConfigurationSchema.json());
        ConfigurationPage page = new ConfigurationPage(schema);
        page.table(
                "At the top",
                "",
                schema.get("properties").properties().stream()
                        .filter(key -> !isSection(key.getValue()))
                        .toList(),
                required(schema));
        for (Map.Entry<String, JsonNode> section : schema.get("properties").properties()) {
            if (isSection(section.getValue())) {
                String name = section.getKey();
                String about = section.getValue().get("description").asText();
                page.table(
                        "`" + name + "`: " + about + (RECORDED.contains(name) ? " (recorded by `upload`)" : ""),
                        name + ".",
                        List.copyOf(section.getValue().get("properties").properties()),
                        required(section.getValue()));
            }
        }
        return page.lines;
    }

    private void table(String title, String before, List<Map.Entry<String, JsonNode>> keys, List<String> required) {
        lines.addAll(List.of("## " + title, "", HEAD.strip()));
        keys.forEach(key -> row(before + key.getKey(), key.getValue(), required.contains(key.getKey())));
        lines.add("");
    }

    private void row(String path, JsonNode schema, boolean required) {
        String about = schema.path("description").asText();
        boolean unbuilt = about.endsWith("not built yet");
        JsonNode bare = unwrapped(schema);
        boolean table = bare.has("properties");
        String fallback = schema.has("default")
                ? code(inline(schema.get("default")).replace("[]", type(schema).equals("map") ? "{}" : "[]"))
                : required ? "**required**" : table || unbuilt ? "" : "–";
        String such = schema.has("examples")
                ? "; such as " + code(inline(schema.get("examples").get(0)))
                : "";
        lines.add("| " + code(path) + " | " + (unbuilt ? "–" : cell(type(schema))) + " | " + fallback + " | "
                + (unbuilt ? cell(about.replace("not built yet", "**not built yet: refused**")) : cell(about) + such)
                + " |");
        JsonNode inner = table ? bare : unwrapped(bare.path("items"));
        if (unbuilt || !inner.has("properties")) {
            return;
        }
        String before = shown.putIfAbsent(inner, path);
        if (before == null) {
            String below = path + (table ? "." : "[].");
            inner.get("properties")
                    .properties()
                    .forEach(key -> row(
                            below + key.getKey(),
                            key.getValue(),
                            required(inner).contains(key.getKey())));
        } else {
            int last = lines.size() - 1;
            lines.set(last, lines.get(last).replaceFirst(" \\|$", "; its keys are those of `" + before + "` |"));
        }
    }

    /** A table of its own, and not a list or map of the user's. */
    private static boolean isSection(JsonNode schema) {
        return schema.has("properties");
    }

    private static List<String> required(JsonNode schema) {
        List<String> names = new ArrayList<>();
        schema.path("required").forEach(name -> names.add(name.asText()));
        return names;
    }

    /** Without "or a variable of the environment", which goes for every scalar, and "or nothing". */
    private static JsonNode unwrapped(JsonNode schema) {
        JsonNode at = schema;
        while (at.has("anyOf")) {
            List<JsonNode> left = alternatives(at);
            at = left.get(left.size() - 1);
        }
        return at;
    }

    private static List<JsonNode> alternatives(JsonNode schema) {
        List<JsonNode> left = new ArrayList<>();
        for (JsonNode each : schema.get("anyOf")) {
            boolean nothing = each.path("type").asText().equals("null");
            boolean variable = each.path("pattern").asText().equals("\\$\\{env\\.");
            if (!nothing && !variable) {
                left.add(each);
            }
        }
        return left;
    }

    private String type(JsonNode schema) {
        if (schema.has("anyOf")) {
            return alternatives(schema).stream().map(this::type).distinct().collect(Collectors.joining(" or "));
        }
        if (schema.has("const")) {
            return code(inline(schema.get("const")));
        }
        if (schema.has("enum")) {
            List<String> words = new ArrayList<>();
            schema.get("enum").forEach(word -> words.add(code(word.asText())));
            return String.join(", ", words);
        }
        return switch (schema.path("type").asText()) {
            case "integer" ->
                "whole number " + schema.path("minimum").asText() + "–"
                        + schema.path("maximum").asText();
            case "boolean" -> "true or false";
            case "array" -> "list of " + many(type(schema.path("items")));
            case "object" -> "map";
            default -> schema.path("pattern").asText().equals(duration) ? "duration" : "text";
        };
    }

    private static String many(String type) {
        return switch (type) {
            case "text" -> "texts";
            case "map" -> "maps";
            case "duration" -> "durations";
            default -> type;
        };
    }

    private static String inline(JsonNode value) {
        if (value.isObject()) {
            return value.properties().stream()
                    .map(entry -> entry.getKey() + ": " + inline(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value.isArray()) {
            List<String> items = new ArrayList<>();
            value.forEach(item -> items.add(inline(item)));
            return "[" + String.join(", ", items) + "]";
        }
        return value.isTextual() && !value.asText().matches("[A-Za-z/$.][^\"#]*|[0-9]+(?:ms|[smhd])")
                ? "\"" + value.asText() + "\""
                : value.asText();
    }

    private static String code(String text) {
        return "`" + text.replace("|", "\\|") + "`";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }
}
