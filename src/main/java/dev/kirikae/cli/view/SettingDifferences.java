package dev.kirikae.cli.view;

import dev.kirikae.app.world.DryRunWorld;
import dev.kirikae.config.Configuration;
import dev.kirikae.model.Confidential;
import dev.kirikae.model.Environment;
import dev.kirikae.model.OptionSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Settings that would differ from live's, each with where it comes from. What {@link Confidential} hides is not shown. */
public final class SettingDifferences {

    private static final String PROPERTIES = "aws:elasticbeanstalk:application:environment";

    private final DryRunWorld dryRun;
    private final Configuration configuration;

    public SettingDifferences(DryRunWorld dryRun, Configuration configuration) {
        this.dryRun = dryRun;
        this.configuration = configuration;
    }

    /** @param fresh the environment is still to be made: what is declared is compared with live */
    public List<String> of(@Nullable Environment live, @Nullable Environment candidate, boolean fresh) {
        if (live == null || !fresh && candidate == null) {
            return List.of();
        }
        Map<String, OptionSetting> before = flat(dryRun.settings(live));
        Map<String, OptionSetting> declared = flat(configuration.environment().settings().stream()
                .map(s -> new OptionSetting(s.namespace(), s.name(), s.value()))
                .toList());
        Map<String, OptionSetting> after = candidate == null ? declared : flat(dryRun.settings(candidate));
        TreeSet<String> names = new TreeSet<>(after.keySet());
        if (candidate != null) {
            names.addAll(before.keySet());
        }
        List<String> lines = new ArrayList<>();
        for (String name : names) {
            OptionSetting old = before.get(name);
            OptionSetting next = after.get(name);
            if (isOwn(name) || next != null && next.equals(old) || next == null && old == null) {
                continue;
            }
            String origin =
                    declared.containsKey(name) ? "declared" : next == null ? "only live has it" : "not declared";
            lines.add(name + ": " + shown(old) + " → " + shown(next) + " (" + origin + ")");
        }
        return lines;
    }

    /** What Kirikae writes itself differs always. */
    private static boolean isOwn(String name) {
        return name.equals(PROPERTIES + ":KIRIKAE_VERSION") || name.equals(PROPERTIES + ":KIRIKAE_RELEASE");
    }

    private static String shown(@Nullable OptionSetting setting) {
        return setting == null ? "not set" : Confidential.shown(setting.namespace(), setting.name(), setting.value());
    }

    private static Map<String, OptionSetting> flat(List<OptionSetting> settings) {
        Map<String, OptionSetting> flat = new TreeMap<>();
        settings.forEach(s -> flat.put(s.namespace() + ":" + s.name(), s));
        return flat;
    }
}
