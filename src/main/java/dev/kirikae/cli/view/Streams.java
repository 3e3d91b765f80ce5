package dev.kirikae.cli.view;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * Where results and progress go. Both are UTF-8 whatever the locale says.
 *
 * @param readsOut a person looks at the results as they come
 * @param readsErr a person looks at the progress as it comes
 * @param columns of the terminal, asked anew for each line
 * @param zone of the clock on that person's wall
 */
public record Streams(
        PrintStream out, PrintStream err, boolean readsOut, boolean readsErr, IntSupplier columns, ZoneId zone) {

    /** Set by the launcher, whose shell can ask: those of {@code out} and {@code err} that are terminals. */
    private static final String TERMINALS = "kirikae.terminals";

    private static final int USUAL = 80;

    /** @param terminal a person in UTC looks at both, on 80 columns */
    public Streams(PrintStream out, PrintStream err, boolean terminal) {
        this(out, err, terminal, terminal, () -> USUAL, ZoneOffset.UTC);
    }

    /** @param env the variables of the process */
    public static Streams ofTheProcess(Map<String, String> env) {
        String known = System.getProperty(TERMINALS);
        boolean both = known == null && isTerminal();
        boolean out = known == null ? both : known.contains("out");
        boolean err = known == null ? both : known.contains("err");
        return new Streams(
                utf8(new FileOutputStream(FileDescriptor.out)),
                utf8(new FileOutputStream(FileDescriptor.err)),
                out,
                err,
                out || err ? TerminalSize.ofTheProcess(env) : () -> USUAL,
                ZoneId.systemDefault());
    }

    public static PrintStream utf8(OutputStream out) {
        return new PrintStream(out, true, StandardCharsets.UTF_8);
    }

    /** From Java 22 on there is a console even where there is no terminal; it can be asked, by a method that 17 lacks. */
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
