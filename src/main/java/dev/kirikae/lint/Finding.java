package dev.kirikae.lint;

/**
 * Where a file breaks a rule.
 *
 * @param rule the rule's name
 * @param line counted from one; 1 where the whole file is meant
 * @param column counted from one
 * @param message what was found, and why it hurts
 * @param remedy what to do about it
 */
public record Finding(
        String rule, Severity severity, String file, int line, int column, String message, String remedy) {
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + message + "; " + remedy + " [" + rule + "]";
    }
}
