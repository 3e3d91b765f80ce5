package dev.kirikae.source.tree;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds paths, folders included, that some file systems cannot tell apart: they differ in case or Unicode form only.
 * For one thread.
 */
public final class Twins {
    private final Map<String, String> seen = new HashMap<>();
    private final Offenders offenders;

    public Twins(Offenders offenders) {
        this.offenders = offenders;
    }

    /** Compares it with all before; a twin is added to the offenders. */
    public void add(String path) {
        for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
            if (!check(path.substring(0, end))) {
                return;
            }
        }
        check(path);
    }

    private boolean check(String path) {
        @Nullable String first = seen.putIfAbsent(folded(path), path);
        if (first == null || first.equals(path)) {
            return true;
        }
        offenders.add(path, "differs from " + SafeName.of(first) + " in case or Unicode form only");
        return false;
    }

    private static String folded(String path) {
        String form = Normalizer.normalize(path, Normalizer.Form.NFD);
        return Normalizer.normalize(form.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    }
}
