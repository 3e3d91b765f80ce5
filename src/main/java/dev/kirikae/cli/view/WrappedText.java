package dev.kirikae.cli.view;

import java.util.ArrayList;
import java.util.List;

/** Breaks text between words, so that it fits a width. A word that is longer than that has a line of its own. */
public final class WrappedText {

    private static final int LEAST = 20;

    private WrappedText() {}

    /**
     * The lines, each behind the indentation.
     *
     * @param first what stands before the first line, in place of the indentation
     * @param indent blanks before each other line
     * @param width columns of a whole line; the text has at least 20 of them
     */
    public static List<String> of(String first, String text, int indent, int width) {
        int room = Math.max(LEAST, width - indent);
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(first);
        line.append(" ".repeat(Math.max(0, indent - first.length())));
        int begun = line.length();
        for (String word : text.strip().split("\\s+")) {
            if (line.length() > begun && line.length() + 1 + word.length() > indent + room) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(" ".repeat(indent));
                begun = indent;
            }
            line.append(line.length() > begun ? " " : "").append(word);
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }
}
