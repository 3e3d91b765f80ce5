package dev.kirikae.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A template that has been read and checked: its head, and bodies into which values enter only where YAML has scalars, so
 * that no value changes a document's shape.
 */
public final class Template {
    private final String name;
    private final Spot spot;
    private final long version;
    private final String purpose;
    private final List<Parameter> parameters;
    private final List<String> platforms;
    private final List<String> tiers;
    private final List<TemplateFile> files;

    Template(
            String name,
            Spot spot,
            long version,
            String purpose,
            List<Parameter> parameters,
            List<String> platforms,
            List<String> tiers,
            List<TemplateFile> files) {
        this.name = name;
        this.spot = spot;
        this.version = version;
        this.purpose = purpose;
        this.parameters = List.copyOf(parameters);
        this.platforms = List.copyOf(platforms);
        this.tiers = List.copyOf(tiers);
        this.files = List.copyOf(files);
    }

    /** Reads and checks a template; all problems at once. Never throws for any text. */
    public static Outcome<Template> parse(TemplateSource source) {
        return new TemplateReader(source).read();
    }

    public String name() {
        return name;
    }

    /** Counts up whenever what the template makes changes. */
    public long version() {
        return version;
    }

    /** In a sentence. */
    public String purpose() {
        return purpose;
    }

    /** In the order of the head. */
    public List<Parameter> parameters() {
        return parameters;
    }

    /** Platform names it suits, with {@code *} for any run of characters. */
    public List<String> platforms() {
        return platforms;
    }

    /** {@code WebServer}, {@code Worker} or both. */
    public List<String> tiers() {
        return tiers;
    }

    /**
     * Whether the template is meant for such an environment.
     *
     * @param platform a platform's full name, such as {@code 64bit Amazon Linux 2023 v6.1.0 running Node.js 22}
     * @param tier {@code WebServer} or {@code Worker}
     */
    public boolean suits(String platform, String tier) {
        return tiers.contains(tier) && platforms.stream().anyMatch(pattern -> Wildcard.matches(pattern, platform));
    }

    /** The paths it may make, in the bundle; those under a condition included. */
    public List<String> paths() {
        return files.stream().map(TemplateFile::path).toList();
    }

    /** Renders the template with each parameter's documented example. */
    public Outcome<Rendered> example() {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            values.put(parameter.name(), parameter.example());
        }
        return Rendering.render(this, values);
    }

    Spot spot() {
        return spot;
    }

    List<TemplateFile> files() {
        return files;
    }
}
