package dev.kirikae.source.tree;

import java.util.List;

/**
 * The files of a commit, sorted out. Immutable.
 *
 * @param entries what the bundle holds, in no particular order
 * @param ignored paths from the bundle's root that {@code .ebignore} takes away, in the tree's order; {@code .ebignore} itself
 *     among them
 */
public record TreeFiles(List<TreeEntry> entries, List<String> ignored) {
    public TreeFiles {
        entries = List.copyOf(entries);
        ignored = List.copyOf(ignored);
    }
}
