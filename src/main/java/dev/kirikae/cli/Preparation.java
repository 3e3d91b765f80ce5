package dev.kirikae.cli;

import dev.kirikae.house.Prepared;
import dev.kirikae.house.Workplace;
import dev.kirikae.lint.Finding;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prepares a commit's bundle, and says what it is made of. */
final class Preparation {

    /** A stage's own lines must not drown. */
    private static final int MOST_SHOWN = 10;

    private final Voice voice;

    Preparation(Voice voice) {
        this.voice = voice;
    }

    /** @param revision null: the head of the branch */
    Prepared of(Workplace place, @Nullable String revision) {
        Prepared prepared = place.prepare(revision);
        voice.note(prepared.origin());
        String note = prepared.choice().note();
        if (note != null) {
            voice.note("note: " + note);
        }
        warn(prepared);
        prepared.mustBeSound();
        voice.note("bundle " + prepared.label(place.configuration()) + ": "
                + prepared.bundle().entries().size() + " files"
                + (prepared.generated().isEmpty()
                        ? ""
                        : ", " + prepared.generated().size() + " of them generated")
                + ", " + size(prepared));
        return prepared;
    }

    private void warn(Prepared prepared) {
        List<Finding> warnings = prepared.lint().warnings();
        warnings.stream().limit(MOST_SHOWN).forEach(warning -> voice.note("warning: " + warning));
        if (warnings.size() > MOST_SHOWN) {
            voice.note("warning: and " + (warnings.size() - MOST_SHOWN) + " more; kirikae render shows them all");
        }
    }

    private static String size(Prepared prepared) {
        long bytes =
                prepared.bundle().entries().stream().mapToLong(e -> e.size()).sum();
        return bytes < 1 << 20
                ? (bytes + 1023) / 1024 + " KiB"
                : String.format(Locale.ROOT, "%.1f MiB", bytes / (double) (1 << 20));
    }
}
