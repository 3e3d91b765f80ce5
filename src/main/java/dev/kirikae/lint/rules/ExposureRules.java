package dev.kirikae.lint.rules;

import dev.kirikae.lint.Rule;
import dev.kirikae.lint.stack.Extensions;
import dev.kirikae.lint.stack.Stack;
import dev.kirikae.yaml.Tree;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules about who may reach an instance. */
final class ExposureRules {
    private static final Set<String> WORLD = Set.of("0.0.0.0/0", "::/0");
    private static final Map<Integer, String> DOORS = Map.of(22, "SSH", 3389, "remote desktop");

    static final List<Check> CHECKS = List.of(new Check(
            Rule.warning(
                    "open-to-the-world",
                    "anyone may try to log in on the instances",
                    "name the addresses that may, or use Session Manager and open no port",
                    "EC2 User Guide, page security-group-rules-reference (2023)"),
            ExposureRules::open));

    private ExposureRules() {}

    private static void open(Extensions all, Check.Marks marks) {
        for (Stack.Part part : all.stack().resources()) {
            Tree.Entries properties = part.properties();
            if (properties != null && "AWS::EC2::SecurityGroupIngress".equals(part.type())) {
                rule(properties, marks);
            } else if (properties != null && properties.get("SecurityGroupIngress") instanceof Tree.Items rules) {
                rules.items().forEach(rule -> rule(rule, marks));
            } else if (properties != null && properties.get("SecurityGroupIngress") instanceof Tree.Entries rule) {
                rule(rule, marks);
            }
        }
    }

    private static void rule(Tree tree, Check.Marks marks) {
        if (tree instanceof Tree.Entries rule) {
            for (String key : List.of("CidrIp", "CidrIpv6")) {
                Tree.Entry source = rule.find(key);
                String door = door(rule);
                if (source != null
                        && door != null
                        && source.value() instanceof Tree.Leaf leaf
                        && WORLD.contains(leaf.text())) {
                    marks.at(source.value().spot(), leaf.text() + " may reach the port of " + door);
                }
            }
        }
    }

    private static @Nullable String door(Tree.Entries rule) {
        String protocol = text(rule.get("IpProtocol"));
        if ("-1".equals(protocol)) {
            return "SSH";
        }
        String from = text(rule.get("FromPort"));
        String to = text(rule.get("ToPort"));
        if (!("tcp".equals(protocol) || "6".equals(protocol)) || !isPort(from) || !isPort(to)) {
            return null;
        }
        int first = Integer.parseInt(from);
        int last = Integer.parseInt(to);
        return DOORS.keySet().stream()
                .filter(port -> first <= port && port <= last)
                .sorted()
                .findFirst()
                .map(DOORS::get)
                .orElse(null);
    }

    private static boolean isPort(String text) {
        return text.matches("\\d{1,5}");
    }

    private static String text(@Nullable Tree tree) {
        return tree instanceof Tree.Leaf leaf ? leaf.text() : "";
    }
}
