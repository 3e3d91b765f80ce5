package dev.kirikae.lint.shell;

import dev.kirikae.lint.shell.ShellCommand.Word;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Splits a shell text into its simple commands, in one pass: enough of the grammar (POSIX.1-2017, Shell Command Language,
 * 2.10) to tell words from quotes, comments, here-documents and substitutions. Takes any text.
 */
public final class ShellReader {
    private static final Set<String> OPENING = Set.of("if", "while", "until", "for", "case", "select", "{");
    private static final Set<String> CLOSING = Set.of("fi", "done", "esac", "}");
    private static final Set<String> BETWEEN = Set.of("then", "else", "elif", "do", "!");
    private static final Set<String> HEADS = Set.of("for", "case", "select", "function", "[[");
    private static final Set<String> RUNNERS =
            Set.of("sudo", "nohup", "setsid", "exec", "env", "command", "nice", "time", "builtin");
    private static final int DEEPEST = 20;

    private final String text;
    private final int lastBrace;
    private final int lastArithmetic;
    private final List<ShellCommand> commands = new ArrayList<>();
    private final Deque<String> documents = new ArrayDeque<>();
    private int at;
    private int open;
    private char closing;

    private ShellReader(String text) {
        this.text = text;
        this.lastBrace = text.lastIndexOf('}');
        this.lastArithmetic = text.lastIndexOf("))");
    }

    /** Its simple commands, in the order in which they end; a substitution's before the one it stands in. */
    public static List<ShellCommand> read(String text) {
        ShellReader reader = new ShellReader(text);
        reader.list(0, '\0');
        return List.copyOf(reader.commands);
    }

    private void list(int depth, char closer) {
        List<Word> words = new ArrayList<>();
        List<Word> targets = new ArrayList<>();
        String before = "";
        char outer = closing;
        closing = closer;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == closer) {
                break;
            }
            String operator = operator(c);
            if (c == ' ' || c == '\t' || c == '\r') {
                at++;
            } else if (text.startsWith("\\\n", at)) {
                at += 2;
            } else if (c == '#') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (!operator.isEmpty()) {
                before = end(words, targets, before, operator, depth);
                at += operator.length();
                if (c == '\n') {
                    documents();
                }
            } else if (c == '(') {
                parenthesis(words, depth);
            } else if (c == ')') {
                open += !words.isEmpty() && words.get(0).text().equals("case") ? 1 : 0;
                words.clear();
                at++;
            } else if (c == '<' || c == '>' || text.startsWith("&>", at)) {
                redirection(words, targets, depth);
            } else {
                words.add(word(depth));
            }
        }
        end(words, targets, before, "", depth);
        closing = outer;
        at++;
    }

    private String operator(char c) {
        return switch (c) {
            case '\n' -> "\n";
            case ';' -> text.startsWith(";;", at) ? ";;" : ";";
            case '&' -> text.startsWith("&&", at) ? "&&" : text.startsWith("&>", at) ? "" : "&";
            case '|' -> text.startsWith("||", at) ? "||" : text.startsWith("|&", at) ? "|&" : "|";
            default -> "";
        };
    }

    /** @return the operator before the next command */
    private String end(List<Word> words, List<Word> targets, String before, String after, int depth) {
        int first = 0;
        boolean negated = false;
        while (first < words.size()) {
            String word = words.get(first).text();
            negated |= word.equals("!");
            if (OPENING.contains(word)) {
                open++;
            } else if (CLOSING.contains(word)) {
                open = Math.max(0, open - 1);
            } else if (word.equals("function")) {
                open += words.get(words.size() - 1).text().equals("{") ? 1 : 0;
            } else if (!BETWEEN.contains(word)) {
                break;
            }
            first++;
            if (HEADS.contains(word)) {
                first = words.size();
            }
        }
        boolean something = first < words.size() || (words.isEmpty() && !targets.isEmpty());
        if (something) {
            commands.add(command(
                    words.subList(first, words.size()),
                    List.copyOf(targets),
                    before,
                    after,
                    depth + open + (negated ? 1 : 0)));
        }
        boolean any = !words.isEmpty() || !targets.isEmpty();
        words.clear();
        targets.clear();
        return any || !after.equals("\n") ? after : before;
    }

    private static ShellCommand command(List<Word> words, List<Word> targets, String before, String after, int level) {
        int offset = words.isEmpty() ? targets.get(0).offset() : words.get(0).offset();
        List<Word> assignments = new ArrayList<>();
        List<String> prefixes = new ArrayList<>();
        int i = 0;
        while (i < words.size()) {
            String word = words.get(i).text();
            if (isAssignment(word)) {
                assignments.add(words.get(i++));
            } else if (runsNext(words, i)) {
                prefixes.add(word.substring(word.lastIndexOf('/') + 1));
                i++;
                while (i < words.size() - 1 && words.get(i).text().startsWith("-")) {
                    i += words.get(i).text().matches("-[ugn]") && !prefixes.contains("command") ? 2 : 1;
                }
                i = Math.min(i, words.size() - 1);
            } else {
                break;
            }
        }
        return new ShellCommand(
                offset,
                List.copyOf(assignments),
                Set.copyOf(prefixes),
                List.copyOf(words.subList(i, words.size())),
                targets,
                before,
                after,
                level);
    }

    private static boolean runsNext(List<Word> words, int i) {
        String word = words.get(i).text();
        return i + 1 < words.size()
                && RUNNERS.contains(word.substring(word.lastIndexOf('/') + 1))
                && !words.get(i + 1).text().equalsIgnoreCase("-v");
    }

    private static boolean isAssignment(String word) {
        int equals = word.indexOf('=');
        if (equals < 1 || Character.isDigit(word.charAt(0))) {
            return false;
        }
        return word.chars().limit(equals).allMatch(c -> c == '_' || (c < 128 && Character.isLetterOrDigit(c)));
    }

    private void parenthesis(List<Word> words, int depth) {
        if (text.startsWith("((", at) && lastArithmetic > at) {
            at = text.indexOf("))", at) + 2;
        } else if (text.startsWith("()", at) || !words.isEmpty() || depth >= DEEPEST) {
            // A function's name, or an array's values: neither runs anything here.
            words.clear();
            at += text.startsWith("()", at) ? 2 : 1;
        } else {
            at++;
            list(depth + 1, ')');
        }
    }

    private void redirection(List<Word> words, List<Word> targets, int depth) {
        int start = at;
        Word last = words.isEmpty() ? null : words.get(words.size() - 1);
        if (last != null && last.text().matches("[0-9]") && last.offset() == at - 1) {
            words.remove(words.size() - 1);
        }
        boolean document = text.startsWith("<<", at) && !text.startsWith("<<<", at);
        while (at < text.length() && "<>&|-".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '(' && depth < DEEPEST) {
            at++;
            list(depth + 1, ')');
            return;
        }
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        if (at >= text.length() || "\n;&|()<>".indexOf(text.charAt(at)) >= 0) {
            return;
        }
        Word target = word(depth);
        if (document) {
            documents.add(target.text());
        } else if (text.charAt(start) != '<') {
            targets.add(target);
        }
    }

    /** Passes over the here-documents that begin on this line. */
    private void documents() {
        while (!documents.isEmpty()) {
            String end = documents.remove();
            while (at < text.length()) {
                int stop = text.indexOf('\n', at);
                String line = text.substring(at, stop < 0 ? text.length() : stop);
                at = stop < 0 ? text.length() : stop + 1;
                if (line.strip().equals(end)) {
                    break;
                }
            }
        }
    }

    private Word word(int depth) {
        int start = at;
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                quoted = !quoted;
                at++;
            } else if (c == '\\' && at + 1 < text.length()) {
                if (text.charAt(at + 1) != '\n') {
                    word.append(text.charAt(at + 1));
                }
                at += 2;
            } else if (c == '\'' && !quoted) {
                int end = text.indexOf('\'', at + 1);
                end = end < 0 ? text.length() : end;
                word.append(text, at + 1, end);
                at = end + 1;
            } else if (c == '`' && closing == '`' && !quoted) {
                break;
            } else if ((c == '$' || c == '`') && substitution(word, depth)) {
                continue;
            } else if (!quoted && " \t\r\n;&|()<>".indexOf(c) >= 0) {
                break;
            } else {
                word.append(c);
                at++;
            }
        }
        at = Math.min(at, text.length());
        if (at == start) {
            at++;
        }
        return new Word(word.toString(), start);
    }

    /** @return whether one stands here; it is then passed over */
    private boolean substitution(StringBuilder word, int depth) {
        int start = at;
        if (text.startsWith("${", at) && lastBrace > at) {
            at = text.indexOf('}', at) + 1;
        } else if (text.startsWith("$((", at) && lastArithmetic > at) {
            at = text.indexOf("))", at) + 2;
        } else if (text.startsWith("`{", at)) {
            // CloudFormation's functions, as Beanstalk takes them in values.
            int end = text.indexOf('`', at + 1);
            at = end < 0 ? text.length() : end + 1;
        } else if (text.startsWith("$(", at) && depth < DEEPEST) {
            at += 2;
            list(depth + 1, ')');
        } else if (text.charAt(at) == '`' && depth < DEEPEST) {
            at++;
            list(depth + 1, '`');
        } else {
            return false;
        }
        at = Math.min(at, text.length());
        word.append(text, start, at);
        return true;
    }
}
