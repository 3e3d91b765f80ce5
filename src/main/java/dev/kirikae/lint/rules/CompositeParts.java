package dev.kirikae.lint.rules;

import dev.kirikae.lint.stack.Extensions;
import dev.kirikae.lint.stack.OwnNames;
import dev.kirikae.lint.stack.Stack;
import dev.kirikae.yaml.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The composite alarms that a bundle's files make of alarms of their own. */
final class CompositeParts {

    private static final String TYPE = "AWS::CloudWatch::CompositeAlarm";

    /** Rules that any one of several alarms fulfils. */
    private static final Pattern ANY_OF =
            Pattern.compile("\\s*ALARM\\(\"?<[^>]*>\"?\\)(?:\\s+OR\\s+ALARM\\(\"?<[^>]*>\"?\\))*\\s*");

    private static final Pattern KEY = Pattern.compile("<([^>]*)>");

    /** A reference to a resource is its logical id in angle brackets. */
    private static final JoinedText RULE = new JoinedText(
            Tree.Leaf::text, id -> "<" + id + ">", text -> text.replaceAll("\\$\\{([^}]*)}", "<$1>"), "?");

    private CompositeParts() {}

    static List<Stack.Part> composites(Extensions all) {
        return all.stack().resources().stream()
                .filter(part -> TYPE.equals(part.type()) && !part.name().startsWith(OwnNames.PREFIX))
                .toList();
    }

    /**
     * One that rings by its parts where its rule is made of ALARM and OR over them alone.
     *
     * @param byKey the alarms on metrics, by their logical ids
     */
    static BundledAlarm alarm(Stack.Part part, Map<String, BundledAlarm> byKey) {
        Tree.Entries properties = part.properties();
        Tree name = properties == null ? null : properties.get("AlarmName");
        Tree rule = properties == null ? null : properties.get("AlarmRule");
        return new BundledAlarm(
                name == null ? "*" : AlarmRules.name(name),
                List.of(),
                true,
                "",
                rule == null ? List.of() : anyOf(RULE.of(rule), byKey),
                Map.of());
    }

    private static List<BundledAlarm> anyOf(String rule, Map<String, BundledAlarm> byKey) {
        if (!ANY_OF.matcher(rule).matches()) {
            return List.of();
        }
        List<BundledAlarm> parts = new ArrayList<>();
        for (Matcher key = KEY.matcher(rule); key.find(); ) {
            parts.add(byKey.get(key.group(1)));
        }
        return parts.stream().allMatch(Objects::nonNull) ? parts : List.of();
    }
}
