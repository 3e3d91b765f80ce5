package dev.kirikae.lint.rules;

import dev.kirikae.lint.Rule;
import dev.kirikae.lint.Severity;
import dev.kirikae.lint.stack.Call;
import dev.kirikae.lint.stack.Extensions;
import dev.kirikae.lint.stack.OwnNames;
import dev.kirikae.lint.stack.Reference;
import dev.kirikae.lint.stack.Stack;
import dev.kirikae.lint.stack.Use;
import dev.kirikae.model.Nearest;
import dev.kirikae.yaml.Spot;
import dev.kirikae.yaml.Tree;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Rules about names that lead nowhere. */
final class ReferenceRules {
    static final List<Check> CHECKS = List.of(new Check(
            new Rule(
                    "unknown-reference",
                    Severity.ERROR,
                    "CloudFormation refuses a template that refers to what it does not hold, and the environment cannot be"
                            + " launched",
                    "correct the name, or declare it in the files; names are case-sensitive",
                    "CloudFormation User Guide, pages intrinsic-function-reference-ref, pseudo-parameter-reference (2023);"
                            + " Developer Guide, page customize-containers-format-resources-eb (2023)"),
            ReferenceRules::unknown));

    private ReferenceRules() {}

    /** Whether a transform may add resources and attributes that stand in no file. */
    static boolean isTransformed(Extensions all) {
        return all.configurations().stream()
                .flatMap(subject -> Use.sections(subject).stream())
                .anyMatch(section -> section.key().text().equals("Transform")
                        || Call.in(section.value()).stream()
                                .anyMatch(call -> call.name().equals("Fn::Transform")
                                        || call.name().startsWith("Fn::ForEach")));
    }

    private static void unknown(Extensions all, Check.Marks marks) {
        boolean unread = all.subjects().stream()
                .anyMatch(subject -> subject.isConfig() && !subject.problems().isEmpty());
        if (!unread && !isTransformed(all)) {
            new Look(all, marks).look();
        }
    }

    /** All names that are known, and what was marked. */
    private static final class Look {
        private final Extensions all;
        private final Check.Marks marks;
        private final Set<String> resources;
        private final Set<String> conditions;
        private final Set<String> mappings;
        private final Set<String> values;
        private final Set<Spot> marked = new HashSet<>();

        Look(Extensions all, Check.Marks marks) {
            this.all = all;
            this.marks = marks;
            resources = all.stack().resourceNames();
            conditions = names(all.stack().conditions());
            mappings = names(all.stack().mappings());
            values = new HashSet<>(names(all.stack().parameters()));
            values.addAll(resources);
            values.addAll(OwnNames.PARAMETERS);
            values.addAll(OwnNames.PSEUDO);
        }

        private static Set<String> names(List<Stack.Part> parts) {
            return parts.stream().map(Stack.Part::name).collect(Collectors.toUnmodifiableSet());
        }

        void look() {
            for (Use use : Use.all(all)) {
                Reference.in(use.value()).forEach(this::reference);
                Call.in(use.value()).forEach(this::call);
            }
            for (Stack.Part part : all.stack().resources()) {
                names(part, "DependsOn", resources, "resource");
                names(part, "Condition", conditions, "condition");
            }
            all.stack().outputs().forEach(part -> names(part, "Condition", conditions, "condition"));
        }

        private void reference(Reference reference) {
            boolean attribute =
                    !reference.attribute().isEmpty() || reference.function().equals("GetAtt");
            name(reference.spot(), reference.target(), attribute ? resources : values, attribute ? "resource" : "name");
        }

        private void call(Call call) {
            if (call.argument() instanceof Tree.Items list
                    && !list.items().isEmpty()
                    && list.items().get(0) instanceof Tree.Leaf first
                    && first.tag() == null) {
                if (call.name().equals("Fn::If")) {
                    name(first.spot(), first.text(), conditions, "condition");
                } else if (call.name().equals("Fn::FindInMap")) {
                    mapping(first);
                }
            }
        }

        /** Beanstalk's own template has mappings, whose names no page lists. */
        private void mapping(Tree.Leaf name) {
            if (!name.text().startsWith("AWSEB")) {
                name(name.spot(), name.text(), mappings, "mapping");
            }
        }

        private void names(Stack.Part part, String field, Set<String> known, String kind) {
            Tree.Entry entry = part.field(field);
            if (entry != null) {
                List<Tree> targets = entry.value() instanceof Tree.Items list ? list.items() : List.of(entry.value());
                for (Tree target : targets) {
                    if (target instanceof Tree.Leaf leaf && leaf.tag() == null && leaf.kind() != Tree.Kind.NOTHING) {
                        name(leaf.spot(), leaf.text(), known, kind);
                    }
                }
            }
        }

        private void name(Spot spot, String name, Set<String> known, String kind) {
            if (known.contains(name) || name.isBlank()) {
                return;
            }
            String meant = OwnNames.meant(name);
            String missing = OwnNames.missing(name, all.destination());
            if (missing != null) {
                mark(spot, "'" + name + "' is there only in " + missing + ", and this is none");
            } else if (meant != null) {
                mark(spot, "neither these files nor Beanstalk have '" + name + "'; did you mean '" + meant + "'");
            } else if (!name.startsWith(OwnNames.PREFIX)) {
                String nearest = Nearest.of(name, known);
                mark(
                        spot,
                        "there is no " + kind + " '" + name + "'"
                                + (nearest == null ? "" : "; did you mean '" + nearest + "'"));
            }
        }

        private void mark(Spot spot, String found) {
            if (marked.add(spot)) {
                marks.at(spot, found);
            }
        }
    }
}
