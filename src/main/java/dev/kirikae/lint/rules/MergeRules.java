package dev.kirikae.lint.rules;

import dev.kirikae.lint.Rule;
import dev.kirikae.lint.stack.Call;
import dev.kirikae.lint.stack.Extensions;
import dev.kirikae.lint.stack.OwnNames;
import dev.kirikae.lint.stack.Stack;
import dev.kirikae.lint.stack.Use;
import dev.kirikae.yaml.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rules about names that several files of a stack declare, and about how much a stack may hold. */
final class MergeRules {
    private static final int MOST_RESOURCES = 500;
    private static final int MOST_OTHERS = 200;
    private static final int LONGEST_NAME = 255;

    static final List<Check> CHECKS = List.of(
            new Check(
                    Rule.warning(
                            "duplicate-logical-name",
                            "all files go into one template, and the guide does not say whose value wins",
                            "declare it once, or rename one",
                            "Developer Guide, page environment-resources; CloudFormation User Guide, page"
                                    + " resources-section-structure (2023)"),
                    MergeRules::duplicates),
            new Check(
                    Rule.error(
                            "stack-limits",
                            "CloudFormation takes 500 resources, 200 parameters, mappings and outputs, and names of 255"
                                    + " characters in a template, Beanstalk's own counted in",
                            "move a part of it into a stack of its own",
                            "CloudFormation User Guide, page cloudformation-limits (2023)",
                            "CloudFormation User Guide, page cloudformation-limits"),
                    MergeRules::limits));

    private MergeRules() {}

    private static void duplicates(Extensions all, Check.Marks marks) {
        Stack stack = all.stack();
        sections(stack).forEach((section, parts) -> {
            Map<String, Stack.Part> first = new LinkedHashMap<>();
            for (Stack.Part part : parts) {
                Stack.Part earlier = first.putIfAbsent(part.name(), part);
                boolean other = earlier != null && !earlier.subject().equals(part.subject());
                if (other && differ(earlier.value(), part.value(), part.name().startsWith(OwnNames.PREFIX))) {
                    marks.at(
                            part.key().spot(),
                            "'" + part.name() + "' in " + section + " is declared in "
                                    + earlier.subject().path() + " too, with other values");
                }
            }
        });
        for (Stack.Part parameter : stack.parameters()) {
            if (stack.resourceNames().contains(parameter.name())) {
                marks.at(parameter.key().spot(), "'" + parameter.name() + "' is a resource's name as well");
            }
        }
    }

    /** Overrides of one of Beanstalk's own may complete each other: only what both say counts. */
    private static boolean differ(Tree one, Tree two, boolean complete) {
        if (complete && one instanceof Tree.Entries left && two instanceof Tree.Entries right) {
            for (Tree.Entry entry : left.entries()) {
                Tree same = right.get(entry.key().text());
                if (same != null && differ(entry.value(), same, true)) {
                    return true;
                }
            }
            return false;
        }
        return !alike(one, two);
    }

    private static boolean alike(Tree one, Tree two) {
        List<Tree> left = Call.nodes(one);
        List<Tree> right = Call.nodes(two);
        for (int i = 0; i < left.size() && left.size() == right.size(); i++) {
            if (!outline(left.get(i)).equals(outline(right.get(i)))) {
                return false;
            }
        }
        return left.size() == right.size();
    }

    /** A node by itself; with those below it in order, it gives the whole value. */
    private static List<String> outline(Tree tree) {
        List<String> outline = new ArrayList<>(List.of(String.valueOf(tree.tag())));
        if (tree instanceof Tree.Leaf leaf) {
            outline.add(leaf.text());
        } else if (tree instanceof Tree.Items list) {
            outline.add("[" + list.items().size());
        } else {
            Use.fields(tree).forEach(field -> outline.add(field.key().text() + ":"));
        }
        return outline;
    }

    private static void limits(Extensions all, Check.Marks marks) {
        sections(all.stack()).forEach((section, parts) -> {
            int most = section.equals("Resources") ? MOST_RESOURCES : MOST_OTHERS;
            Map<String, Stack.Part> distinct = new LinkedHashMap<>();
            parts.forEach(part -> distinct.putIfAbsent(part.name(), part));
            if (distinct.size() > most && !section.equals("Conditions")) {
                Stack.Part over = new ArrayList<>(distinct.values()).get(most);
                marks.at(over.key().spot(), "this is number " + (most + 1) + " of " + distinct.size() + " " + section);
            }
            for (Stack.Part part : distinct.values()) {
                if (part.name().length() > LONGEST_NAME) {
                    marks.at(part.key().spot(), "this name has " + part.name().length() + " characters");
                }
                if (section.equals("Mappings") && Use.fields(part.value()).size() > MOST_OTHERS) {
                    marks.at(part.key().spot(), "this mapping has more than 200 keys");
                }
            }
        });
    }

    private static Map<String, List<Stack.Part>> sections(Stack stack) {
        Map<String, List<Stack.Part>> sections = new LinkedHashMap<>();
        sections.put("Resources", stack.resources());
        sections.put("Parameters", stack.parameters());
        sections.put("Mappings", stack.mappings());
        sections.put("Conditions", stack.conditions());
        sections.put("Outputs", stack.outputs());
        return sections;
    }
}
