package dev.kirikae.lint.rules;

import dev.kirikae.lint.Destination;
import dev.kirikae.lint.LintFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a rule is for, shown.
 *
 * @param rule the rule's name
 * @param bad files that only this rule reports, once
 * @param place where, as line:column
 * @param good files that nothing reports
 * @param destination what both are meant for
 */
public record Example(String rule, List<LintFile> bad, String place, List<LintFile> good, Destination destination) {
    public static final String A = ".ebextensions/10-a.config";
    public static final String B = ".ebextensions/20-b.config";
    public static final String HOOK = ".platform/hooks/predeploy/10_a.sh";

    static Example of(String rule, LintFile bad, String place, LintFile good) {
        return new Example(rule, List.of(bad), place, List.of(good), Destination.UNKNOWN);
    }

    /** Both as the one configuration file of a bundle. */
    static Example of(String rule, String bad, String place, String good) {
        return of(rule, file(A, bad), place, file(A, good));
    }

    Example with(Destination other) {
        return new Example(rule, bad, place, good, other);
    }

    /** An executable file. */
    public static LintFile file(String path, String content) {
        return new LintFile(path, true, content.getBytes(StandardCharsets.UTF_8));
    }

    static LintFile bytes(String path, String content, Charset charset) {
        return new LintFile(path, true, content.getBytes(charset));
    }

    /** A configuration file with one resource of one property, said to go with its environment. */
    public static String resource(String type, String property) {
        return "Resources:\n  A:\n    Type: " + type + "\n    Properties:\n      " + property
                + "\n    DeletionPolicy: Delete\n";
    }

    @Override
    public String toString() {
        return rule + " at " + place;
    }
}
