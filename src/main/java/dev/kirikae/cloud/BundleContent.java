package dev.kirikae.cloud;

import dev.kirikae.model.OptionSetting;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a version's bundle tells Beanstalk by its configuration files, as far as the embedded cloud heeds it.
 *
 * @param settings option settings, the last word last
 * @param alarms how the alarms that it makes ring, by name; {@code ${environment}} stands for the environment's, an
 *     asterisk for what nobody knows before
 */
public record BundleContent(List<OptionSetting> settings, Map<String, AlarmThreshold> alarms) {

    public BundleContent {
        settings = List.copyOf(settings);
        alarms = java.util.Collections.unmodifiableMap(new TreeMap<>(alarms));
    }

    /** The last value of an option; null where no file sets it. */
    @Nullable
    String setting(String namespace, String name) {
        String value = null;
        for (OptionSetting setting : settings) {
            if (setting.isFor(namespace, name)) {
                value = setting.value();
            }
        }
        return value;
    }

    /**
     * The rule of the alarm of that name.
     *
     * @param name as the configuration writes it, with {@code ${environment}}
     * @return null where no file makes it
     */
    public @Nullable AlarmThreshold alarm(String name) {
        for (Map.Entry<String, AlarmThreshold> alarm : alarms.entrySet()) {
            if (dev.kirikae.model.Wildcard.matches(alarm.getKey(), name)) {
                return alarm.getValue();
            }
        }
        return null;
    }
}
