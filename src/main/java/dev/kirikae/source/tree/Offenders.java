package dev.kirikae.source.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Collects everything that is wrong with a tree, so that it is reported at once. For one thread. */
public final class Offenders {
    private static final int SHOWN = 25;

    private final List<String> lines = new ArrayList<>();
    private final TreeSet<String> patterns = new TreeSet<>();

    /**
     * Something that {@code source.exclude} can leave out.
     *
     * @param path from the bundle's root
     * @param what is wrong with it, as the end of a sentence
     */
    public void add(String path, String what) {
        addFixed(path, what);
        patterns.add(Exclusions.pattern(path));
    }

    /** Something that no pattern can leave out. */
    public void addFixed(String path, String what) {
        lines.add(SafeName.of(path) + ": " + what);
    }

    /**
     * Does nothing while nothing is wrong.
     *
     * @param subject begins the sentence
     * @throws SourceException with the list, sorted, at most 25 of them, and the line of configuration that leaves out those
     *     that can be
     */
    public void refuse(String subject) {
        if (lines.isEmpty()) {
            return;
        }
        List<String> sorted = lines.stream().sorted().distinct().toList();
        String list = "\n  " + String.join("\n  ", sorted.stream().limit(SHOWN).toList());
        String rest = sorted.size() > SHOWN ? "\n  … and " + (sorted.size() - SHOWN) + " more" : "";
        throw new SourceException(
                subject + " cannot become a bundle; mend these, or leave them out:" + list + rest + way());
    }

    private String way() {
        String shown = String.join(", ", patterns.stream().limit(SHOWN).toList());
        String more = patterns.size() > SHOWN ? ", …" : "";
        return patterns.isEmpty() ? "" : "\n  to leave out: source.exclude: [" + shown + more + "]";
    }
}
