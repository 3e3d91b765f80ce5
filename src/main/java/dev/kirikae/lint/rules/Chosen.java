package dev.kirikae.lint.rules;

import dev.kirikae.lint.options.Setting;
import dev.kirikae.lint.stack.Extensions;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The value of an option that takes effect. */
final class Chosen {
    private Chosen() {}

    /** What is sent beats the files, and a later file an earlier one; null if neither says, or only the stack will tell. */
    static @Nullable String of(Extensions all, String namespace, String option) {
        String sent =
                all.destination().settings().getOrDefault(namespace, Map.of()).get(option);
        List<Setting> reported = all.settings().stream()
                .filter(setting -> setting.namespace().equals(namespace)
                        && setting.option().equals(option))
                .toList();
        return sent != null || reported.isEmpty()
                ? sent
                : reported.get(reported.size() - 1).text();
    }
}
