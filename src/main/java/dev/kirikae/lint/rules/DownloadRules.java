package dev.kirikae.lint.rules;

import dev.kirikae.lint.LintedFile;
import dev.kirikae.lint.MergedSection;
import dev.kirikae.lint.Rule;
import dev.kirikae.lint.WrittenFile;
import dev.kirikae.yaml.Tree;
import java.util.List;
import java.util.regex.Pattern;

/** Rules about what an instance fetches while it is set up. */
final class DownloadRules {
    private static final Pattern INSECURE =
            Pattern.compile("(?i)http://(?!localhost\\b|127\\.0\\.0\\.1\\b|169\\.254\\.).*", Pattern.DOTALL);

    static final List<Check> CHECKS = List.of(Check.each(
            Rule.warning(
                    "insecure-download",
                    "whoever sits on the way can put something else in its place, which then runs as root",
                    "fetch it by https, or put it into the bundle",
                    "AWS Well-Architected Framework, practice SEC09-BP02 (2023)"),
            DownloadRules::insecure));

    private DownloadRules() {}

    private static void insecure(LintedFile subject, Check.Marks marks) {
        MergedSection.section(subject, "sources").forEach(source -> address(source.value(), marks));
        for (WrittenFile file : WrittenFile.of(subject)) {
            Tree source = file.fields().get("source");
            if (source != null) {
                address(source, marks);
            }
        }
        for (Tree.Entry manager : MergedSection.section(subject, "packages")) {
            if (manager.value() instanceof Tree.Entries packages) {
                MergedSection.of(packages).entries().forEach(entry -> address(entry.value(), marks));
            }
        }
    }

    private static void address(Tree value, Check.Marks marks) {
        if (value instanceof Tree.Items list) {
            list.items().forEach(item -> address(item, marks));
        } else if (value instanceof Tree.Leaf leaf
                && INSECURE.matcher(leaf.text()).matches()) {
            marks.at(leaf.spot(), "this is fetched without TLS");
        }
    }
}
