package dev.kirikae.cli;

import java.util.ArrayList;
import java.util.List;

/** The next command, so that it can be pasted. */
final class NextLine {

    private NextLine() {}

    /** @param command as it is typed after {@code kirikae}; empty gives nothing */
    static String of(String command, Options options) {
        if (command.isEmpty()) {
            return "";
        }
        List<String> words = new ArrayList<>(List.of("kirikae"));
        options.repeated().forEach(word -> words.add(quoted(word)));
        words.add(command);
        return String.join(" ", words);
    }

    /** As a POSIX shell takes it for one word. */
    static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:,=@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
