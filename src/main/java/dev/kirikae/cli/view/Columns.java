package dev.kirikae.cli.view;

import java.util.ArrayList;
import java.util.List;

/** Text in the columns of a terminal: how wide it is, and how it is broken into lines. Pure. */
public final class Columns {

    /** A table's first columns end before this one. */
    private static final int LABELS = 24;

    private static final int NARROWEST = 20;

    private Columns() {}

    /** Columns that a terminal gives to a text: two for wide characters of East Asia and pictures, none for combining ones. */
    public static int of(String text) {
        return text.codePoints().map(Columns::of).sum();
    }

    private static int of(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = in(point, 0x1100, 0x115F)
                || in(point, 0x2E80, 0xA4CF)
                || in(point, 0xAC00, 0xD7A3)
                || in(point, 0xF900, 0xFAFF)
                || in(point, 0xFE30, 0xFE6F)
                || in(point, 0xFF00, 0xFF60)
                || in(point, 0xFFE0, 0xFFE6)
                || in(point, 0x1F300, 0x1FAFF)
                || in(point, 0x20000, 0x3FFFD);
        return wide ? 2 : 1;
    }

    private static boolean in(int point, int first, int last) {
        return point >= first && point <= last;
    }

    /**
     * Broken at spaces. A word that is longer than a line stays whole: a name can then still be copied.
     *
     * @param first columns of the first line
     * @param others columns of all others
     * @return at least one line
     */
    public static List<String> wrapped(String text, int first, int others) {
        List<String> lines = new ArrayList<>();
        int blank = 0;
        while (blank < text.length() && text.charAt(blank) == ' ') {
            blank++;
        }
        StringBuilder line = new StringBuilder(text.substring(0, blank));
        boolean fresh = true;
        for (String word : text.substring(blank).split(" ", -1)) {
            int room = Math.max(NARROWEST, lines.isEmpty() ? first : others);
            if (!fresh && of(line.toString()) + 1 + of(word) > room) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
                fresh = true;
            }
            line.append(fresh ? "" : " ").append(word);
            fresh = false;
        }
        lines.add(line.toString());
        return lines;
    }

    /**
     * Broken at spaces, with the lines after the first below the text and not below its label.
     *
     * @param width columns of the terminal; 0: not broken
     */
    static List<String> hanging(String text, int width) {
        if (width == 0 || of(text) <= width) {
            return List.of(text);
        }
        int indent = indent(text);
        List<String> lines = new ArrayList<>();
        for (String line : wrapped(text, width, width - indent)) {
            lines.add(lines.isEmpty() ? line : " ".repeat(indent) + line);
        }
        return lines;
    }

    /** Where the last label of a row ends, labels being set apart by two spaces or more. */
    private static int indent(String text) {
        int start = 0;
        while (start < text.length() && text.charAt(start) == ' ') {
            start++;
        }
        int indent = start + 2;
        for (int at = text.indexOf("  ", start); at > 0 && at < LABELS; at = text.indexOf("  ", at)) {
            while (at < text.length() && text.charAt(at) == ' ') {
                at++;
            }
            if (at > LABELS) {
                break;
            }
            indent = of(text.substring(0, at));
        }
        return indent;
    }

    /** Cut to a width, on a whole character. */
    static String cut(String text, int width) {
        int used = 0;
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            if (used + of(point) > width) {
                break;
            }
            used += of(point);
            at += Character.charCount(point);
        }
        return text.substring(0, at);
    }
}
