package dev.kirikae.lint.rules;

import dev.kirikae.lint.LintedFile;
import dev.kirikae.lint.MergedSection;
import dev.kirikae.lint.Rule;
import dev.kirikae.yaml.Tree;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules about the order in which commands run. */
final class OrderRules {
    private static final String GUIDE = "Developer Guide, page customize-containers-ec2 (2023)";

    private static final Pattern NUMBERED = Pattern.compile("(\\D*)(\\d+).*", Pattern.DOTALL);

    static final List<Check> CHECKS = List.of(Check.each(
            Rule.warning(
                    "order-surprise",
                    "commands run in alphabetical order of their names, not in the order in which they are written",
                    "begin every name with a number of as many digits as all others, such as 01-",
                    GUIDE),
            OrderRules::order));

    private OrderRules() {}

    private static void order(LintedFile subject, Check.Marks marks) {
        order(MergedSection.section(subject, "commands"), marks);
        List<Tree.Entry> commands = MergedSection.section(subject, "container_commands");
        order(commands.stream().filter(ContainerCommand::leaderOnly).toList(), marks);
        order(
                commands.stream()
                        .filter(entry -> !ContainerCommand.leaderOnly(entry))
                        .toList(),
                marks);
    }

    /** Tells the first of a map's surprises; the others go with it once names have numbers. */
    private static void order(List<Tree.Entry> commands, Check.Marks marks) {
        boolean numbered = commands.stream()
                .anyMatch(entry -> Character.isDigit((entry.key().text() + " ").charAt(0)));
        for (int i = 1; i < commands.size(); i++) {
            String before = commands.get(i - 1).key().text();
            String name = commands.get(i).key().text();
            boolean earlier = name.compareTo(before) < 0 && name.compareToIgnoreCase(before) < 0;
            if (earlier && (counted(before, name) || !numbered)) {
                marks.at(
                        commands.get(i).key().spot(),
                        "'" + name + "' runs before '" + before + "', which is written before it");
                return;
            }
        }
    }

    /** Whether two names count on, as step9 and step10 do. */
    private static boolean counted(String before, String name) {
        Matcher first = NUMBERED.matcher(before);
        Matcher second = NUMBERED.matcher(name);
        return first.matches()
                && second.matches()
                && first.group(1).equals(second.group(1))
                && new BigInteger(first.group(2)).compareTo(new BigInteger(second.group(2))) < 0;
    }
}
