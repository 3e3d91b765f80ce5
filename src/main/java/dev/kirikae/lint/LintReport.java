package dev.kirikae.lint;

import java.util.List;

/**
 * What the lint found, sorted by file, line, column and rule.
 *
 * @param findings what is to be mended, or excused with a reason
 * @param excused what somebody has accepted
 */
public record LintReport(List<Finding> findings, List<Excused> excused) {

    /**
     * A finding that is accepted, and why.
     *
     * @param reason of the first excuse that covers it
     */
    public record Excused(Finding finding, String reason) {}

    public LintReport {
        findings = List.copyOf(findings);
        excused = List.copyOf(excused);
    }

    /** The findings on which Beanstalk would fail, or skip a file. */
    public List<Finding> errors() {
        return of(Severity.ERROR);
    }

    /** The others. */
    public List<Finding> warnings() {
        return of(Severity.WARNING);
    }

    private List<Finding> of(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .toList();
    }
}
