package dev.kirikae.cli.view;

import dev.kirikae.config.Configuration;
import dev.kirikae.config.Configuration.OptionSetting;
import dev.kirikae.config.Configuration.UseTemplate;
import dev.kirikae.model.Confidential;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** What a release's environment was made with, as its upload recorded it. What {@link Confidential} hides is not shown, nor what a template was given. */
public final class RecordedSettings {
    private final Configuration configuration;

    public RecordedSettings(Configuration configuration) {
        this.configuration = configuration;
    }

    public List<String> lines() {
        Configuration.Environment environment = configuration.environment();
        List<String> lines = new ArrayList<>();
        lines.add("recorded at upload:");
        lines.add("  platform " + Objects.requireNonNullElse(environment.platform(), "as live's"));
        lines.add("  inherits " + inherits());
        for (OptionSetting setting : environment.settings()) {
            lines.add("  " + setting.namespace() + " " + setting.name() + " = " + shown(setting));
        }
        for (UseTemplate use : configuration.ebextensions().use()) {
            lines.add("  template " + use.template()
                    + (use.as() == null ? "" : " as " + use.as())
                    + (use.with().isEmpty()
                            ? ""
                            : " with "
                                    + String.join(", ", new TreeSet<>(use.with().keySet()))));
        }
        tags().forEach((name, value) -> lines.add("  tag " + name + " = " + value));
        return lines;
    }

    public Map<String, Object> fields() {
        Configuration.Environment environment = configuration.environment();
        return JsonFields.of("platform", environment.platform())
                .and("inherits", inherits())
                .and(
                        "settings",
                        environment.settings().stream()
                                .map(setting -> JsonFields.of("namespace", setting.namespace())
                                        .and("option", setting.name())
                                        .and("value", isHidden(setting) ? null : setting.value())
                                        .map())
                                .toList())
                .and(
                        "templates",
                        configuration.ebextensions().use().stream()
                                .map(use -> JsonFields.of("template", use.template())
                                        .and("as", use.as())
                                        .map())
                                .toList())
                .and("tags", tags())
                .map();
    }

    private Map<String, String> tags() {
        Map<String, String> shown = new LinkedHashMap<>();
        configuration
                .environment()
                .tags()
                .forEach((name, value) ->
                        shown.put(name, Confidential.isHidden(name, value) ? Confidential.NOT_SHOWN : value));
        return shown;
    }

    private String inherits() {
        Configuration.Inherit inherit = configuration.environment().inherit();
        return inherit.kind() == Configuration.Inherit.Kind.LISTED
                ? String.join(
                        ", ",
                        inherit.options().stream()
                                .map(option -> option.namespace() + ":" + option.name())
                                .toList())
                : inherit.kind().name().toLowerCase(Locale.ROOT);
    }

    private static String shown(OptionSetting setting) {
        return Confidential.shown(setting.namespace(), setting.name(), setting.value());
    }

    private static boolean isHidden(OptionSetting setting) {
        return Confidential.isHidden(setting.namespace(), setting.name(), setting.value());
    }
}
