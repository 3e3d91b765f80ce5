package dev.kirikae.lint.rules;

import dev.kirikae.lint.Destination;
import dev.kirikae.lint.Rule;
import dev.kirikae.lint.stack.Call;
import dev.kirikae.lint.stack.Extensions;
import dev.kirikae.lint.stack.OwnNames;
import dev.kirikae.lint.stack.Stack;
import dev.kirikae.model.Wildcard;
import dev.kirikae.yaml.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules about the CloudWatch alarms that an environment brings along, by which its release is verified. */
final class AlarmRules {

    private static final JoinedText NAME = new JoinedText(
            leaf -> leaf.tag() == null ? leaf.text() : "*",
            id -> id.equals("AWSEBEnvironmentName") ? "${environment}" : "*",
            AlarmRules::named,
            "*");
    private static final String TYPE = "AWS::CloudWatch::Alarm";
    private static final String API = "CloudWatch API Reference, PutMetricAlarm (2026)";

    private static final Set<String> COMPARISONS = Set.of(
            "GreaterThanOrEqualToThreshold",
            "GreaterThanThreshold",
            "LessThanThreshold",
            "LessThanOrEqualToThreshold",
            "LessThanLowerOrGreaterThanUpperThreshold",
            "LessThanLowerThreshold",
            "GreaterThanUpperThreshold");

    private static final Set<String> MISSING_DATA = Set.of("breaching", "notBreaching", "ignore", "missing");

    static final List<Check> CHECKS = List.of(
            new Check(
                    Rule.error(
                            "alarm-property",
                            "CloudWatch refuses the alarm, and the environment cannot be launched",
                            "write it as CloudFormation's page about AWS::CloudWatch::Alarm shows",
                            API + "; awsdocs/elastic-beanstalk-samples issue 42",
                            "CloudWatch API Reference, PutMetricAlarm: required parameters and valid "
                                    + "values; cfn-lint 1.51 refuses the same (E3003, E3030); "
                                    + "awsdocs/elastic-beanstalk-samples issue 42"),
                    AlarmRules::properties),
            new Check(
                    Rule.warning(
                            "missing-alarm",
                            "an alarm that does not exist proves nothing, so the release would end minutes after the launch",
                            "use a template that makes it, correct the name, or excuse it where something else makes it for each"
                                    + " environment",
                            "CloudWatch API Reference, DescribeAlarms (2026)"),
                    AlarmRules::missing));

    private AlarmRules() {}

    static List<Stack.Part> alarms(Extensions all) {
        return all.stack().resources().stream()
                .filter(part -> TYPE.equals(part.type()) && !part.name().startsWith(OwnNames.PREFIX))
                .toList();
    }

    private static void properties(Extensions all, Check.Marks marks) {
        for (Stack.Part alarm : alarms(all)) {
            Tree.Entries properties = alarm.properties();
            if (properties == null || Call.is(properties)) {
                continue;
            }
            for (String needed : List.of("EvaluationPeriods", "ComparisonOperator")) {
                if (properties.find(needed) == null) {
                    marks.at(alarm.key().spot(), "the alarm '" + alarm.name() + "' has no " + needed);
                }
            }
            oneOf(properties, "ComparisonOperator", COMPARISONS, marks);
            oneOf(properties, "TreatMissingData", MISSING_DATA, marks);
            Integer periods = whole(properties, "EvaluationPeriods", marks);
            Integer bad = whole(properties, "DatapointsToAlarm", marks);
            Tree datapoints = properties.get("DatapointsToAlarm");
            if (periods != null && bad != null && bad > periods && datapoints != null) {
                marks.at(
                        datapoints.spot(),
                        "DatapointsToAlarm is " + bad + ", more than the " + periods + " EvaluationPeriods");
            }
            Integer period = whole(properties, "Period", marks);
            Tree length = properties.get("Period");
            if (period != null
                    && length != null
                    && period % 60 != 0
                    && !Set.of(10, 20, 30).contains(period)) {
                marks.at(length.spot(), "Period is " + period + ", neither 10, 20 or 30 seconds nor whole minutes");
            }
        }
    }

    private static void oneOf(Tree.Entries properties, String name, Set<String> words, Check.Marks marks) {
        if (properties.get(name) instanceof Tree.Leaf leaf && leaf.tag() == null && !words.contains(leaf.text())) {
            marks.at(
                    leaf.spot(),
                    name + " is '" + leaf.text() + "', expected one of "
                            + String.join(", ", words.stream().sorted().toList()));
        }
    }

    /** Null where it is absent, a function, or none; the last is marked. */
    private static @Nullable Integer whole(Tree.Entries properties, String name, Check.Marks marks) {
        if (!(properties.get(name) instanceof Tree.Leaf leaf) || leaf.tag() != null) {
            return null;
        }
        if (leaf.text().matches("[1-9]\\d{0,7}")) {
            return Integer.valueOf(leaf.text());
        }
        marks.at(leaf.spot(), name + " is '" + leaf.text() + "', expected a whole number from 1 on");
        return null;
    }

    private static void missing(Extensions all, Check.Marks marks) {
        List<String> names = new ArrayList<>();
        for (Stack.Part resource : all.stack().resources()) {
            Tree.Entries properties = resource.properties();
            Tree name = properties == null ? null : properties.get("AlarmName");
            if (name != null) {
                names.add(name(name));
            }
        }
        for (Destination.WantedAlarm wanted : all.destination().alarms()) {
            if (names.stream().noneMatch(name -> Wildcard.matches(name, wanted.name()))) {
                marks.at(wanted.spot(), "no file makes the alarm '" + wanted.name() + "'");
            }
        }
    }

    /** What a name comes to; an asterisk stands for what only CloudFormation knows. */
    static String name(Tree tree) {
        return NAME.of(tree);
    }

    private static String named(String text) {
        return text.replace("${AWSEBEnvironmentName}", "\0")
                .replaceAll("\\$\\{[^}]*}", "*")
                .replace("\0", "${environment}");
    }
}
