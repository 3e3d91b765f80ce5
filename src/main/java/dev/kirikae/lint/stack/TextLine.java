package dev.kirikae.lint.stack;

import dev.kirikae.lint.LintedFile;
import dev.kirikae.yaml.Spot;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of a file that tells the instance something, as it is written; comments are left out.
 *
 * @param number counted from one
 * @param text without its line feed
 */
public record TextLine(LintedFile subject, int number, String text) {

    /**
     * The lines of all files from which the instance takes what to do, file by file; none of a file that is not UTF-8.
     */
    public static List<TextLine> in(Extensions all) {
        List<TextLine> lines = new ArrayList<>();
        for (LintedFile subject : all.subjects()) {
            String text = subject.text();
            if (text != null && isRead(subject)) {
                String[] parts = text.split("\n", -1);
                for (int i = 0; i < parts.length; i++) {
                    if (!parts[i].stripLeading().startsWith("#")) {
                        lines.add(new TextLine(subject, i + 1, parts[i]));
                    }
                }
            }
        }
        return lines;
    }

    private static boolean isRead(LintedFile subject) {
        String path = subject.path();
        return subject.isConfig()
                || path.startsWith(".platform/")
                || path.equals("Procfile")
                || path.equals("Buildfile");
    }

    /** @param offset in the line */
    public Spot at(int offset) {
        return new Spot(subject.path(), number, text.codePointCount(0, offset) + 1);
    }
}
