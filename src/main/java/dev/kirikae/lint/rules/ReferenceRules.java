package dev.kirikae.lint.rules;

import dev.kirikae.lint.Rule;
import dev.kirikae.lint.options.OptionTable;
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
    /** Of whose options Beanstalk's template makes parameters, as far as that is known. */
    private static final String CONTAINER = "aws:elasticbeanstalk:container:";

    static final List<Check> CHECKS = List.of(
            new Check(
                    Rule.error(
                            "unknown-reference",
                            "CloudFormation refuses a template that refers to what it does not hold, and the environment cannot be"
                                    + " launched",
                            "correct the name, or declare it in the files; names are case-sensitive",
                            "CloudFormation User Guide, pages intrinsic-function-reference-ref, pseudo-parameter-reference (2023);"
                                    + " Developer Guide, page customize-containers-format-resources-eb (2023)",
                            "aws-samples/eb-php-wordpress issue 5 quotes the refusal: 'references undefined "
                                    + "resource'; cfn-lint 1.51 refuses the same (E1010, E1020, E3005, E8002)"),
                    (all, marks) -> unknown(all, marks, true)),
            new Check(
                    Rule.warning(
                            "unfamiliar-reference",
                            "no file declares it; Beanstalk's own template may, and CloudFormation refuses the template if it does"
                                    + " not",
                            "correct the name or declare it; where Beanstalk's template has it, excuse it with that reason",
                            "CloudFormation User Guide, page intrinsic-function-reference-findinmap (2023); repositories in"
                                    + " production read mappings of Beanstalk's template (2026)"),
                    (all, marks) -> unknown(all, marks, false)),
            new Check(
                    Rule.error(
                            "unset-option",
                            "Beanstalk cannot resolve the function, and the environment cannot be launched",
                            "set the option, or give the function a DefaultValue; excuse it where live has the option by the API and"
                                    + " the new environment inherits it",
                            "Developer Guide, pages ebextensions-functions, configuration-options-custom (2023)",
                            "aws-samples/eb-php-wordpress issue 17: a custom option was taken out that Fn::GetOptionSetting"
                                    + " reads without DefaultValue, and the configuration failed validation"),
                    (all, marks) -> OptionReads.unset(all, marks, true)),
            new Check(
                    Rule.warning(
                            "unset-property",
                            "where the environment has no such property either, Beanstalk cannot resolve the function",
                            "give the function a DefaultValue, or set the property under environment.settings",
                            "Developer Guide, page ebextensions-functions (2023)"),
                    (all, marks) -> OptionReads.unset(all, marks, false)));

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

    /** @param certain whether to mark what CloudFormation refuses, or what it refuses unless Beanstalk has it */
    private static void unknown(Extensions all, Check.Marks marks, boolean certain) {
        boolean unread = all.subjects().stream()
                .anyMatch(subject -> subject.isConfig() && !subject.problems().isEmpty());
        if (!unread && !isTransformed(all)) {
            new Look(all, marks, certain).look();
        }
    }

    /** All names that are known, and what was marked. */
    private static final class Look {
        private final Extensions all;
        private final Check.Marks marks;
        private final boolean certain;
        private final Set<String> resources;
        private final Set<String> conditions;
        private final Set<String> mappings;
        private final Set<String> values;
        private final Set<Spot> marked = new HashSet<>();

        Look(Extensions all, Check.Marks marks, boolean certain) {
            this.all = all;
            this.marks = marks;
            this.certain = certain;
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
            all.stack().conditions().forEach(part -> Call.nodes(part.value()).forEach(this::condition));
        }

        private void reference(Reference reference) {
            boolean attribute =
                    !reference.attribute().isEmpty() || reference.function().equals("GetAtt");
            name(reference.spot(), reference.target(), attribute ? resources : values, attribute ? "resource" : "name");
        }

        /** One condition may be made of others. */
        private void condition(Tree node) {
            Tree named = node instanceof Tree.Entries map && map.entries().size() == 1 ? map.get("Condition") : null;
            Tree target = "!Condition".equals(node.tag()) ? node : named;
            if (target instanceof Tree.Leaf leaf && !leaf.isNothing()) {
                name(leaf.spot(), leaf.text(), conditions, "condition");
            }
        }

        private void call(Call call) {
            if (call.argument() instanceof Tree.Items list
                    && !list.items().isEmpty()
                    && list.items().get(0) instanceof Tree.Leaf first
                    && first.tag() == null) {
                if (call.name().equals("Fn::If")) {
                    name(first.spot(), first.text(), conditions, "condition");
                } else if (call.name().equals("Fn::FindInMap")) {
                    mapping(first, list.items());
                }
            }
        }

        /** Beanstalk's own template has mappings, whose names no page lists. */
        private void mapping(Tree.Leaf name, List<Tree> path) {
            if (name.text().startsWith("AWSEB")) {
                return;
            }
            name(name.spot(), name.text(), mappings, "mapping");
            List<Stack.Part> declared = all.stack().mappings().stream()
                    .filter(part -> part.name().equals(name.text()))
                    .toList();
            Tree inside = declared.size() == 1 ? declared.get(0).value() : name;
            for (Tree key : path.subList(1, Math.min(3, path.size()))) {
                if (!(inside instanceof Tree.Entries map)
                        || !(key instanceof Tree.Leaf leaf)
                        || leaf.tag() != null
                        || leaf.text().contains("`")) {
                    return;
                }
                Tree below = map.get(leaf.text());
                if (below == null) {
                    if (certain) {
                        mark(leaf.spot(), "the mapping '" + name.text() + "' has no key '" + leaf.text() + "' there");
                    }
                    return;
                }
                inside = below;
            }
        }

        private void names(Stack.Part part, String field, Set<String> known, String kind) {
            Tree.Entry entry = part.field(field);
            if (entry != null) {
                List<Tree> targets = entry.value() instanceof Tree.Items list ? list.items() : List.of(entry.value());
                for (Tree target : targets) {
                    if (target instanceof Tree.Leaf leaf && leaf.tag() == null && !leaf.isNothing()) {
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
            String slip = Nearest.of(name, known);
            boolean ownMayHaveIt = slip == null && mayBeBeanstalks(name, kind);
            if (ownMayHaveIt == certain) {
                return;
            }
            String missing = OwnNames.missing(name, all.destination());
            if (missing != null) {
                mark(spot, "'" + name + "' is there only in " + missing + ", and this is none");
            } else if (meant != null) {
                mark(spot, "neither these files nor Beanstalk have '" + name + "'; did you mean '" + meant + "'");
            } else if (!name.startsWith(OwnNames.PREFIX)) {
                mark(
                        spot,
                        "there is no " + kind + " '" + name + "'"
                                + (slip == null ? "" : "; did you mean '" + slip + "'"));
            }
        }

        /** Its resources have names of one form; its mappings, conditions and parameters are in no list. */
        private static boolean mayBeBeanstalks(String name, String kind) {
            return switch (kind) {
                case "mapping", "condition" -> true;
                case "name" ->
                    OptionTable.get().names().stream()
                            .filter(namespace -> namespace.startsWith(CONTAINER))
                            .map(namespace -> OptionTable.get().namespace(namespace))
                            .anyMatch(namespace ->
                                    namespace != null && namespace.options().containsKey(name));
                default -> false;
            };
        }

        private void mark(Spot spot, String found) {
            if (marked.add(spot)) {
                marks.at(spot, found);
            }
        }
    }
}
