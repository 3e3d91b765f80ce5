package dev.kirikae.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The next command, so that it can be pasted. */
public final class NextCommand {

    /** What works without a file; all else is typed where the file is. */
    private static final Set<String> FILELESS =
            Set.of("status", "rollback", "recover", "history", "explain", "audit", "approve");

    private NextCommand() {}

    /** @param command as it is typed after {@code kirikae}; empty gives nothing */
    public static String of(String command, Options options) {
        return command.isEmpty() ? "" : "kirikae " + arguments(command, options);
    }

    /** The same without the program's own name. */
    static String arguments(String command, Options options) {
        if (command.isEmpty() || command.endsWith(" --help")) {
            return command;
        }
        List<String> words = new ArrayList<>();
        String name = command.contains(" ") ? command.substring(0, command.indexOf(' ')) : command;
        options.repeated(FILELESS.contains(name)).forEach(word -> words.add(quoted(word)));
        words.add(command);
        return String.join(" ", words);
    }

    /** An option as it is typed behind others; empty where it was not given. */
    static String option(String name, @Nullable String value) {
        return value == null ? "" : " " + name + " " + quoted(value);
    }

    static String flag(String name, boolean given) {
        return given ? " " + name : "";
    }

    /** As a POSIX shell takes it for one word. */
    static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:,=@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
