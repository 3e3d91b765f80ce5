package dev.kirikae.lint.rules;

import dev.kirikae.lint.Rule;
import dev.kirikae.lint.stack.Call;
import dev.kirikae.lint.stack.Extensions;
import dev.kirikae.lint.stack.OwnNames;
import dev.kirikae.lint.stack.Stack;
import dev.kirikae.model.Nearest;
import dev.kirikae.yaml.Tree;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rules about how a resource is declared, and about the names of Beanstalk's own. */
final class ResourceRules {
    private static final Pattern LOGICAL = Pattern.compile("[A-Za-z0-9]+");
    private static final Pattern TYPE =
            Pattern.compile("Custom::[A-Za-z0-9_@-]+|[A-Za-z0-9]+(?:::[A-Za-z0-9]+){2}(?:::MODULE)?");
    private static final String CLOUDFORMATION =
            "CloudFormation User Guide, pages resources-section-structure, aws-product-attribute-reference (2023)";

    private static final List<String> ATTRIBUTES = List.of(
            "Type",
            "Properties",
            "DependsOn",
            "Condition",
            "CreationPolicy",
            "UpdatePolicy",
            "UpdateReplacePolicy",
            "DeletionPolicy",
            "Metadata",
            "Description",
            "Version");
    private static final Set<String> DELETION = Set.of("Delete", "Retain", "RetainExceptOnCreate", "Snapshot");
    private static final Set<String> REPLACEMENT = Set.of("Delete", "Retain", "Snapshot");

    static final List<Check> CHECKS = List.of(
            new Check(
                    Rule.error(
                            "resource-shape",
                            "CloudFormation refuses the whole template, and the environment cannot be launched",
                            "name it with letters and digits only, and write the resource as a map of Type, Properties and CloudFormation's resource attributes",
                            CLOUDFORMATION,
                            "cfn-lint 1.51 refuses the same (E3001, E3006, E3035)"),
                    ResourceRules::shapes),
            new Check(
                    Rule.warning(
                            "part-name",
                            "CloudFormation takes letters and digits only; a public sample of Beanstalk's has others, and the guide"
                                    + " does not say what becomes of them",
                            "name it with letters and digits only",
                            CLOUDFORMATION + "; awsdocs/elastic-beanstalk-samples"),
                    ResourceRules::names),
            new Check(
                    Rule.error(
                            "beanstalk-name",
                            "without a Type it is an override of one of Beanstalk's own resources, and where there is none of that"
                                    + " name, the launch fails",
                            "take the name and type from the guide's list of the resources that Beanstalk creates",
                            "Developer Guide, page customize-containers-format-resources-eb (2023)",
                            "aws-samples/eb-php-wordpress issue 5 quotes the refusal: 'Unknown template "
                                    + "resource: AWSEBLoadBalancer'"),
                    ResourceRules::beanstalkNames),
            new Check(
                    Rule.warning(
                            "beanstalk-type",
                            "an override reaches Beanstalk's own resource under that resource's name and type; with others it is a"
                                    + " resource of its own, or makes another of Beanstalk's",
                            "take the name and type from the guide's list of the resources that Beanstalk creates",
                            "Developer Guide, page customize-containers-format-resources-eb (2023)"),
                    ResourceRules::beanstalkTypes));

    private ResourceRules() {}

    private static void shapes(Extensions all, Check.Marks marks) {
        boolean transformed = ReferenceRules.isTransformed(all);
        for (Stack.Part part : all.stack().resources()) {
            if (!part.name().startsWith("Fn::")) {
                shape(part, transformed, marks);
            }
        }
    }

    private static void names(Extensions all, Check.Marks marks) {
        Stream.of(all.stack().parameters(), all.stack().mappings(), all.stack().outputs())
                .flatMap(List::stream)
                .forEach(part -> name(part, marks));
    }

    private static void name(Stack.Part part, Check.Marks marks) {
        if (!LOGICAL.matcher(part.name()).matches() && !part.name().startsWith("Fn::")) {
            marks.at(
                    part.key().spot(),
                    "the logical name '" + part.name() + "' has other characters than letters and digits");
        }
    }

    private static void shape(Stack.Part part, boolean transformed, Check.Marks marks) {
        String name = "'" + part.name() + "'";
        name(part, marks);
        if (!(part.value() instanceof Tree.Entries fields)) {
            marks.at(part.value().spot(), "the resource " + name + " is not a map");
            return;
        }
        if (fields.find("Type") == null && !part.name().startsWith(OwnNames.PREFIX) && !transformed) {
            marks.at(part.key().spot(), "the resource " + name + " has no Type");
        }
        for (Tree.Entry field : fields.entries()) {
            String fault = fault(field, transformed);
            if (fault != null) {
                boolean key = !ATTRIBUTES.contains(field.key().text());
                marks.at(key ? field.key().spot() : field.value().spot(), fault + " (resource " + name + ")");
            }
        }
    }

    /** Beanstalk has functions of its own here, such as {@code CmpFn::Remove}, which its samples use. */
    private static @Nullable String fault(Tree.Entry field, boolean transformed) {
        String key = field.key().text();
        Tree value = field.value();
        if (!ATTRIBUTES.contains(key)) {
            return transformed || key.contains("Fn::")
                    ? null
                    : "there is no resource attribute '" + key + "'" + near(key, ATTRIBUTES);
        }
        String text = value instanceof Tree.Leaf leaf && leaf.tag() == null ? leaf.text() : null;
        return switch (key) {
            case "Type" ->
                text != null && TYPE.matcher(text).matches() && !isMiscased(text)
                        ? null
                        : "the Type is not of the form AWS::Service::Thing";
            case "Properties" -> value instanceof Tree.Entries ? null : "the Properties are not a map";
            case "DeletionPolicy" -> policy(key, text, DELETION);
            case "UpdateReplacePolicy" -> policy(key, text, REPLACEMENT);
            case "DependsOn" -> isNames(value) ? null : "DependsOn is neither a logical name nor a list of them";
            default -> null;
        };
    }

    private static @Nullable String policy(String key, @Nullable String found, Set<String> known) {
        return found == null || known.contains(found)
                ? null
                : key + " '" + found + "' is none of "
                        + String.join(", ", known.stream().sorted().toList());
    }

    private static boolean isMiscased(String type) {
        return type.regionMatches(true, 0, "AWS::", 0, 5) && !type.startsWith("AWS::");
    }

    private static boolean isNames(Tree value) {
        return Call.is(value)
                || isName(value)
                || value instanceof Tree.Items list
                        && list.items().stream().allMatch(item -> Call.is(item) || isName(item));
    }

    private static boolean isName(Tree value) {
        return value instanceof Tree.Leaf && !value.isNothing();
    }

    private static void beanstalkNames(Extensions all, Check.Marks marks) {
        for (Stack.Part part : all.stack().resources()) {
            String name = part.name();
            String type = part.type();
            String meant = OwnNames.meant(name);
            String missing = OwnNames.missing(name, all.destination());
            if (meant != null && type == null) {
                marks.at(part.key().spot(), "Beanstalk has no '" + name + "'; did you mean '" + meant + "'");
            } else if (missing != null && type == null) {
                marks.at(part.key().spot(), "'" + name + "' is there only in " + missing + ", and this is none");
            }
        }
    }

    private static void beanstalkTypes(Extensions all, Check.Marks marks) {
        for (Stack.Part part : all.stack().resources()) {
            String type = part.type();
            String meant = OwnNames.meant(part.name());
            String own = OwnNames.type(part.name());
            if (meant != null && type != null && type.equals(OwnNames.type(meant))) {
                marks.at(part.key().spot(), "Beanstalk has no '" + part.name() + "'; did you mean '" + meant + "'");
            } else if (own != null && type != null && !own.equals(type)) {
                marks.at(
                        part.key().spot(),
                        "'" + part.name() + "' is Beanstalk's own and of type " + own + ", not " + type);
            }
        }
    }

    private static String near(String found, List<String> known) {
        String nearest = Nearest.of(found, known);
        return nearest == null ? "" : "; did you mean '" + nearest + "'";
    }
}
