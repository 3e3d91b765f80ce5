package dev.kirikae.report;

import java.util.ArrayList;
import java.util.List;

/** Cells in columns, two spaces between them. */
final class TextTable {

    private TextTable() {}

    static List<String> lines(List<List<String>> rows) {
        List<List<String>> visible = rows.stream()
                .map(row -> row.stream().map(Visible::text).toList())
                .toList();
        List<String> lines = new ArrayList<>();
        for (List<String> row : visible) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                line.append(row.get(column));
                if (column + 1 < row.size()) {
                    line.append(" ".repeat(width(visible, column) - width(row.get(column)) + 2));
                }
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> width(row.get(column))).max().orElse(0);
    }

    /** Columns on a terminal, where an East Asian letter takes two. */
    private static int width(String text) {
        return text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
    }

    private static boolean isWide(int c) {
        return (c >= 0x1100 && c <= 0x115f)
                || (c >= 0x2e80 && c <= 0xa4cf)
                || (c >= 0xac00 && c <= 0xd7a3)
                || (c >= 0xf900 && c <= 0xfaff)
                || (c >= 0xfe30 && c <= 0xfe6f)
                || (c >= 0xff00 && c <= 0xff60)
                || (c >= 0xffe0 && c <= 0xffe6)
                || (c >= 0x1f300 && c <= 0x1faff)
                || (c >= 0x20000 && c <= 0x3fffd);
    }
}
