package dev.kirikae.cli.command;

import dev.kirikae.app.bundle.PreparedBundle;
import dev.kirikae.app.input.CommandContext;
import dev.kirikae.cli.view.Console;
import dev.kirikae.lint.Finding;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prepares a commit's bundle, and says what it is made of. */
final class Preparation {

    /** A stage's own lines must not drown. */
    private static final int MOST_SHOWN = 10;

    private final Console console;

    Preparation(Console console) {
        this.console = console;
    }

    /** @param revision null: the head of the branch */
    PreparedBundle of(CommandContext context, @Nullable String revision) {
        PreparedBundle prepared = PreparedBundle.of(context, revision);
        console.note(prepared.origin());
        prepared.notices().forEach(notice -> console.note("note: " + notice));
        warn(prepared);
        prepared.mustBeSound();
        console.note("bundle " + prepared.label(context.configuration()) + ": "
                + prepared.bundle().entries().size() + " files"
                + (prepared.generated().isEmpty()
                        ? ""
                        : ", " + prepared.generated().size() + " of them generated")
                + ", " + size(prepared));
        return prepared;
    }

    private void warn(PreparedBundle prepared) {
        List<Finding> warnings = prepared.lint().warnings();
        warnings.stream().limit(MOST_SHOWN).forEach(warning -> console.note("warning: " + warning));
        if (warnings.size() > MOST_SHOWN) {
            console.note("warning: and " + (warnings.size() - MOST_SHOWN) + " more; kirikae render shows them all");
        }
    }

    private static String size(PreparedBundle prepared) {
        long bytes =
                prepared.bundle().entries().stream().mapToLong(e -> e.size()).sum();
        return bytes < 1 << 20
                ? (bytes + 1023) / 1024 + " KiB"
                : String.format(Locale.ROOT, "%.1f MiB", bytes / (double) (1 << 20));
    }
}
