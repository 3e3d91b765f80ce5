package dev.kirikae.lint.shell;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A simple command of a shell text.
 *
 * @param offset where it begins, in chars of the text
 * @param assignments words such as {@code A=b} before it
 * @param prefixes names of what runs it, such as {@code sudo} or {@code nohup}
 * @param words its name and its arguments, without what runs it; empty if there are assignments only
 * @param targets the files it writes to by {@code >}
 * @param before the operator before it; empty at the beginning, a newline where one ends the command before
 * @param after the operator behind it; empty at the end
 * @param level 0 where it runs in any case and in the text's own shell; more inside of substitutions, groups,
 *     conditions, loops and functions
 */
public record ShellCommand(
        int offset,
        List<Word> assignments,
        Set<String> prefixes,
        List<Word> words,
        List<Word> targets,
        String before,
        String after,
        int level) {
    /**
     * A word of a shell text.
     *
     * @param text without quotes; substitutions as they are written
     * @param offset where it begins, quotes included
     */
    public record Word(String text, int offset) {}

    /** The command's name without folders; empty if there are assignments only. */
    public String name() {
        String path = path();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The command's name as written; empty if there are assignments only. */
    public String path() {
        return words.isEmpty() ? "" : words.get(0).text();
    }

    public List<Word> arguments() {
        return words.isEmpty() ? words : words.subList(1, words.size());
    }

    /** Whether exactly this is one of its arguments. */
    public boolean has(String argument) {
        return arguments().stream().anyMatch(word -> word.text().equals(argument));
    }

    /** The first argument that is no option; null if there is none. */
    @Nullable
    public String verb() {
        for (Word word : arguments()) {
            if (!word.text().startsWith("-")) {
                return word.text();
            }
        }
        return null;
    }
}
