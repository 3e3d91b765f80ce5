package dev.kirikae.lint;

import java.util.Comparator;

/**
 * Where a file breaks a rule.
 *
 * @param file its path from the bundle's root; where the configuration asks for what no file gives, that file as
 *     messages call it; of an excuse that excuses nothing, the path it names
 * @param line counted from one; 1 where the whole file is meant
 * @param column counted from one, in code points
 * @param found what stands there, in half a sentence
 */
public record Finding(Rule rule, String file, int line, int column, String found) {
    /** By file, line, column and rule. */
    public static final Comparator<Finding> ORDER = Comparator.comparing(Finding::file)
            .thenComparing(Finding::line)
            .thenComparing(Finding::column)
            .thenComparing(finding -> finding.rule().name());

    public Severity severity() {
        return rule.severity();
    }

    /** What was found, and why it hurts. */
    public String message() {
        return found + "; " + rule.reason();
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + message() + "; " + rule.remedy() + " [" + rule.name() + ": "
                + rule.source() + "]";
    }
}
