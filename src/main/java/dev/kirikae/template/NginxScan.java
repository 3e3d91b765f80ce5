package dev.kirikae.template;

import java.util.Map;
import java.util.TreeMap;

/** Tells where in nginx configuration a quoted parameter may stand: as a parameter of its own. */
final class NginxScan {
    private NginxScan() {}

    /** For each {@link ShellScan#MARK} that must not stand where it does, counted from zero, the reason. */
    static Map<Integer, String> unsafe(String text) {
        Map<Integer, String> refused = new TreeMap<>();
        char quote = 0;
        boolean comment = false;
        int mark = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ShellScan.MARK) {
                boolean alone = (i == 0 || Character.isWhitespace(text.charAt(i - 1)))
                        && i + 1 < text.length()
                        && (text.charAt(i + 1) == ';' || Character.isWhitespace(text.charAt(i + 1)));
                if (comment || quote != 0 || !alone) {
                    refused.put(
                            mark, "it must stand alone as one parameter of a directive, outside quotes and comments");
                }
                mark++;
            } else if (c == '\n') {
                comment = false;
            } else if (!comment && c == '\\') {
                // An escaped mark is left to be refused: the backslash would undo its quotes.
                i += i + 1 < text.length() && text.charAt(i + 1) == ShellScan.MARK ? 0 : 1;
            } else if (!comment && quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (!comment && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == '#') {
                comment = comment || beginsAWord(text, i);
            }
        }
        return refused;
    }

    /** Elsewhere nginx reads a {@code #} as a part of the word it stands in (ngx_conf_read_token). */
    private static boolean beginsAWord(String text, int at) {
        return at == 0 || Character.isWhitespace(text.charAt(at - 1)) || ";{}".indexOf(text.charAt(at - 1)) >= 0;
    }
}
