package dev.kirikae.lint.rules;

import dev.kirikae.lint.LintedFile;
import dev.kirikae.lint.MergedSection;
import dev.kirikae.lint.Rule;
import dev.kirikae.model.Nearest;
import dev.kirikae.yaml.Spot;
import dev.kirikae.yaml.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Rules about the keys below each section, by {@link SectionSchema}. */
final class SchemaRules {
    private static final String GUIDE =
            "Developer Guide, pages customize-containers-ec2, customize-containers-windows-ec2 (2023)";

    private enum Breach {
        UNKNOWN,
        SHAPE,
        MISREAD,
        EMPTY,
        MISSING,
        CONFLICT
    }

    private record Problem(Breach breach, Spot spot, String found) {}

    static final List<Check> CHECKS = List.of(
            check(
                    Breach.UNKNOWN,
                    Rule.warning(
                            "unknown-key",
                            "the helper on the instance passes over a key that it does not know, as if it were not there",
                            "correct the name, or take the key out; keys are case-sensitive",
                            GUIDE + "; repositories in production are deployed with such keys (2026)")),
            check(
                    Breach.SHAPE,
                    Rule.error(
                            "key-shape",
                            "the helper on the instance fails on it, and the deployment with it",
                            "write the value in the form that is expected here",
                            GUIDE,
                            "cfn-init's source, command_tool.py, file_tool.py, user_group_tools.py, "
                                    + "sources_tool.py, service_tools.py: each raises an exception on such a value")),
            check(
                    Breach.MISREAD,
                    Rule.warning(
                            "misread-value",
                            "the helper on the instance takes it for something else, or for nothing, and goes on",
                            "write the value in the form that is expected here",
                            GUIDE + "; cfn-init's source, util.py, command_tool.py, service_tools.py")),
            check(
                    Breach.EMPTY,
                    Rule.warning(
                            "empty-key",
                            "there is nothing in it to do, and the guide does not say how it is taken",
                            "fill it or take it out",
                            GUIDE)),
            check(
                    Breach.MISSING,
                    Rule.error(
                            "missing-key",
                            "there is nothing to do without it, and the deployment fails",
                            "add the key, or take the entry out",
                            GUIDE,
                            "cfn-init's source, command_tool.py: ToolError 'does not specify the command "
                                    + "attribute'; file_tool.py: ToolError 'File specified without source or content'")),
            check(
                    Breach.CONFLICT,
                    Rule.warning(
                            "key-conflict",
                            "only one of them is followed, and the guide does not say which",
                            "keep one of the two",
                            GUIDE)));

    private SchemaRules() {}

    /** What an alias repeats is told once. */
    private static Check check(Breach breach, Rule rule) {
        return Check.each(rule, (subject, marks) -> {
            Set<Spot> reported = new HashSet<>();
            for (Problem problem : problems(subject)) {
                if (problem.breach() == breach && reported.add(problem.spot())) {
                    marks.at(problem.spot(), problem.found());
                }
            }
        });
    }

    private static List<Problem> problems(LintedFile subject) {
        List<Problem> problems = new ArrayList<>();
        Tree.Entries sections = subject.sections();
        if (sections != null) {
            for (Tree.Entry section : sections.entries()) {
                Form form = SectionSchema.SECTIONS.get(section.key().text());
                if (form != null && section.value() instanceof Tree.Entries) {
                    walk(section, form, problems);
                }
            }
        }
        return problems;
    }

    private static void walk(Tree.Entry entry, Form form, List<Problem> problems) {
        Tree tree = entry.value();
        if (form instanceof Form.Value value) {
            if (!value.takes(tree)) {
                shape(entry, form, problems);
            }
        } else if (!(tree instanceof Tree.Entries map)) {
            shape(entry, form, problems);
        } else if (form instanceof Form.Named named) {
            MergedSection.of(map).entries().forEach(each -> walk(each, named.each(), problems));
        } else if (form instanceof Form.Fields fields) {
            fields(entry, MergedSection.of(map), fields, problems);
        }
    }

    private static void fields(Tree.Entry owner, Tree.Entries map, Form.Fields form, List<Problem> problems) {
        List<Tree.Entry> chosen = map.entries().stream()
                .filter(entry -> form.one().contains(entry.key().text()))
                .toList();
        boolean missing = !form.one().isEmpty() && chosen.stream().noneMatch(SchemaRules::says);
        if (missing && !chosen.isEmpty()) {
            problems.add(new Problem(
                    Breach.MISSING,
                    chosen.get(0).key().spot(),
                    "'" + chosen.get(0).key().text() + "' of '" + owner.key().text() + "' is an empty text"));
            missing = false;
        }
        boolean misspelt = false;
        for (Tree.Entry entry : map.entries()) {
            String name = entry.key().text();
            Form known = form.keys().get(name);
            if (known != null) {
                walk(entry, known, problems);
            } else {
                String nearest = Nearest.of(name, form.keys().keySet());
                boolean meant = missing && nearest != null && form.one().contains(nearest);
                misspelt |= meant;
                problems.add(new Problem(
                        meant ? Breach.MISSING : Breach.UNKNOWN,
                        entry.key().spot(),
                        "there is no key '" + name + "' in '" + owner.key().text() + "'"
                                + Nearest.hint(name, form.keys().keySet()).replace("?", "")));
            }
        }
        String choice = form.one().stream().sorted().map(key -> "'" + key + "'").collect(Collectors.joining(" or "));
        if (missing && !misspelt) {
            problems.add(new Problem(
                    Breach.MISSING, owner.key().spot(), "'" + owner.key().text() + "' has no " + choice));
        }
        if (new TreeSet<>(chosen.stream().map(entry -> entry.key().text()).toList()).size() > 1) {
            problems.add(new Problem(
                    Breach.CONFLICT,
                    chosen.get(1).key().spot(),
                    "'" + owner.key().text() + "' has both " + choice.replace(" or ", " and ")));
        }
    }

    /** The helper takes an empty content or source for none; an empty command is one. */
    private static boolean says(Tree.Entry entry) {
        boolean blank = entry.value() instanceof Tree.Leaf leaf
                && leaf.kind() == Tree.Kind.TEXT
                && leaf.text().isEmpty();
        return !blank || entry.key().text().equals("command");
    }

    private static void shape(Tree.Entry entry, Form form, List<Problem> problems) {
        Breach breach =
                entry.value().isNothing() ? Breach.EMPTY : form.fails(entry.value()) ? Breach.SHAPE : Breach.MISREAD;
        problems.add(new Problem(
                breach,
                entry.key().spot(),
                "'" + entry.key().text() + "' is " + kind(entry.value()) + " and not " + form.expected()));
    }

    private static String kind(Tree tree) {
        if (tree instanceof Tree.Leaf leaf) {
            return switch (leaf.kind()) {
                case NOTHING -> "empty";
                case TRUTH -> "the truth value " + leaf.text();
                case WHOLE -> "the number " + leaf.text();
                case TEXT, OTHER -> "a text";
            };
        }
        return tree instanceof Tree.Items ? "a list" : "a map";
    }
}
