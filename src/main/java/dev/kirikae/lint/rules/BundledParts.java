package dev.kirikae.lint.rules;

import dev.kirikae.lint.Destination;
import dev.kirikae.lint.LintFile;
import dev.kirikae.lint.options.Setting;
import dev.kirikae.lint.stack.Call;
import dev.kirikae.lint.stack.Extensions;
import dev.kirikae.lint.stack.Stack;
import dev.kirikae.model.OptionSetting;
import dev.kirikae.yaml.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a bundle's files bring besides the application, as Beanstalk reads them: what a rehearsal's cloud must know.
 *
 * @param settings option settings in the order in which Beanstalk reads them; those whose value only the deployment
 *     knows are left out
 * @param alarms the alarms among its resources
 */
public record BundledParts(List<OptionSetting> settings, List<BundledAlarm> alarms) {

    public BundledParts {
        settings = List.copyOf(settings);
        alarms = List.copyOf(alarms);
    }

    /** Reads all files; what cannot be read brings nothing. */
    public static BundledParts of(List<LintFile> files, Destination destination) {
        Extensions all = Extensions.of(files, destination);
        List<OptionSetting> settings = new ArrayList<>();
        for (Setting setting : all.settings()) {
            String value = setting.text();
            if (value != null && setting.resource() == null) {
                settings.add(new OptionSetting(setting.namespace(), setting.option(), value));
            }
        }
        Map<String, BundledAlarm> byKey = new LinkedHashMap<>();
        AlarmRules.alarms(all).forEach(part -> byKey.put(part.name(), alarm(part)));
        List<BundledAlarm> alarms = new ArrayList<>(byKey.values());
        CompositeParts.composites(all).forEach(part -> alarms.add(CompositeParts.alarm(part, byKey)));
        return new BundledParts(settings, alarms);
    }

    private static BundledAlarm alarm(Stack.Part part) {
        Tree.Entries properties = part.properties();
        if (properties == null) {
            return new BundledAlarm("*", List.of(), false, "", List.of(), Map.of());
        }
        Tree name = properties.get("AlarmName");
        Map<String, String> plain = new LinkedHashMap<>();
        texts(properties, plain);
        List<String> metrics = new ArrayList<>();
        List<Boolean> own = new ArrayList<>();
        String expression = "";
        if (properties.get("Metrics") instanceof Tree.Items list) {
            for (Tree item : list.items()) {
                if (item instanceof Tree.Entries query) {
                    metric(query, plain, metrics, own);
                    String math = text(query, "Expression");
                    boolean result = "true".equalsIgnoreCase(text(query, "ReturnData"));
                    expression = !math.isEmpty() && (result || expression.isEmpty()) ? math : expression;
                }
            }
        } else {
            metrics.add(text(properties, "Namespace") + " " + text(properties, "MetricName"));
            own.add(isOwn(properties));
        }
        return new BundledAlarm(
                name == null ? "*" : AlarmRules.name(name),
                metrics,
                !own.contains(false),
                expression,
                List.of(),
                plain);
    }

    /** A metric that is asked for in a list of them; its period is the alarm's. */
    private static void metric(Tree.Entries query, Map<String, String> plain, List<String> metrics, List<Boolean> own) {
        if (query.get("MetricStat") instanceof Tree.Entries stat) {
            String period = text(stat, "Period");
            if (!period.isEmpty()) {
                plain.putIfAbsent("Period", period);
            }
            if (stat.get("Metric") instanceof Tree.Entries metric) {
                metrics.add(text(metric, "Namespace") + " " + text(metric, "MetricName"));
                own.add(isOwn(metric));
            }
        }
    }

    private static boolean isOwn(Tree.Entries metric) {
        if (!(metric.get("Dimensions") instanceof Tree.Items dimensions)) {
            return false;
        }
        for (Tree item : dimensions.items()) {
            Tree value = item instanceof Tree.Entries dimension ? dimension.get("Value") : null;
            if (value == null || !Call.is(value)) {
                return false;
            }
        }
        return !dimensions.items().isEmpty();
    }

    private static void texts(Tree.Entries map, Map<String, String> plain) {
        for (Tree.Entry entry : map.entries()) {
            String text = text(map, entry.key().text());
            if (!text.isEmpty()) {
                plain.put(entry.key().text(), text);
            }
        }
    }

    private static String text(Tree.Entries map, String key) {
        return map.get(key) instanceof Tree.Leaf leaf && leaf.tag() == null ? leaf.text() : "";
    }
}
