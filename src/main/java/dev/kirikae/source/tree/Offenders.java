package dev.kirikae.source.tree;

import java.util.ArrayList;
import java.util.List;

/** Collects everything that is wrong with a tree, so that it is reported at once. */
public final class Offenders {
    private static final int SHOWN = 25;

    private final List<String> lines = new ArrayList<>();

    public void add(String path, String what) {
        lines.add(SafeName.of(path) + ": " + what);
    }

    /** Throws when there is one, with the list. */
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
