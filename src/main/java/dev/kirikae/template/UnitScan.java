package dev.kirikae.template;

import java.util.Map;
import java.util.TreeMap;

/** Tells where in a systemd unit a value may stand: as a word of its own where a program is run, never beside quotes. */
final class UnitScan {
    private UnitScan() {}

    /** What a unit's next characters are part of, after these. */
    static ScalarPlace place(ScalarPlace place, CharSequence before) {
        return place == ScalarPlace.UNIT
                        && line(before.toString(), before.length()).matches("(?s)Exec\\w+\\s*=.*")
                ? ScalarPlace.EXEC
                : place;
    }

    /** For each {@link ShellScan#MARK} that must not stand where it does, counted from zero, the reason. */
    static Map<Integer, String> unsafe(String text) {
        Map<Integer, String> refused = new TreeMap<>();
        int mark = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == ShellScan.MARK) {
                String reason = reason(line(text, i), i + 1 < text.length() ? text.charAt(i + 1) : '\n');
                if (!reason.isEmpty()) {
                    refused.put(mark, reason);
                }
                mark++;
            }
        }
        return refused;
    }

    private static String reason(String before, char after) {
        if (before.startsWith("#") || before.startsWith(";")) {
            return "it stands in a comment";
        }
        if (!before.matches("(?s)\\w+\\s*=.*")) {
            return "a systemd unit takes values after 'Setting=' only";
        }
        if (before.matches("(?s)(?:Pass|Unset)?Environment\\s*=.*")) {
            return "this setting has quotes of its own; hand it over as a word of /usr/bin/env in the Exec line";
        }
        if (before.startsWith("Exec")) {
            char last = before.charAt(before.length() - 1);
            boolean alone = Character.isWhitespace(after) && Character.isWhitespace(last);
            return alone && before.indexOf('"') < 0 && before.indexOf('\'') < 0 && before.indexOf('\\') < 0
                    ? ""
                    : "it must be a word of its own after the program, in a line without quotes and backslashes";
        }
        return after == '\\' ? "the backslash after it could end up as the line's last character" : "";
    }

    /** The line up to that place; one that ends with a backslash goes on in the next. */
    private static String line(String text, int end) {
        int start = end;
        while (start > 0 && !(text.charAt(start - 1) == '\n' && (start < 2 || text.charAt(start - 2) != '\\'))) {
            start--;
        }
        return text.substring(start, end);
    }
}
