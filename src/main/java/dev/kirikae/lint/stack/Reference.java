package dev.kirikae.lint.stack;

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
public record Reference(Spot spot, String function, String target, String attribute) {
    /** {@code ${!literal}} is not one. */
    private static final Pattern SUB_VARIABLE = Pattern.compile("\\$\\{\\s*([A-Za-z0-9:.]+)\\s*}");

    /**
     * All references below a value, in the order of the file; those that an {@code Fn::Sub} defines for itself left
     * out.
     */
    public static List<Reference> in(Tree tree) {
        List<Reference> found = new ArrayList<>();
        for (Call call : Call.in(tree)) {
            Tree argument = call.argument();
            List<Tree> parts = argument instanceof Tree.Items list ? list.items() : List.of(argument);
            if (!parts.isEmpty() && parts.get(0) instanceof Tree.Leaf first && first.tag() == null) {
                switch (call.name()) {
                    case "Ref" -> found.add(new Reference(first.spot(), "Ref", first.text(), ""));
                    case "Fn::GetAtt" -> found.add(attribute(first, parts));
                    case "Fn::Sub" -> variables(first, parts, found);
                    default -> {}
                }
            }
        }
        return found;
    }

    private static Reference attribute(Tree.Leaf first, List<Tree> parts) {
        if (parts.size() == 1) {
            return dotted(first.spot(), "GetAtt", first.text());
        }
        String attribute = parts.get(1) instanceof Tree.Leaf leaf ? leaf.text() : "";
        return new Reference(first.spot(), "GetAtt", first.text(), attribute);
    }

    private static void variables(Tree.Leaf text, List<Tree> parts, List<Reference> found) {
        List<String> own = Use.fields(parts.get(parts.size() - 1)).stream()
                .map(entry -> entry.key().text())
                .toList();
        Matcher matcher = SUB_VARIABLE.matcher(text.text());
        while (matcher.find()) {
            if (!own.contains(matcher.group(1))) {
                found.add(dotted(text.spot(), "Sub", matcher.group(1)));
            }
        }
    }

    private static Reference dotted(Spot spot, String form, String text) {
        int dot = text.indexOf('.');
        return dot < 0
                ? new Reference(spot, form, text, "")
                : new Reference(spot, form, text.substring(0, dot), text.substring(dot + 1));
    }
}
