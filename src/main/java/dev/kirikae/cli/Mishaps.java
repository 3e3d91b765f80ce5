package dev.kirikae.cli;

import dev.kirikae.house.Unusable;
import dev.kirikae.source.CredentialsRefusedException;
import dev.kirikae.source.SourceException;
import dev.kirikae.tale.Exit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** What an exception means to whoever typed the command. The one place that knows. */
final class Mishaps {

    private Mishaps() {}

    static Outcome outcome(RuntimeException e, String command) {
        if (e instanceof Unusable unusable) {
            return Outcome.failed(unusable.exit(), unusable.sentence(), unusable.problems(), "");
        }
        if (e instanceof CredentialsRefusedException refused) {
            return Outcome.failed(Exit.NOT_ALLOWED, String.valueOf(refused.getMessage()), List.of(), "");
        }
        if (e instanceof SourceException source) {
            List<String> lines = String.valueOf(source.getMessage()).lines().toList();
            return Outcome.failed(Exit.BAD_INPUT, lines.get(0), lines.subList(1, lines.size()), "");
        }
        if (e instanceof UncheckedIOException io) {
            return Outcome.failed(Exit.FAILED, "a file cannot be read or written: " + because(io), List.of(), "");
        }
        return Outcome.failed(
                Exit.BUG,
                e.getClass().getSimpleName() + ": " + e.getMessage()
                        + "; the journal tells how far it came: keep the report folder and kirikae explain's output",
                trace(e),
                command.isEmpty() ? "" : "status");
    }

    private static String because(UncheckedIOException e) {
        IOException cause = e.getCause();
        return cause == null ? String.valueOf(e.getMessage()) : String.valueOf(cause.getMessage());
    }

    /** Where it happened, for whoever mends it: our own frames only. */
    private static List<String> trace(RuntimeException e) {
        return List.of(e.getStackTrace()).stream()
                .filter(frame -> frame.getClassName().startsWith("dev.kirikae."))
                .limit(5)
                .map(frame -> "at " + frame)
                .toList();
    }
}
