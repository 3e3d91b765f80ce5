package dev.kirikae.cli;

import dev.kirikae.app.input.UserError;
import dev.kirikae.cli.view.CommandOutcome;
import dev.kirikae.source.bundle.BundleNotWrittenException;
import dev.kirikae.source.remote.CredentialsRefusedException;
import dev.kirikae.source.tree.SourceException;
import dev.kirikae.workflow.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What an exception means to whoever typed the command. The one place that knows. */
final class ExceptionMapping {

    private static final Pattern TYPED = Pattern.compile("(--?[a-z-]+|[A-Z]+)[:,]");

    private ExceptionMapping() {}

    static CommandOutcome outcome(RuntimeException e, String command) {
        if (e instanceof UserError unusable) {
            return CommandOutcome.failed(
                    unusable.exit(), unusable.sentence(), unusable.problems(), next(unusable, command));
        }
        if (e instanceof CredentialsRefusedException refused) {
            return CommandOutcome.failed(ExitCode.NOT_ALLOWED, String.valueOf(refused.getMessage()), List.of(), "");
        }
        if (e instanceof SourceException source) {
            List<String> lines = String.valueOf(source.getMessage()).lines().toList();
            ExitCode exit = source instanceof BundleNotWrittenException ? ExitCode.FAILED : ExitCode.BAD_INPUT;
            return CommandOutcome.failed(exit, lines.get(0), lines.subList(1, lines.size()), "");
        }
        if (e instanceof UncheckedIOException io) {
            return CommandOutcome.failed(
                    ExitCode.FAILED, "a file cannot be read or written: " + because(io), List.of(), "");
        }
        return CommandOutcome.failed(
                ExitCode.BUG,
                (e.getMessage() == null ? "something happened that must not" : e.getMessage())
                        + "; the journal tells how far it came: keep the report folder and kirikae explain's output",
                trace(e),
                command.isEmpty() ? "" : "status");
    }

    /** A flag or an argument that is wrong is looked up; what else is wrong is mended, and the command typed again. */
    private static String next(UserError e, String command) {
        boolean typed =
                e.exit() == ExitCode.BAD_INPUT && TYPED.matcher(e.sentence()).lookingAt();
        return !e.next().isEmpty() || !typed ? e.next() : command + " --help";
    }

    private static String because(UncheckedIOException e) {
        IOException cause = e.getCause();
        if (cause instanceof NoSuchFileException missing) {
            return missing.getFile() + " is not there";
        }
        if (cause instanceof AccessDeniedException denied) {
            return denied.getFile() + " may not be read or written";
        }
        String message = cause == null ? e.getMessage() : cause.getMessage();
        return message == null ? "no reason is given" : message;
    }

    /** Where it happened, for whoever mends it: our own frames only. */
    private static List<String> trace(RuntimeException e) {
        Stream<String> frames = Stream.of(e.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("dev.kirikae."))
                .limit(5)
                .map(frame -> "at " + frame);
        return Stream.concat(Stream.of(e.getClass().getName()), frames).toList();
    }
}
