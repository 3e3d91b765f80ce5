package dev.kirikae.cli.view;

import dev.kirikae.app.rehearsal.IncidentFinding;
import dev.kirikae.app.rehearsal.Notice;
import dev.kirikae.cloud.Incident;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What became of an incident, in a sentence. */
public final class FindingText {

    private FindingText() {}

    /** Whether it struck, when and by what it was noticed, and for how long users met it. */
    public static String sentence(IncidentFinding finding) {
        if (finding.struck() == null) {
            return finding.incident() == Incident.STANDBY_SCALED_IN
                    ? "did not strike: one instance, or a standby whose scale-in is held (standby.hold-capacity), is not scaled in"
                    : "did not strike: nothing in this rehearsal met it";
        }
        Notice notice = finding.notice();
        Duration after = finding.noticedAfter();
        String noticed = notice != null && after != null
                ? "noticed after " + ClockText.span(after) + " by " + notice.by()
                : finding.unnoticed() ? "NOT NOTICED by anything" : "nothing needs to notice it";
        return "struck at " + ClockText.time(finding.struck()) + "; " + noticed + "; " + hurt(finding);
    }

    private static String hurt(IncidentFinding finding) {
        if (finding.hurt().isZero()) {
            return "no user had a bad version";
        }
        return "users had the bad version for " + ClockText.span(finding.hurt()) + shares(finding.share())
                + (finding.lasting() ? ", and still have it" : "");
    }

    private static String shares(double share) {
        return share >= 1 ? "" : String.format(Locale.ROOT, " (%.0f %% of the requests failed)", share * 100);
    }

    /** For a table: {@code 1m 40s}, {@code never}, or a hyphen where nothing needs to notice it. */
    public static String noticed(IncidentFinding finding) {
        Duration after = finding.noticedAfter();
        return after == null ? finding.unnoticed() ? "never" : "-" : ClockText.span(after);
    }

    /** For a table: what noticed it, without what it said. */
    public static String by(IncidentFinding finding) {
        Notice notice = finding.notice();
        if (notice != null) {
            return notice.by().replaceFirst(", (?:whose|refused|which) .*", "");
        }
        return finding.struck() == null ? "did not strike" : finding.unnoticed() ? "nothing" : "nothing needs to";
    }

    /** For a table: for how long users met it; a hyphen where none did. */
    public static String hurtFor(IncidentFinding finding) {
        return finding.hurt().isZero() ? "-" : ClockText.span(finding.hurt()) + (finding.lasting() ? " +" : "");
    }

    /** The same for programs. */
    public static JsonFields fields(IncidentFinding finding) {
        Notice notice = finding.notice();
        return JsonFields.of("incident", finding.incident().word())
                .and(
                        "struck",
                        finding.struck() == null ? null : finding.struck().toString())
                .and("noticedSeconds", seconds(finding.noticedAfter()))
                .and("noticedBy", notice == null ? null : notice.by())
                .and("unnoticed", finding.unnoticed())
                .and("hurtSeconds", finding.hurt().toSeconds())
                .and("hurtShare", finding.share())
                .and("stillHurts", finding.lasting());
    }

    private static @Nullable Long seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toSeconds();
    }
}
