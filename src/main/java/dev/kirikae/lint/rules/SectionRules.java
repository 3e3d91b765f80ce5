package dev.kirikae.lint.rules;

import dev.kirikae.lint.LintedFile;
import dev.kirikae.lint.MergedSection;
import dev.kirikae.lint.Rule;
import dev.kirikae.lint.shell.Cron;
import dev.kirikae.lint.shell.ShellReader;
import dev.kirikae.model.Nearest;
import dev.kirikae.yaml.Tree;
import java.util.List;
import java.util.Set;

/** Rules about the sections of a configuration file. */
final class SectionRules {
    private static final String GUIDE =
            "Developer Guide, pages customize-containers-ec2, ebextensions-otherkeys (2023)";

    private static final List<String> SECTIONS = List.of(
            "option_settings",
            "Resources",
            "packages",
            "groups",
            "users",
            "sources",
            "files",
            "commands",
            "services",
            "container_commands",
            "Parameters",
            "Outputs",
            "Mappings");

    /** CloudFormation knows them; Beanstalk's guide does not say that it takes them. */
    private static final Set<String> UNDOCUMENTED = Set.of("Conditions", "Metadata", "Transform", "Rules");

    static final List<Check> CHECKS = List.of(
            Check.each(
                    Rule.warning(
                            "unknown-section",
                            "Beanstalk skips the whole file with a mere warning",
                            "correct the name; section names are case-sensitive",
                            GUIDE),
                    SectionRules::unknownSection),
            Check.each(
                    Rule.warning(
                            "undocumented-section",
                            "Beanstalk's guide does not name it, and Beanstalk skips a file whose sections it does not know",
                            "try it in an environment without users first, or do without it",
                            GUIDE),
                    SectionRules::undocumentedSection),
            Check.each(
                    Rule.error(
                            "section-shape",
                            "Beanstalk cannot use it",
                            "write the section as a map of names; option_settings may be a list too",
                            GUIDE,
                            "cfn-init's source, construction.py and its tools: each section is read as a " + "map"),
                    SectionRules::sectionShape),
            Check.each(
                    Rule.warning(
                            "leader-only",
                            "each environment has a leader of its own, so the command runs in the new environment while the"
                                    + " old one still serves, and once more with every release",
                            "make sure that the old version can live with what it does and that it may run again, then excuse"
                                    + " it with that reason",
                            GUIDE),
                    SectionRules::leaderOnly));

    private SectionRules() {}

    private static void unknownSection(LintedFile subject, Check.Marks marks) {
        Tree.Entries sections = subject.sections();
        if (sections != null) {
            for (Tree.Entry entry : sections.entries()) {
                String name = entry.key().text();
                if (!SECTIONS.contains(name) && !UNDOCUMENTED.contains(name)) {
                    marks.at(
                            entry.key().spot(),
                            "there is no section '" + name + "'"
                                    + Nearest.hint(name, SECTIONS).replace("?", ""));
                }
            }
        }
    }

    private static void undocumentedSection(LintedFile subject, Check.Marks marks) {
        Tree.Entries sections = subject.sections();
        if (sections != null) {
            for (Tree.Entry entry : sections.entries()) {
                if (UNDOCUMENTED.contains(entry.key().text())) {
                    marks.at(entry.key().spot(), "the section '" + entry.key().text() + "' is CloudFormation's");
                }
            }
        }
    }

    private static void sectionShape(LintedFile subject, Check.Marks marks) {
        Tree tree = subject.tree();
        if (tree != null && !(tree instanceof Tree.Entries)) {
            marks.at(tree.spot(), "the file is not a map of sections");
        }
        Tree.Entries sections = subject.sections();
        if (sections != null) {
            for (Tree.Entry entry : sections.entries()) {
                String name = entry.key().text();
                boolean list = entry.value() instanceof Tree.Items && name.equals("option_settings");
                boolean empty = entry.value().isNothing()
                        || entry.value() instanceof Tree.Items items
                                && items.items().isEmpty();
                if (SECTIONS.contains(name) && !(entry.value() instanceof Tree.Entries) && !list && !empty) {
                    marks.at(entry.value().spot(), "the section '" + name + "' is not a map");
                }
            }
        }
    }

    private static void leaderOnly(LintedFile subject, Check.Marks marks) {
        List<Tree.Entry> commands = MergedSection.section(subject, "container_commands");
        for (Tree.Entry command : commands) {
            Tree.Entry flag = ContainerCommand.flag(command);
            if (flag != null && !registersCron(command.value())) {
                String name = command.key().text();
                Tree.Entry passed = commands.stream()
                        .filter(other -> !ContainerCommand.leaderOnly(other))
                        .filter(other -> other.key().text().compareTo(name) < 0)
                        .findFirst()
                        .orElse(null);
                marks.at(
                        flag.key().spot(),
                        "the command '" + name + "' is leader_only"
                                + (ContainerCommand.tested(command) ? ", so that its test is not asked" : "")
                                + (passed == null
                                        ? ""
                                        : ", and so runs before '"
                                                + passed.key().text() + "'"));
            }
        }
    }

    /** A job on both sides is another rule's. */
    private static boolean registersCron(Tree command) {
        return command instanceof Tree.Entries fields
                && fields.get("command") instanceof Tree.Leaf text
                && !Cron.isHousekeeping(text.text())
                && Cron.registration(ShellReader.read(text.text())) != null;
    }
}
