package dev.kirikae.template;

import dev.kirikae.yaml.Spot;
import dev.kirikae.yaml.Tree;
import dev.kirikae.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person must know to use a template, made from its head: the one source of the command that tells it and of the list
 * in the documents.
 *
 * @param summary the first sentence of the purpose
 * @param purpose all that the head says about it
 * @param platforms names of platforms, with {@code *} for any run of characters; {@code *} alone: all
 * @param tiers {@code WebServer}, {@code Worker} or both
 * @param files paths it may make in the bundle, those under a condition included
 * @param use a configuration that uses it, as YAML: what must be given with its example, the rest as comments
 */
public record TemplateDescription(
        String name,
        long version,
        String summary,
        String purpose,
        List<String> platforms,
        List<String> tiers,
        List<ParameterDescription> parameters,
        List<String> files,
        String use) {

    private static final Set<Object> EMPTY = Set.of("", List.of(), Map.of());
    private static final Spot NOWHERE = new Spot("", 1, 1);

    public TemplateDescription {
        platforms = List.copyOf(platforms);
        tiers = List.copyOf(tiers);
        parameters = List.copyOf(parameters);
        files = List.copyOf(files);
    }

    /**
     * One parameter.
     *
     * @param type as templates spell it, such as {@code duration}
     * @param fallback what holds where nothing is given; null: the template has no default
     * @param defaultFrom the key of the configuration whose value holds where nothing is given; null: there is none
     * @param example a value that is accepted
     * @param limits what a value must keep to, half a sentence each, such as {@code at least 60 s}; patterns are not among it
     */
    public record ParameterDescription(
            String name,
            String type,
            String description,
            @Nullable Object fallback,
            @Nullable String defaultFrom,
            Object example,
            List<String> limits) {

        public ParameterDescription {
            limits = List.copyOf(limits);
        }

        /** Whether a value must be given, since there is no default. */
        public boolean required() {
            return fallback == null && defaultFrom == null;
        }
    }

    public static TemplateDescription of(Template template) {
        return new TemplateDescription(
                template.name(),
                template.version(),
                summary(template.purpose()),
                template.purpose(),
                template.platforms(),
                template.tiers(),
                template.parameters().stream()
                        .map(parameter -> new ParameterDescription(
                                parameter.name(),
                                parameter.type().word(),
                                parameter.description(),
                                parameter.fallback(),
                                parameter.defaultFrom(),
                                parameter.example(),
                                parameter.limits()))
                        .toList(),
                template.paths(),
                use(template));
    }

    /** A value on one line, as it would be written in {@code kirikae.yml}. */
    public static String written(Object value) {
        return YamlWriter.inline(ParameterValues.tree(NOWHERE, value));
    }

    /** A full stop within an abbreviation or a name has no blank and capital behind it. */
    private static String summary(String purpose) {
        return purpose.replaceFirst("(?s)(?<=[a-z0-9)\"'`][.])\\s+[A-Z\"].*", "");
    }

    /** Whether it makes a file without being given anything, or needs something anyway. */
    private static boolean doesSomethingByItself(Template template) {
        return template.parameters().stream().anyMatch(p -> p.required() || p.defaultFrom() != null)
                || Rendering.render(template, Map.of()).problems().isEmpty();
    }

    private static String use(Template template) {
        List<String> lines = new ArrayList<>(List.of("ebextensions:", "  use:", "    - template: " + template.name()));
        List<String> given = new ArrayList<>();
        List<String> open = new ArrayList<>();
        boolean isByItself = doesSomethingByItself(template);
        for (Parameter parameter : template.parameters()) {
            if (parameter.required()) {
                lines(parameter.name(), parameter.example()).forEach(given::add);
            } else if (given.isEmpty() && !isByItself && !EMPTY.contains(instructive(parameter))) {
                lines(parameter.name(), instructive(parameter)).forEach(given::add);
            } else {
                open.add("# " + parameter.name() + ": " + written(escaped(instructive(parameter))));
            }
        }
        if (!given.isEmpty() || !open.isEmpty()) {
            lines.add("      " + (given.isEmpty() ? "# " : "") + "with:");
        }
        given.forEach(line -> lines.add(("        " + line).stripTrailing()));
        open.forEach(line -> lines.add((given.isEmpty() ? "      #   " + line.substring(2) : "        " + line)));
        return String.join("\n", lines) + "\n";
    }

    /** The default, or the example where the default says nothing. */
    private static Object instructive(Parameter parameter) {
        Object fallback = parameter.fallback();
        return fallback == null || EMPTY.contains(fallback) ? parameter.example() : fallback;
    }

    private static List<String> lines(String name, Object example) {
        Tree.Entry entry =
                new Tree.Entry(Tree.Leaf.text(NOWHERE, name), ParameterValues.tree(NOWHERE, escaped(example)));
        return YamlWriter.write(new Tree.Entries(NOWHERE, null, List.of(entry)))
                .lines()
                .toList();
    }

    /** In a configuration a dollar and a brace begin a variable. */
    private static Object escaped(Object value) {
        if (value instanceof String text) {
            return text.replace("${", "$${");
        }
        if (value instanceof List<?> list) {
            return list.stream().map(TemplateDescription::escaped).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> all = new LinkedHashMap<>();
            map.forEach((key, each) -> all.put(key, escaped(each)));
            return all;
        }
        return value;
    }
}
