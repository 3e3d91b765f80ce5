package dev.kirikae.lint.rules;

import dev.kirikae.lint.LintedFile;
import dev.kirikae.lint.Rule;
import dev.kirikae.yaml.Spot;
import dev.kirikae.yaml.Tree;
import dev.kirikae.yaml.YamlReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules about how Beanstalk reads a configuration file: YAML 1.1 or JSON, in UTF-8. */
final class ReadingRules {
    private static final String GUIDE = "Developer Guide, page ebextensions (2023)";

    private static final Rule TAB = Rule.error(
            "tab-indentation",
            "YAML does not allow tabs in indentation, and Beanstalk fails the deployment minutes later",
            "replace the tabs by blanks",
            GUIDE,
            "YAML 1.1, section 5.1.1; awsdocs/aws-elastic-beanstalk-developer-guide issue "
                    + "126 shows what a file that cannot be read comes to");

    static final List<Check> CHECKS = List.of(
            Check.each(
                    Rule.warning(
                            "encoding",
                            "Beanstalk reads configuration files as YAML or JSON in UTF-8",
                            "save the file as UTF-8",
                            GUIDE),
                    ReadingRules::encoding),
            Check.each(
                    Rule.warning(
                            "byte-order-mark",
                            "JSON does not allow it, and not every reader of YAML passes over it",
                            "save the file as UTF-8 without byte order mark",
                            "RFC 8259, section 8.1 (2017)"),
                    ReadingRules::byteOrderMark),
            Check.each(TAB, ReadingRules::tabs),
            Check.each(
                    Rule.error(
                            "unreadable",
                            "Beanstalk fails the deployment of a bundle with a configuration file it cannot parse",
                            "correct the file at this place",
                            GUIDE,
                            "awsdocs/aws-elastic-beanstalk-developer-guide issue 126 quotes the refusal: "
                                    + "'contains invalid YAML or JSON'"),
                    ReadingRules::unreadable),
            Check.each(
                    Rule.warning(
                            "empty-file",
                            "it does nothing, and the guide does not say how Beanstalk takes it",
                            "fill it or take it out",
                            GUIDE),
                    ReadingRules::emptyFile),
            Check.each(
                    Rule.warning(
                            "duplicate-key",
                            "one of the two is dropped in silence",
                            "merge the two, or rename one",
                            GUIDE),
                    ReadingRules::duplicateKey));

    private ReadingRules() {}

    private static void encoding(LintedFile subject, Check.Marks marks) {
        if (subject.isConfig() && subject.text() == null) {
            marks.file(subject, "the bytes are not UTF-8");
        }
    }

    private static void byteOrderMark(LintedFile subject, Check.Marks marks) {
        if (subject.isConfig() && subject.marked()) {
            marks.file(subject, "the file begins with a byte order mark");
        }
    }

    private static void tabs(LintedFile subject, Check.Marks marks) {
        Spot tab = tab(subject);
        if (tab != null) {
            marks.at(tab, "a tab stands in the indentation");
        }
    }

    private static void unreadable(LintedFile subject, Check.Marks marks) {
        if (tab(subject) == null) {
            subject.problems()
                    .forEach(problem ->
                            marks.at(new Spot(problem.file(), problem.line(), problem.column()), problem.message()));
        }
    }

    private static void emptyFile(LintedFile subject, Check.Marks marks) {
        if (subject.isEmpty()) {
            marks.file(subject, "this configuration file holds nothing but comments");
        }
    }

    private static void duplicateKey(LintedFile subject, Check.Marks marks) {
        Deque<Tree> open = new ArrayDeque<>();
        if (subject.tree() != null) {
            open.push(subject.tree());
        }
        while (!open.isEmpty()) {
            Tree tree = open.pop();
            if (tree instanceof Tree.Items list) {
                list.items().forEach(open::push);
            } else if (tree instanceof Tree.Entries map) {
                map.entries().forEach(entry -> open.push(entry.value()));
                for (Tree.Entry twin : YamlReader.twins(map)) {
                    marks.at(twin.key().spot(), "the key '" + twin.key().text() + "' stands twice in this map");
                }
            }
        }
    }

    /** The first tab in a line's indentation at or before the place where reading stopped; null if tabs are not to blame. */
    private static @Nullable Spot tab(LintedFile subject) {
        String text = subject.text();
        if (subject.problems().isEmpty() || text == null) {
            return null;
        }
        int last = subject.problems().get(0).line();
        int line = 1;
        for (String content : text.split("\n", -1)) {
            int blank = 0;
            while (blank < content.length() && content.charAt(blank) == ' ') {
                blank++;
            }
            if (blank < content.length() && content.charAt(blank) == '\t') {
                return new Spot(subject.path(), line, blank + 1);
            }
            if (++line > last) {
                return null;
            }
        }
        return null;
    }
}
