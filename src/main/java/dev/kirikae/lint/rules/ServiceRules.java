package dev.kirikae.lint.rules;

import dev.kirikae.lint.LintedFile;
import dev.kirikae.lint.MergedSection;
import dev.kirikae.lint.Rule;
import dev.kirikae.lint.stack.Extensions;
import dev.kirikae.lint.stack.Use;
import dev.kirikae.yaml.Tree;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules about what a service is restarted for, which it names by the names of other sections. */
final class ServiceRules {
    private static final List<String> SECTIONS = List.of("files", "sources", "commands", "users", "groups");

    static final List<Check> CHECKS = List.of(new Check(
            Rule.warning(
                    "unknown-trigger",
                    "the service is restarted for changes of what it names, and of this there will be none",
                    "name it as its own section does, letter for letter",
                    "CloudFormation User Guide, page aws-resource-init, services (2024); cfn-init's source, service_tools.py"),
            ServiceRules::triggers));

    private ServiceRules() {}

    private static void triggers(Extensions all, Check.Marks marks) {
        for (LintedFile subject : all.configurations()) {
            for (Tree.Entry manager : MergedSection.section(subject, "services")) {
                for (Tree.Entry service : Use.fields(manager.value())) {
                    if (service.value() instanceof Tree.Entries fields) {
                        service(all, MergedSection.of(fields), marks);
                    }
                }
            }
        }
    }

    private static void service(Extensions all, Tree.Entries fields, Check.Marks marks) {
        for (String section : SECTIONS) {
            Tree named = fields.get(section);
            if (named != null) {
                names(named, section, names(all, section, null), marks);
            }
        }
        Tree packages = fields.get("packages");
        for (Tree.Entry manager : packages == null ? List.<Tree.Entry>of() : Use.fields(packages)) {
            names(
                    manager.value(),
                    "packages",
                    names(all, "packages", manager.key().text()),
                    marks);
        }
    }

    private static void names(Tree named, String section, Set<String> known, Check.Marks marks) {
        List<Tree> items = named instanceof Tree.Items list ? list.items() : List.of();
        for (Tree item : items) {
            if (item instanceof Tree.Leaf leaf
                    && leaf.tag() == null
                    && !leaf.text().contains("`")
                    && !known.contains(leaf.text())) {
                marks.at(leaf.spot(), "the section " + section + " has no '" + leaf.text() + "'");
            }
        }
    }

    /** The names of a section in all files, or of one part of it. */
    private static Set<String> names(Extensions all, String section, @Nullable String part) {
        Set<String> names = new HashSet<>();
        for (LintedFile subject : all.configurations()) {
            for (Tree.Entry entry : MergedSection.section(subject, section)) {
                if (part == null) {
                    names.add(entry.key().text());
                } else if (entry.key().text().equals(part)) {
                    Use.fields(entry.value())
                            .forEach(each -> names.add(each.key().text()));
                }
            }
        }
        return names;
    }
}
