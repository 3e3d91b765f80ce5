package dev.kirikae.lint.stack;

import dev.kirikae.lint.LintedFile;
import dev.kirikae.yaml.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What all configuration files together add to the environment's CloudFormation stack, each list in the order of the
 * files and in the order in them. Nothing is merged: a name that two files declare is there twice.
 */
public record Stack(
        List<Part> resources, List<Part> parameters, List<Part> mappings, List<Part> conditions, List<Part> outputs) {

    /**
     * A named part of a section.
     *
     * @param subject the file that declares it
     * @param key its name, with its place
     */
    public record Part(LintedFile subject, Tree.Leaf key, Tree value) {
        public String name() {
            return key.text();
        }

        /** The field of that name; null if there is none. */
        public Tree.@Nullable Entry field(String field) {
            return value instanceof Tree.Entries fields ? fields.find(field) : null;
        }

        /** A resource's {@code Type}; null where it has none, as an override of one of Beanstalk's own may. */
        @Nullable
        public String type() {
            Tree.Entry type = field("Type");
            return type != null && type.value() instanceof Tree.Leaf leaf ? leaf.text() : null;
        }

        /** A resource's {@code Properties}; null without any. */
        public Tree.@Nullable Entries properties() {
            Tree.Entry properties = field("Properties");
            return properties != null && properties.value() instanceof Tree.Entries map ? map : null;
        }
    }

    static Stack of(List<LintedFile> configurations) {
        return new Stack(
                parts(configurations, "Resources"),
                parts(configurations, "Parameters"),
                parts(configurations, "Mappings"),
                parts(configurations, "Conditions"),
                parts(configurations, "Outputs"));
    }

    /** Names of the resources that the files declare or override. */
    public Set<String> resourceNames() {
        return resources.stream().map(Part::name).collect(Collectors.toUnmodifiableSet());
    }

    private static List<Part> parts(List<LintedFile> configurations, String section) {
        List<Part> parts = new ArrayList<>();
        for (LintedFile subject : configurations) {
            Tree.Entries sections = subject.sections();
            if (sections != null && sections.get(section) instanceof Tree.Entries map) {
                map.entries().forEach(entry -> parts.add(new Part(subject, entry.key(), entry.value())));
            }
        }
        return List.copyOf(parts);
    }
}
