package dev.kirikae.lint.rules;

import dev.kirikae.lint.Rule;
import dev.kirikae.lint.options.Setting;
import dev.kirikae.lint.stack.Extensions;
import dev.kirikae.yaml.Spot;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rules about settings that meet: of several files, and of files and the configuration. */
final class PrecedenceRules {
    private static final String GUIDE = "Developer Guide, page command-options, Precedence (2023)";

    /** In bytes, all properties as key=value; Developer Guide, page environments-cfg-softwaresettings (2023). */
    private static final int MOST_BYTES = 4096;

    static final List<Check> CHECKS = List.of(
            new Check(
                    Rule.warning(
                            "duplicate-option",
                            "only one of them counts, of several files that of the last in the alphabet",
                            "keep one of the two",
                            GUIDE),
                    PrecedenceRules::duplicate),
            new Check(
                    Rule.warning(
                            "silently-beaten",
                            "what is sent through the API beats files without a word",
                            "set it in one place: in the file or under environment.settings",
                            GUIDE),
                    PrecedenceRules::beaten),
            new Check(
                    Rule.error(
                            "property-limits",
                            "all properties together may have 4096 bytes as key=value, and the launch fails beyond that",
                            "take some out, or let the application read them from elsewhere",
                            "Developer Guide, page environments-cfg-softwaresettings (2023)",
                            "meteor-up/mup-aws-beanstalk issue 42 quotes the refusal: 'length is greater "
                                    + "than 4096'"),
                    PrecedenceRules::size));

    private PrecedenceRules() {}

    private static void duplicate(Extensions all, Check.Marks marks) {
        Map<String, Setting> earlier = new LinkedHashMap<>();
        for (Setting setting : all.settings()) {
            String key = setting.namespace() + '\n' + setting.option() + '\n' + setting.resource();
            Setting other = earlier.put(key, setting);
            if (other == null || other.holder() == setting.holder()) {
                continue;
            }
            boolean sameFile = other.spot().file().equals(setting.spot().file());
            if (sameFile || !isSame(other.text(), setting.text())) {
                Spot first = other.spot();
                marks.at(
                        setting.spot(),
                        setting.name() + " is set here and in "
                                + (sameFile ? "line " + first.line() : first.file() + ":" + first.line()));
            }
        }
    }

    private static void beaten(Extensions all, Check.Marks marks) {
        for (Setting setting : all.settings()) {
            String sent = sent(all, setting);
            if (sent != null && !isSame(sent, setting.text())) {
                marks.at(
                        setting.spot(),
                        setting.name() + " is set here, and otherwise under environment.settings of the configuration");
            }
        }
    }

    private static void size(Extensions all, Check.Marks marks) {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        all.destination()
                .settings()
                .getOrDefault(Setting.PROPERTIES, Map.of())
                .forEach((key, value) -> sizes.put(key, bytes(key) + bytes(value) + 1));
        int sum = sizes.values().stream().mapToInt(Integer::intValue).sum();
        for (Setting setting : all.settings()) {
            if (setting.namespace().equals(Setting.PROPERTIES) && sent(all, setting) == null) {
                String text = setting.text();
                int length = text == null || text.contains("`") ? 0 : bytes(text);
                int size = bytes(setting.option()) + 1 + length;
                Integer before = sizes.put(setting.option(), size);
                sum += size - (before == null ? 0 : before);
                if (sum > MOST_BYTES) {
                    marks.at(setting.spot(), "with this property all have " + sum + " bytes together");
                    return;
                }
            }
        }
    }

    /** What the configuration sends for this option; null if nothing. */
    private static @Nullable String sent(Extensions all, Setting setting) {
        return setting.resource() != null
                ? null
                : all.destination()
                        .settings()
                        .getOrDefault(setting.namespace(), Map.of())
                        .get(setting.option());
    }

    private static boolean isSame(@Nullable String one, @Nullable String other) {
        return one != null && other != null && one.strip().equals(other.strip());
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
