package dev.kirikae.app.rehearsal;

import dev.kirikae.cloud.BundleContent;
import dev.kirikae.config.Configuration;
import dev.kirikae.config.Verify;
import java.util.ArrayList;
import java.util.List;

/** What would have noticed a bad version that nothing noticed: what to write into the file, word for word. */
public final class Advice {
    private static final String TEMPLATE = "http-5xx-alarm";

    private Advice() {}

    /**
     * What is missing, each with its YAML, one line each; never empty.
     *
     * @param content what the bundle brings
     */
    public static List<String> on(Configuration configuration, BundleContent content) {
        List<String> lines = new ArrayList<>();
        Verify verify = configuration.verify();
        boolean made = content.alarms().entrySet().stream()
                .anyMatch(alarm -> alarm.getKey().startsWith("${environment}")
                        && alarm.getValue().countsErrors());
        boolean gating = verify.live().alarms().stream().anyMatch(alarm -> counts(alarm, content));
        if (!gating) {
            lines.add("an alarm on failed requests:");
            if (!made) {
                lines.add("  ebextensions:");
                lines.add("    use:");
                lines.add("      - template: " + TEMPLATE);
            }
            lines.add("  verify:");
            lines.add("    live:");
            lines.add("      alarms:");
            lines.add("        - name: \"" + name(content) + "\"");
        }
        if (verify.liveProbes().isEmpty()) {
            lines.add("a probe through the live name:");
            lines.add("  verify:");
            lines.add("    live:");
            lines.add("      probes:");
            lines.add("        - name: home");
            lines.add("          http: {path: /, expect: {status: 200}}");
            lines.add("          every: 10s");
        }
        List<Verify.HealthStatus> accepted = verify.health().accept();
        if (accepted.contains(Verify.HealthStatus.WARNING) || accepted.contains(Verify.HealthStatus.DEGRADED)) {
            lines.add("health that is not accepted while requests fail:");
            lines.add("  verify:");
            lines.add("    health: {accept: [Ok, Info]}");
        }
        if (lines.isEmpty()) {
            lines.add("a longer watch than " + verify.live().watch().toMinutes() + "m, or probes that forgive less:");
            lines.add("  verify:");
            lines.add("    live: {watch: "
                    + Math.max(10, 2 * verify.live().watch().toMinutes()) + "m}");
        }
        return lines;
    }

    private static boolean counts(Verify.Alarm alarm, BundleContent content) {
        String name = alarm.name();
        String prefix = alarm.prefix();
        return content.alarms().entrySet().stream()
                .filter(made -> made.getValue().countsErrors())
                .anyMatch(made -> name != null
                        ? dev.kirikae.model.Wildcard.matches(made.getKey(), name)
                        : prefix != null && made.getKey().startsWith(prefix));
    }

    /** An alarm that the bundle makes already, else the template's. */
    private static String name(BundleContent content) {
        return content.alarms().entrySet().stream()
                .filter(made -> made.getValue().countsErrors())
                .map(made -> made.getKey())
                .filter(name -> !name.contains("*"))
                .findFirst()
                .orElse("${environment}-5xx");
    }
}
