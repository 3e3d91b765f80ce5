package dev.kirikae.lint;

import dev.kirikae.model.Wildcard;

/**
 * Why a finding is accepted.
 *
 * @param rule a rule's name
 * @param file the file's path; {@code *} stands for any run of characters
 * @param reason in words
 */
public record Excuse(String rule, String file, String reason) {
    /** @throws IllegalArgumentException if the reason is blank: nothing is excused without one */
    public Excuse {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("an excuse for " + rule + " needs a reason");
        }
    }

    /** Whether it is of this rule and of this file; where in the file does not count. */
    public boolean covers(Finding finding) {
        return rule.equals(finding.rule().name()) && Wildcard.matches(file, finding.file());
    }
}
