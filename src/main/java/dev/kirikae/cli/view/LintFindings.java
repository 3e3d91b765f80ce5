package dev.kirikae.cli.view;

import dev.kirikae.lint.Finding;
import dev.kirikae.lint.LintReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the lint found, for people and for programs. */
public final class LintFindings {
    private final LintReport report;

    public LintFindings(LintReport report) {
        this.report = report;
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        report.findings().forEach(finding -> lines.add(finding.severity().word() + ": " + finding));
        report.excused().forEach(excused -> {
            Finding finding = excused.finding();
            lines.add("excused: " + finding.file() + ":" + finding.line() + ":" + finding.column() + ": "
                    + finding.found() + " [" + finding.rule().name() + "]; because: " + excused.reason());
        });
        return lines;
    }

    /** Such as {@code 1 error, 2 warnings, 1 excused}. */
    public String count() {
        String found = number(report.errors().size(), "error") + ", "
                + number(report.warnings().size(), "warning");
        return report.excused().isEmpty()
                ? found
                : found + ", " + report.excused().size() + " excused";
    }

    public List<Map<String, Object>> findings() {
        return report.findings().stream().map(finding -> fields(finding).map()).toList();
    }

    public List<Map<String, Object>> excused() {
        return report.excused().stream()
                .map(excused -> fields(excused.finding())
                        .and("excuse", excused.reason())
                        .map())
                .toList();
    }

    private static JsonFields fields(Finding finding) {
        return JsonFields.of("rule", finding.rule().name())
                .and("severity", finding.severity().word())
                .and("file", finding.file())
                .and("line", finding.line())
                .and("column", finding.column())
                .and("found", finding.found())
                .and("message", finding.message())
                .and("reason", finding.rule().reason())
                .and("remedy", finding.rule().remedy())
                .and("source", finding.rule().source());
    }

    public static String number(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
