package dev.kirikae.lint.rules;

import dev.kirikae.lint.LintedFile;
import dev.kirikae.lint.Rule;
import dev.kirikae.lint.stack.BackQuote;
import dev.kirikae.lint.stack.Call;
import dev.kirikae.lint.stack.Extensions;
import dev.kirikae.lint.stack.Functions;
import dev.kirikae.lint.stack.Use;
import dev.kirikae.yaml.Spot;
import dev.kirikae.yaml.Tree;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules about how CloudFormation's functions are written. */
final class FunctionRules {
    private static final String FUNCTIONS =
            "Developer Guide, page ebextensions-functions (2023); CloudFormation User Guide, page"
                    + " intrinsic-function-reference (2023)";

    static final List<Check> CHECKS = List.of(
            new Check(
                    Rule.error(
                            "function-shape",
                            "CloudFormation refuses the whole template, and the environment cannot be launched",
                            "write it as the guide's page about this function shows",
                            FUNCTIONS,
                            "CloudFormation User Guide, page of each function; cfn-lint 1.51 refuses the "
                                    + "same (E1010 to E1022)"),
                    FunctionRules::shape),
            Check.each(
                    Rule.warning(
                            "short-form",
                            "Beanstalk has been reported to know no tags and to fail the deployment with 'could not determine a"
                                    + " constructor for the tag'",
                            "write it in the long form, as in {\"Ref\": \"X\"} or {\"Fn::Sub\": \"${X}\"}",
                            "Developer Guide, page ebextensions-functions (2023), which shows the long forms only;"
                                    + " awsdocs/aws-cloudformation-user-guide issue 1303 (2023)"),
                    FunctionRules::shortForm),
            Check.each(
                    Rule.warning(
                            "backquote-expression",
                            "within a text Beanstalk evaluates a function only where it stands as a JSON object between"
                                    + " two back quotes, as in '`{\"Ref\": \"X\"}`'",
                            "write it as JSON between back quotes",
                            "Developer Guide, pages ebextensions-otherkeys, customize-environment-resources-elasticache"
                                    + " (2023)"),
                    FunctionRules::backQuotes));

    private FunctionRules() {}

    private static void shape(Extensions all, Check.Marks marks) {
        Set<Spot> marked = new HashSet<>();
        for (Use use : Use.all(all)) {
            for (Call call : Call.in(use.value())) {
                String fault = Functions.fault(call);
                if (fault != null && marked.add(call.spot())) {
                    marks.at(call.spot(), fault);
                }
            }
        }
    }

    private static void shortForm(LintedFile subject, Check.Marks marks) {
        Tree tree = subject.tree();
        if (tree != null) {
            List<Tree> tagged = Call.nodes(tree).stream()
                    .filter(node -> node.tag() != null && node.tag().startsWith("!"))
                    .toList();
            if (!tagged.isEmpty()) {
                String more = tagged.size() == 1 ? "" : ", the first of " + tagged.size() + " in this file";
                marks.at(
                        tagged.get(0).spot(),
                        "here stands the tag " + tagged.get(0).tag() + more);
            }
        }
    }

    private static void backQuotes(LintedFile subject, Check.Marks marks) {
        for (BackQuote quote : Use.quotes(subject)) {
            if (quote.value() == null) {
                marks.at(quote.spot(), "what begins here is no JSON object that ends with a back quote");
            }
        }
    }
}
