package dev.kirikae.lint.rules;

import dev.kirikae.lint.LintedFile;
import dev.kirikae.lint.Rule;
import dev.kirikae.lint.stack.Extensions;
import dev.kirikae.yaml.Tree;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The rule about how much fits into the CloudFormation template that Beanstalk makes of the files. */
final class LimitRules {
    private static final String GUIDE =
            "CloudFormation User Guide, page cloudformation-limits; Developer Guide, page ebextensions-otherkeys (2023)";

    /** CloudFormation takes a template of 1 MB from S3; Beanstalk's own part needs some of it. */
    private static final long MOST_CHARACTERS = 900_000;

    static final List<Check> CHECKS = List.of(new Check(
            Rule.warning(
                    "too-large",
                    "Beanstalk puts them into one CloudFormation template with its own resources, and that may have"
                            + " 1 MB at most",
                    "fetch large content from S3 with 'source', or put it into the bundle and copy it with"
                            + " container_commands",
                    GUIDE),
            LimitRules::size));

    private LimitRules() {}

    private static void size(Extensions all, Check.Marks marks) {
        long sum = 0;
        long most = 0;
        LintedFile largest = null;
        for (LintedFile subject : all.configurations()) {
            long size = characters(subject);
            sum += size;
            if (largest == null || size > most) {
                most = size;
                largest = subject;
            }
        }
        if (sum > MOST_CHARACTERS && largest != null) {
            marks.file(largest, "the configuration files hold " + sum + " characters, most of them in this one");
        }
    }

    /** The texts of a file, without its comments and indentation, as aliases unfold them. */
    private static long characters(LintedFile subject) {
        long sum = 0;
        Deque<Tree> open = new ArrayDeque<>();
        if (subject.tree() != null) {
            open.push(subject.tree());
        }
        while (!open.isEmpty()) {
            Tree tree = open.pop();
            if (tree instanceof Tree.Leaf leaf) {
                sum += leaf.text().length();
            } else if (tree instanceof Tree.Items list) {
                list.items().forEach(open::push);
            } else if (tree instanceof Tree.Entries map) {
                for (Tree.Entry entry : map.entries()) {
                    sum += entry.key().text().length();
                    open.push(entry.value());
                }
            }
        }
        return sum;
    }
}
