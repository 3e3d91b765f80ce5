package dev.kirikae.cli.view;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where results and progress go. Both are UTF-8 whatever the locale says.
 *
 * @param terminal a person looks at the progress as it comes
 */
public record Streams(PrintStream out, PrintStream err, boolean terminal) {

    public static Streams ofTheProcess() {
        return new Streams(
                utf8(new FileOutputStream(FileDescriptor.out)),
                utf8(new FileOutputStream(FileDescriptor.err)),
                isTerminal());
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
