package dev.kirikae.cli.view;

import dev.kirikae.template.TemplateDescription;
import dev.kirikae.template.TemplateDescription.ParameterDescription;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells templates to people, fitted to a width, and to programs. */
public final class TemplatePages {

    private static final int LEAST_TEXT = 30;

    private final int width;

    /** @param width columns of a line */
    public TemplatePages(int width) {
        this.width = width;
    }

    /** One entry for each: its name, in a sentence what it does, and the platforms it is for unless it is for all. */
    public List<String> list(List<TemplateDescription> templates) {
        int indent = 2
                + templates.stream()
                        .mapToInt(template -> template.name().length())
                        .max()
                        .orElse(0);
        boolean beside = width - indent >= LEAST_TEXT;
        List<String> lines = new ArrayList<>();
        for (TemplateDescription template : templates) {
            String platforms = platforms(template);
            String text = template.summary() + (platforms.equals("all") ? "" : " For " + platforms + ".");
            if (beside) {
                lines.addAll(WrappedText.of(template.name(), text, indent, width));
            } else {
                lines.add(template.name());
                lines.addAll(WrappedText.of("", text, 4, width));
            }
        }
        return lines;
    }

    /** All about one. */
    public List<String> page(TemplateDescription template, String origin) {
        List<String> lines = new ArrayList<>();
        lines.add(template.name() + ", version " + template.version() + ", from " + origin);
        lines.add("");
        lines.addAll(WrappedText.of("", template.purpose(), 0, width));
        lines.add("");
        lines.addAll(WrappedText.of("platforms", platforms(template), 11, width));
        lines.addAll(WrappedText.of("tiers", String.join(", ", template.tiers()), 11, width));
        String first = "makes";
        for (String file : template.files()) {
            lines.add(padded(first, 11) + file);
            first = "";
        }
        lines.add("");
        if (template.parameters().isEmpty()) {
            lines.add("It takes no parameters.");
        } else {
            lines.add("Parameters:");
            template.parameters().forEach(parameter -> lines.addAll(parameter(parameter)));
        }
        lines.add("");
        lines.add("To use it, in kirikae.yml:");
        lines.add("");
        template.use().lines().forEach(lines::add);
        return lines;
    }

    private List<String> parameter(ParameterDescription parameter) {
        List<String> facts = new ArrayList<>(List.of(parameter.type()));
        Object fallback = parameter.fallback();
        facts.add(fallback(parameter));
        facts.addAll(parameter.limits());
        List<String> lines =
                new ArrayList<>(WrappedText.of("  " + parameter.name() + "  ", String.join(", ", facts), 8, width));
        lines.addAll(WrappedText.of("", parameter.description(), 8, width));
        if (!parameter.example().equals(fallback)) {
            lines.add("        example: " + TemplateDescription.written(parameter.example()));
        }
        return lines;
    }

    private static String fallback(ParameterDescription parameter) {
        Object fallback = parameter.fallback();
        if (parameter.defaultFrom() != null) {
            return "default: that of " + parameter.defaultFrom();
        }
        return fallback == null
                ? "must be given"
                : "".equals(fallback) ? "default: none" : "default: " + TemplateDescription.written(fallback);
    }

    private static String padded(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - text.length()));
    }

    private static String platforms(TemplateDescription template) {
        return template.platforms().stream()
                .map(pattern -> pattern.equals("*")
                        ? "all"
                        : pattern.replaceFirst("^\\*", "").replace("*", "* ").strip())
                .collect(Collectors.joining(", "));
    }

    /** For a list of templates. */
    public static Map<String, Object> summary(TemplateDescription template, String origin) {
        return JsonFields.of("template", template.name())
                .and("version", template.version())
                .and("from", origin)
                .and("summary", template.summary())
                .and("platforms", template.platforms())
                .and("tiers", template.tiers())
                .map();
    }

    /** Everything about one. */
    public static Map<String, Object> fields(TemplateDescription template, String origin) {
        Map<String, Object> fields = new LinkedHashMap<>(summary(template, origin));
        fields.put("purpose", template.purpose());
        fields.put(
                "parameters",
                template.parameters().stream().map(TemplatePages::fields).toList());
        fields.put("files", template.files());
        fields.put("use", template.use());
        return fields;
    }

    private static Map<String, Object> fields(ParameterDescription parameter) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", parameter.name());
        fields.put("type", parameter.type());
        fields.put("required", parameter.required());
        Object fallback = parameter.fallback();
        if (fallback != null) {
            fields.put("default", fallback);
        }
        if (parameter.defaultFrom() != null) {
            fields.put("defaultFrom", parameter.defaultFrom());
        }
        fields.put("description", parameter.description());
        fields.put("limits", parameter.limits());
        fields.put("example", parameter.example());
        return fields;
    }
}
