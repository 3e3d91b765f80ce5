package dev.kirikae.config;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.reader.StreamReader;

/** What can be said about a file before it is read as YAML. */
final class SourceText {
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private SourceText() {}

    /** Whether the text may be read; each reason against it is told. */
    static boolean check(Document document, ProblemList findings) {
        String text = document.text();
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > Document.MOST_BYTES) {
            findings.problem(new Position(document.name(), 1, 1), "", Document.tooLarge(bytes));
            return false;
        }
        boolean readable = true;
        int line = 1;
        int column = 1;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            String fault = fault(point, i);
            if (fault != null) {
                findings.problem(new Position(document.name(), line, column), "", fault);
                readable = false;
            }
            i += Character.charCount(point);
            if (point == '\n') {
                line++;
                column = 1;
            } else {
                column++;
            }
        }
        return readable;
    }

    private static @Nullable String fault(int point, int index) {
        if (point == BYTE_ORDER_MARK) {
            return (index == 0 ? "a byte order mark at the start" : "a byte order mark inside the text")
                    + "; save the file as UTF-8 without one";
        }
        if (StreamReader.isPrintable(point)) {
            return null;
        }
        return String.format(Locale.ROOT, "the character U+%04X cannot stand in this file; remove it", point);
    }
}
