package dev.kirikae.source;

import dev.kirikae.source.tree.SafeName;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The names most like one that does not exist. */
final class Neighbours {
    private static final int MOST = 5;

    private Neighbours() {}

    static List<String> to(String wanted, Collection<String> names) {
        return names.stream()
                .distinct()
                .sorted(Comparator.<String>comparingInt(name -> dev.kirikae.model.Nearest.distance(wanted, name))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .map(SafeName::of)
                .toList();
    }
}
