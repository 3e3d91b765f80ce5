package dev.kirikae.lint.stack;

import dev.kirikae.lint.LintedFile;
import dev.kirikae.yaml.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A value in which functions are evaluated: in the sections of the stack, in files and commands, and between back quotes.
 */
public record Use(LintedFile subject, Tree value) {
    private static final Set<String> STACK = Set.of("Resources", "Outputs", "Conditions");
    private static final Set<String> COMMANDS = Set.of("commands", "container_commands");

    /** Sections in whose texts back quotes are evaluated. */
    private static final Set<String> QUOTED =
            Set.of("option_settings", "files", "commands", "container_commands", "sources");

    /** All such values of all files. */
    public static List<Use> all(Extensions all) {
        List<Use> uses = new ArrayList<>();
        for (LintedFile subject : all.configurations()) {
            for (Tree.Entry section : sections(subject)) {
                String name = section.key().text();
                if (STACK.contains(name) || name.equals("files")) {
                    fields(section.value()).forEach(entry -> uses.add(new Use(subject, entry.value())));
                } else if (COMMANDS.contains(name)) {
                    fields(section.value())
                            .forEach(
                                    command -> fields(command.value()).forEach(field -> command(subject, field, uses)));
                }
            }
            for (BackQuote quote : quotes(subject)) {
                if (quote.value() != null) {
                    uses.add(new Use(subject, quote.value()));
                }
            }
        }
        return uses;
    }

    /** All functions between back quotes of a file, in its order; those that cannot be read too. */
    public static List<BackQuote> quotes(LintedFile subject) {
        List<BackQuote> quotes = new ArrayList<>();
        Quotes cursor = new Quotes(subject);
        for (Tree.Entry section : sections(subject)) {
            if (QUOTED.contains(section.key().text())) {
                for (Tree node : Call.nodes(section.value())) {
                    if (node instanceof Tree.Leaf leaf && leaf.text().indexOf('`') >= 0) {
                        quotes.addAll(BackQuote.in(leaf, cursor));
                    }
                }
            }
        }
        return quotes;
    }

    /** A file's sections; none where it could not be read as a map. */
    public static List<Tree.Entry> sections(LintedFile subject) {
        Tree.Entries sections = subject.sections();
        return sections == null ? List.of() : sections.entries();
    }

    /** A map's entries; none where it is no map. */
    public static List<Tree.Entry> fields(Tree tree) {
        return tree instanceof Tree.Entries map ? map.entries() : List.of();
    }

    /** A variable may be called {@code Ref}. */
    private static void command(LintedFile subject, Tree.Entry field, List<Use> uses) {
        if (field.key().text().equals("env")) {
            fields(field.value()).forEach(variable -> uses.add(new Use(subject, variable.value())));
        } else {
            uses.add(new Use(subject, field.value()));
        }
    }
}
