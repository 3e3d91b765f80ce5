package dev.kirikae.lint.rules;

import dev.kirikae.lint.Rule;
import dev.kirikae.lint.stack.Call;
import dev.kirikae.lint.stack.Extensions;
import dev.kirikae.lint.stack.OwnNames;
import dev.kirikae.lint.stack.PhysicalNames;
import dev.kirikae.lint.stack.Reference;
import dev.kirikae.lint.stack.Stack;
import dev.kirikae.yaml.Tree;
import java.util.List;
import java.util.Set;

/** Rules about names that the old and the new environment, which live side by side, cannot both have. */
final class NameRules {
    private static final String GUIDE =
            "CloudFormation User Guide, page aws-properties-name; Developer Guide, page environment-resources (2023)";

    static final List<Check> CHECKS = List.of(new Check(
            Rule.error(
                    "fixed-physical-name",
                    "the environment that is live has it already, so the new one cannot be launched",
                    "leave the name out, or build it from the environment's, as in"
                            + " {\"Fn::Join\": [\"-\", [{\"Ref\": \"AWSEBEnvironmentName\"}, \"jobs\"]]}",
                    GUIDE,
                    "CloudFormation User Guide, page aws-properties-name, and page "
                            + "outputs-section-structure for exports: a name is unique in its account and " + "region"),
            NameRules::fixedName));

    private NameRules() {}

    private static void fixedName(Extensions all, Check.Marks marks) {
        Set<String> own = all.stack().resourceNames();
        for (Stack.Part resource : all.stack().resources()) {
            String property = PhysicalNames.property(resource.type());
            Tree.Entries properties = resource.properties();
            Tree.Entry name = property == null || properties == null ? null : properties.find(property);
            if (name != null && !differs(name.value(), own)) {
                marks.at(name.key().spot(), name.key().text() + " of '" + resource.name() + "' is a fixed name");
            }
        }
        for (Stack.Part output : all.stack().outputs()) {
            Tree.Entry export = output.field("Export");
            Tree.Entry name = export != null && export.value() instanceof Tree.Entries map ? map.find("Name") : null;
            if (name != null && !differs(name.value(), own)) {
                marks.at(name.key().spot(), "the export of '" + output.name() + "' has a fixed name");
            }
        }
    }

    /** Whether a name has a part that is another one in every environment, or may be: an option has many sources. */
    private static boolean differs(Tree name, Set<String> own) {
        return Call.in(name).stream().anyMatch(call -> call.name().equals("Fn::GetOptionSetting"))
                || Reference.in(name).stream()
                        .map(Reference::target)
                        .anyMatch(target -> own.contains(target)
                                || target.startsWith(OwnNames.PREFIX)
                                || target.equals("AWS::NoValue")
                                || target.equals("AWS::StackName")
                                || target.equals("AWS::StackId"));
    }
}
