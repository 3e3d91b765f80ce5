package dev.kirikae.lint;

import dev.kirikae.yaml.Tree;
import java.util.ArrayList;
import java.util.List;

/** Maps as YAML's merge keys ({@code <<}) make them; the tree of a file keeps such a key as an entry like others. */
public final class MergedSection {
    private static final String MERGE = "<<";

    private MergedSection() {}

    /**
     * A map together with what its merge keys bring in, at any depth of such keys; values keep theirs. What stands in
     * the map itself goes first, and of several sources an earlier one; a source that is no map brings nothing.
     */
    public static Tree.Entries of(Tree.Entries map) {
        if (map.find(MERGE) == null) {
            return map;
        }
        List<Tree.Entry> entries = new ArrayList<>(map.entries().stream()
                .filter(entry -> !entry.key().text().equals(MERGE))
                .toList());
        for (Tree.Entry entry : map.entries()) {
            if (entry.key().text().equals(MERGE)) {
                List<Tree> sources = entry.value() instanceof Tree.Items list ? list.items() : List.of(entry.value());
                for (Tree source : sources) {
                    if (source instanceof Tree.Entries other) {
                        add(MergedSection.of(other), entries);
                    }
                }
            }
        }
        return new Tree.Entries(map.spot(), map.tag(), entries);
    }

    private static void add(Tree.Entries other, List<Tree.Entry> entries) {
        for (Tree.Entry entry : other.entries()) {
            if (entries.stream()
                    .noneMatch(own -> own.key().text().equals(entry.key().text()))) {
                entries.add(entry);
            }
        }
    }

    /** The entries of a section, merged as by {@link #of}; none if the file has it not, or not as a map. */
    public static List<Tree.Entry> section(LintedFile subject, String name) {
        Tree.Entries sections = subject.sections();
        return sections != null && sections.get(name) instanceof Tree.Entries map ? of(map).entries() : List.of();
    }
}
