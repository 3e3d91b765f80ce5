package dev.kirikae.report;

import dev.kirikae.lint.Finding;
import dev.kirikae.lint.LintReport;
import dev.kirikae.lint.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the lint found as SARIF 2.1.0 (OASIS standard, 2020), which code hosts and Jenkins show beside the lines. What
 * was excused is there too, suppressed with its reason.
 */
public final class Sarif {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private final List<Rule> rules;

    private Sarif(List<Rule> rules) {
        this.rules = rules;
    }

    /**
     * The whole document.
     *
     * @param version the program's
     * @param rules all that were checked
     * @param directory the folder of the repository that is the bundle's root; empty for the repository's own
     */
    public static String write(LintReport report, List<Rule> rules, String version, String directory) {
        Sarif sarif = new Sarif(rules);
        String prefix = directory.isEmpty() ? "" : directory + "/";
        List<Object> results = new ArrayList<>();
        report.findings().forEach(finding -> results.add(sarif.result(finding, prefix)));
        report.excused().forEach(excused -> {
            Map<String, Object> result = sarif.result(excused.finding(), prefix);
            result.put("suppressions", List.of(object("kind", "external", "justification", excused.reason())));
            results.add(result);
        });
        Map<String, Object> driver = object("name", "kirikae", "semanticVersion", version, "rules", sarif.rules());
        Map<String, Object> run =
                object("tool", object("driver", driver), "columnKind", "unicodeCodePoints", "results", results);
        return JsonText.pretty(object("$schema", SCHEMA, "version", "2.1.0", "runs", List.of(run))) + "\n";
    }

    private List<Object> rules() {
        List<Object> all = new ArrayList<>();
        for (Rule rule : rules) {
            all.add(object(
                    "id",
                    rule.name(),
                    "shortDescription",
                    text(rule.reason()),
                    "help",
                    text("What to do: " + rule.remedy() + ". Source: " + rule.source() + "."
                            + (rule.proof().isEmpty() ? "" : " Proof: " + rule.proof() + ".")),
                    "defaultConfiguration",
                    object("level", rule.severity().word())));
        }
        return all;
    }

    private Map<String, Object> result(Finding finding, String prefix) {
        Map<String, Object> place = object(
                "artifactLocation",
                object("uri", uri(prefix + finding.file())),
                "region",
                object("startLine", finding.line(), "startColumn", finding.column()));
        return object(
                "ruleId",
                finding.rule().name(),
                "ruleIndex",
                rules.indexOf(finding.rule()),
                "level",
                finding.severity().word(),
                "message",
                text(finding.message() + "; " + finding.rule().remedy()),
                "locations",
                List.of(object("physicalLocation", place)));
    }

    private static Map<String, Object> text(String text) {
        return object("text", text);
    }

    /** A relative reference: each segment percent-encoded as RFC 3986 wants it. */
    private static String uri(String path) {
        StringBuilder uri = new StringBuilder();
        for (byte b : path.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "-._~/".indexOf(c) >= 0);
            uri.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        return uri.toString();
    }

    private static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return object;
    }
}
