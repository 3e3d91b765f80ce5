package dev.kirikae.template;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Tells where in a shell text a quoted word may stand. A word in single quotes is safe only outside all other quoting:
 * inside double quotes it would be expanded, inside single quotes it would end them. What this scan does not model makes
 * it refuse everything after.
 */
final class ShellScan {
    /** Stands for a use in the scanned text, which must not hold this private character otherwise. */
    static final char MARK = '\uE000';

    private enum Mode {
        NORMAL,
        PARENTHESIS,
        SINGLE,
        DOUBLE,
        BRACE,
        BACKTICK,
        ARITHMETIC
    }

    /** Words that have their arguments read again as shell text or arithmetic. */
    private static final Pattern READ_AGAIN = Pattern.compile(
            "(?s).*(?:\\b(?:eval|trap|alias|let)\\b|\\[\\[|\\b(?:ba|da|k|z)?sh\\s.*-\\w*c\\b|\\b(?:su|runuser|ssh|watch)\\b|[A-Za-z_]\\w*\\[).*");

    private final String text;
    private final Map<Integer, String> refused = new TreeMap<>();
    private final Deque<Mode> modes = new ArrayDeque<>();
    /** The ends of the here-documents that begin with the next line; a tab first where tabs may stand before them. */
    private final List<String> hereDocuments = new ArrayList<>();

    private String lost = "";
    private int statement;
    private int marks;

    private ShellScan(String text) {
        this.text = text;
        modes.push(Mode.NORMAL);
    }

    /** For each {@link #MARK} that must not be a quoted word, counted from zero, the reason. */
    static Map<Integer, String> unsafe(String text) {
        ShellScan scan = new ShellScan(text);
        int i = 0;
        while (i < text.length()) {
            i = scan.step(i);
        }
        return scan.refused;
    }

    private int step(int i) {
        char c = text.charAt(i);
        if (c == MARK) {
            mark(i);
            return i + 1;
        }
        return switch (modes.element()) {
            case NORMAL, PARENTHESIS -> normal(i, c);
            case SINGLE -> exitAt(i, c, '\'');
            case BACKTICK -> backtick(i, c);
            case BRACE -> brace(i, c);
            case DOUBLE -> inDouble(i, c);
            case ARITHMETIC -> arithmetic(i);
        };
    }

    private void mark(int i) {
        char before = i == 0 ? ' ' : text.charAt(i - 1);
        Mode mode = modes.element();
        String reason = "";
        if (!lost.isEmpty()) {
            reason = lost;
        } else if (mode == Mode.SINGLE || modes.contains(Mode.DOUBLE)) {
            reason = "it stands inside quotes; the filter brings its own, so end the quotes before it";
        } else if (mode == Mode.BACKTICK || mode == Mode.ARITHMETIC || mode == Mode.BRACE) {
            reason = "it stands inside an expansion; give the value to a variable first and use that";
        } else if (before == '\\' || before == '$') {
            reason = "the character before it would undo its quotes";
        } else if (READ_AGAIN.matcher(text.substring(statement, i)).matches()) {
            reason = "this command reads its arguments once more; give the value to a variable first and use that";
        }
        if (!reason.isEmpty()) {
            refused.put(marks, reason);
        }
        marks++;
    }

    private int normal(int i, char c) {
        switch (c) {
            case '\\':
                // An escaped mark is left for mark() to refuse.
                return i + 1 < text.length() && text.charAt(i + 1) == MARK ? i + 1 : i + 2;
            case '\'':
                modes.push(Mode.SINGLE);
                return i + 1;
            case '"':
                modes.push(Mode.DOUBLE);
                return i + 1;
            case '`':
                modes.push(Mode.BACKTICK);
                return i + 1;
            case '#':
                return startsWord(i) ? comment(i) : i + 1;
            case '\n':
                statement = i + 1;
                return hereDocuments.isEmpty() ? i + 1 : hereDocument(i + 1);
            case ';', '&', '|':
                statement = i + 1;
                return i + 1;
            case '(':
                boolean sum = text.startsWith("((", i);
                modes.push(sum ? Mode.ARITHMETIC : Mode.PARENTHESIS);
                statement = i + 1;
                return sum ? i + 2 : i + 1;
            case ')':
                if (modes.element() == Mode.PARENTHESIS) {
                    modes.pop();
                }
                return i + 1;
            case '$':
                return dollar(i);
            case '<':
                return redirect(i);
            default:
                if (text.startsWith("case", i) && startsWord(i) && modes.size() > 1) {
                    lose("'case' inside parentheses is not followed by this check");
                }
                return i + 1;
        }
    }

    private int dollar(int i) {
        if (text.startsWith("${", i)) {
            modes.push(Mode.BRACE);
            return i + 2;
        }
        if (text.startsWith("$'", i) || text.startsWith("$\"", i)) {
            lose("bash's $'…' is not followed by this check");
        }
        return i + 1;
    }

    private int inDouble(int i, char c) {
        if (c == '"') {
            modes.pop();
        } else if (c == '\\') {
            return i + 1 < text.length() && text.charAt(i + 1) == MARK ? i + 1 : i + 2;
        } else if (c == '`') {
            lose("back quotes inside double quotes are not followed by this check; write $( ) instead");
        } else if (text.startsWith("$((", i)) {
            modes.push(Mode.ARITHMETIC);
            return i + 3;
        } else if (text.startsWith("$(", i)) {
            modes.push(Mode.PARENTHESIS);
            return i + 2;
        } else if (text.startsWith("${", i)) {
            modes.push(Mode.BRACE);
            return i + 2;
        }
        return i + 1;
    }

    private int brace(int i, char c) {
        if (c == '}') {
            modes.pop();
        } else if (c == '"' || c == '\'' || c == '`' || c == '\\' || c == '$') {
            lose("quotes and expansions inside ${ } are not followed by this check");
        }
        return i + 1;
    }

    private int arithmetic(int i) {
        if (text.startsWith("))", i)) {
            modes.pop();
            return i + 2;
        }
        if (text.charAt(i) == '(' || text.charAt(i) == '"' || text.charAt(i) == '\'') {
            lose("parentheses and quotes inside arithmetic are not followed by this check");
        }
        return i + 1;
    }

    private int exitAt(int i, char c, char end) {
        if (c == end) {
            modes.pop();
        }
        return i + 1;
    }

    private int backtick(int i, char c) {
        if (c == '\\') {
            lose("backslashes inside back quotes are not followed by this check; write $( ) instead");
        }
        return exitAt(i, c, '`');
    }

    private int comment(int i) {
        int end = i;
        while (end < text.length() && text.charAt(end) != '\n') {
            if (text.charAt(end) == MARK) {
                refused.put(marks++, "it stands in a comment");
            }
            end++;
        }
        return end;
    }

    private int redirect(int i) {
        if (!text.startsWith("<<", i)) {
            return i + 1;
        }
        if (text.startsWith("<<<", i)) {
            lose("bash's <<< is not followed by this check");
            return i + 3;
        }
        int from = text.startsWith("<<-", i) ? i + 3 : i + 2;
        while (from < text.length() && (text.charAt(from) == ' ' || text.charAt(from) == '\t')) {
            from++;
        }
        int end = from;
        while (end < text.length() && "'\"\\_-".indexOf(text.charAt(end)) + 1 > 0
                || end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        String word = text.substring(from, end).replaceAll("['\"\\\\]", "");
        if (word.isEmpty()) {
            lose("the end of this here-document is not found by this check");
        }
        hereDocuments.add(text.startsWith("<<-", i) ? "\t" + word : word);
        return end;
    }

    private int hereDocument(int from) {
        String end = hereDocuments.remove(0);
        boolean tabs = end.startsWith("\t");
        int i = from;
        while (i < text.length()) {
            int next = text.indexOf('\n', i);
            String line = text.substring(i, next < 0 ? text.length() : next);
            i = next < 0 ? text.length() : next + 1;
            if (tabs ? line.replaceFirst("^\t+", "").equals(end.substring(1)) : line.equals(end)) {
                return hereDocuments.isEmpty() ? i : hereDocument(i);
            }
            for (char c : line.toCharArray()) {
                if (c == MARK) {
                    refused.put(marks++, "it stands in a here-document; give the value to a variable first");
                }
            }
        }
        return i;
    }

    private boolean startsWord(int i) {
        return i == 0 || " \t\n;&|()".indexOf(text.charAt(i - 1)) >= 0;
    }

    private void lose(String reason) {
        if (lost.isEmpty()) {
            lost = reason;
        }
    }
}
