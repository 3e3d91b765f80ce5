package dev.kirikae.lint;

import dev.kirikae.yaml.Spot;
import dev.kirikae.yaml.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a CloudFormation value refers to, in the long or the short form.
 *
 * @param function {@code Ref}, {@code GetAtt} or {@code Sub}
 * @param target a logical name or a pseudo parameter such as {@code AWS::Region}
 * @param attribute the attribute's name; empty for a plain reference
 */
record Reference(Spot spot, String function, String target, String attribute) {
    /** {@code ${!literal}} is not one. */
    private static final Pattern SUB_VARIABLE = Pattern.compile("\\$\\{\\s*([A-Za-z0-9:.]+)\\s*}");

    /** All references below a value, in order; those that an {@code Fn::Sub} defines for itself left out. */
    static List<Reference> in(Tree tree) {
        List<Reference> found = new ArrayList<>();
        collect(tree, "", List.of(), found);
        return found;
    }

    private static void collect(Tree tree, String function, List<String> defined, List<Reference> found) {
        String form = tree.tag() != null ? tree.tag().substring(1) : function;
        if (tree instanceof Tree.Leaf leaf) {
            leaf(leaf, form, defined, found);
        } else if (tree instanceof Tree.Items list) {
            items(list, form, defined, found);
        } else {
            for (Tree.Entry entry : ((Tree.Entries) tree).entries()) {
                String key = entry.key().text();
                boolean names = key.equals("Ref") || key.startsWith("Fn::");
                collect(entry.value(), names ? key.replaceFirst("^Fn::", "") : "", List.of(), found);
            }
        }
    }

    private static void leaf(Tree.Leaf leaf, String form, List<String> defined, List<Reference> found) {
        if (form.equals("Ref")) {
            found.add(new Reference(leaf.spot(), form, leaf.text(), ""));
        } else if (form.equals("GetAtt")) {
            found.add(dotted(leaf.spot(), form, leaf.text()));
        } else if (form.equals("Sub")) {
            Matcher matcher = SUB_VARIABLE.matcher(leaf.text());
            while (matcher.find()) {
                if (!defined.contains(matcher.group(1))) {
                    found.add(dotted(leaf.spot(), form, matcher.group(1)));
                }
            }
        }
    }

    private static void items(Tree.Items list, String form, List<String> defined, List<Reference> found) {
        List<Tree> items = list.items();
        if (form.equals("GetAtt")
                && items.size() == 2
                && items.get(0) instanceof Tree.Leaf target
                && items.get(1) instanceof Tree.Leaf attribute) {
            found.add(new Reference(target.spot(), form, target.text(), attribute.text()));
            return;
        }
        if (form.equals("Sub") && items.size() == 2 && items.get(1) instanceof Tree.Entries variables) {
            List<String> own = variables.entries().stream()
                    .map(entry -> entry.key().text())
                    .toList();
            collect(items.get(0), form, own, found);
            collect(variables, "", List.of(), found);
            return;
        }
        items.forEach(item -> collect(item, "", defined, found));
    }

    private static Reference dotted(Spot spot, String form, String text) {
        int dot = text.indexOf('.');
        return dot < 0
                ? new Reference(spot, form, text, "")
                : new Reference(spot, form, text.substring(0, dot), text.substring(dot + 1));
    }
}
