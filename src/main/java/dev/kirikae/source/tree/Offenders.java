package dev.kirikae.source.tree;

import java.util.ArrayList;
import java.util.List;

/** Collects everything that is wrong with a tree, so that it is reported at once. For one thread. */
public final class Offenders {
    private static final int SHOWN = 25;

    private final List<String> lines = new ArrayList<>();

    /** @param what is wrong with it, as the end of a sentence */
    public void add(String path, String what) {
        lines.add(SafeName.of(path) + ": " + what);
    }

    /**
     * Does nothing while nothing is wrong.
     *
     * @param subject begins the sentence
     * @throws SourceException with the list, sorted, at most 25 of them
     */
    public void refuse(String subject) {
        if (lines.isEmpty()) {
            return;
        }
        List<String> sorted = lines.stream().sorted().distinct().toList();
        String list = "\n  " + String.join("\n  ", sorted.stream().limit(SHOWN).toList());
        String rest = sorted.size() > SHOWN ? "\n  … and " + (sorted.size() - SHOWN) + " more" : "";
        throw new SourceException(subject + " cannot become a bundle; remove or exclude these:" + list + rest);
    }
}
