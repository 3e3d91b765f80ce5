package dev.kirikae.lint;

import dev.kirikae.yaml.Spot;
import dev.kirikae.yaml.Tree;
import java.util.Arrays;

/** Where things stand in a file's text: offsets to lines and columns, and back. */
final class Layout {
    private final String file;
    private final String text;
    private final int[] lines;

    Layout(Subject subject, String text) {
        this.file = subject.path();
        this.text = text;
        int[] starts = new int[(int) text.chars().filter(c -> c == '\n').count() + 1];
        int line = 0;
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            starts[++line] = i + 1;
        }
        this.lines = starts;
    }

    String text() {
        return text;
    }

    Spot spot(int offset) {
        int found = Arrays.binarySearch(lines, offset);
        int line = found >= 0 ? found : -found - 2;
        return new Spot(file, line + 1, text.codePointCount(lines[line], Math.min(offset, text.length())) + 1);
    }

    private int offset(Spot spot) {
        int start = lines[Math.min(spot.line(), lines.length) - 1];
        int offset = start;
        for (int column = 1; column < spot.column() && offset < text.length(); column++) {
            offset += Character.charCount(text.codePointAt(offset));
        }
        return offset;
    }

    /**
     * Where each character of a scalar's value stands in the file, whatever the scalar's style: exact for all that is no
     * white space.
     */
    int[] offsets(Tree.Leaf leaf) {
        int[] offsets = new int[leaf.text().length() + 1];
        int at = content(offset(leaf.spot()));
        boolean escapes = at > 0 && text.charAt(at - 1) == '"';
        for (int i = 0; i < leaf.text().length(); i++) {
            char wanted = leaf.text().charAt(i);
            if (!Character.isWhitespace(wanted)) {
                at = next(at, wanted, escapes);
            }
            offsets[i] = Math.min(at, text.length());
            if (!Character.isWhitespace(wanted)) {
                at += escapes ? length(at) : 1;
            }
        }
        offsets[leaf.text().length()] = Math.min(at, text.length());
        return offsets;
    }

    /** Passes over tags, anchors, quotes and the first line of a block scalar. */
    private int content(int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == '!' || text.charAt(at) == '&')) {
            while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }
        if (at >= text.length()) {
            return text.length();
        }
        char first = text.charAt(at);
        if (first == '|' || first == '>') {
            int end = text.indexOf('\n', at);
            return end < 0 ? text.length() : end + 1;
        }
        return first == '"' || first == '\'' ? at + 1 : at;
    }

    private int next(int from, char wanted, boolean escapes) {
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (escapes && c == '\\') {
                char escaped = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
                if (escaped == wanted || escaped == 'x' || escaped == 'u' || escaped == 'U') {
                    return at;
                }
                at += 2;
            } else if (c == wanted) {
                return at;
            } else {
                at++;
            }
        }
        return at;
    }

    private int length(int at) {
        if (at + 1 >= text.length() || text.charAt(at) != '\\') {
            return 1;
        }
        return switch (text.charAt(at + 1)) {
            case 'x' -> 4;
            case 'u' -> 6;
            case 'U' -> 10;
            default -> 2;
        };
    }
}
