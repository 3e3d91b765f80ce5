package dev.kirikae.lint;

/**
 * A rule of the lint, as data. An error stops a release, so it is kept for what AWS refuses and for what two environments
 * side by side cannot both have, and it names the proof; all else is a warning.
 *
 * @param name with which it can be excused; no other rule has it
 * @param reason why breaking it hurts, as a clause
 * @param remedy what to do about it, as a clause
 * @param source where AWS says so, or what else the rule rests on
 * @param proof of an error: the document, the source or the report by which it is certain; empty for a warning
 */
public record Rule(String name, Severity severity, String reason, String remedy, String source, String proof) {
    /** @throws IllegalArgumentException if it is an error without a proof, or a warning with one */
    public Rule {
        if (proof.isBlank() == (severity == Severity.ERROR)) {
            throw new IllegalArgumentException("an error names its proof, and only an error does: " + name);
        }
    }

    /** A warning. */
    public static Rule warning(String name, String reason, String remedy, String source) {
        return new Rule(name, Severity.WARNING, reason, remedy, source, "");
    }

    /** An error. */
    public static Rule error(String name, String reason, String remedy, String source, String proof) {
        return new Rule(name, Severity.ERROR, reason, remedy, source, proof);
    }
}
