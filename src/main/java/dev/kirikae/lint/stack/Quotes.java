package dev.kirikae.lint.stack;

import dev.kirikae.lint.LintedFile;
import dev.kirikae.yaml.Spot;
import org.jspecify.annotations.Nullable;

/** Goes once through a file from back quote to back quote; YAML writes them as they are. */
final class Quotes {
    private final String text;
    private int at;
    private int line = 1;
    private int column = 1;
    private @Nullable Spot lost;

    Quotes(LintedFile subject) {
        String whole = subject.text();
        text = whole == null ? "" : subject.marked() ? whole.substring(1) : whole;
    }

    /** Goes on to where a scalar starts. */
    void to(Spot start) {
        if (line > start.line() || line == start.line() && column > start.column()) {
            lost = start;
            return;
        }
        lost = null;
        while (at < text.length() && (line < start.line() || line == start.line() && column < start.column())) {
            step();
        }
    }

    /** The place of the next back quote; of a scalar that stood before, since an alias repeats it, its start. */
    Spot next(Spot start) {
        if (lost != null) {
            return lost;
        }
        while (at < text.length() && text.charAt(at) != '`') {
            step();
        }
        if (at >= text.length()) {
            return start;
        }
        Spot found = new Spot(start.file(), line, column);
        step();
        return found;
    }

    private void step() {
        int point = text.codePointAt(at);
        at += Character.charCount(point);
        if (point == '\n') {
            line++;
            column = 1;
        } else {
            column++;
        }
    }
}
