package dev.kirikae.cli.view;

import dev.kirikae.config.Configuration;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.model.Verdict;
import dev.kirikae.report.Visible;
import dev.kirikae.verify.Rejudged;
import dev.kirikae.verify.Rejudging;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A release's latest watch judged again, for people and for programs.
 *
 * @param policy the file that it is judged by, as a person would write it
 * @param recorded the verdict of the time; null where there was none
 */
public record RejudgedText(String policy, @Nullable Verdict recorded, Rejudged rejudged) {

    private static final String CANDIDATE =
            "the verification before the switch: its observations are not recorded, so it is not judged again";

    /** @param entries the whole journal */
    public static RejudgedText of(
            String policy, List<JournalEntry> entries, ReleaseRecord release, Configuration other) {
        JournalEntry.Judged watch = null;
        for (JournalEntry entry : entries) {
            watch = entry instanceof JournalEntry.Judged judged
                            && judged.phase() == JournalEntry.Phase.LIVE
                            && judged.release().equals(release.id())
                    ? judged
                    : watch;
        }
        if (watch == null) {
            return new RejudgedText(policy, null, Rejudged.unknown("no watch of " + release.id() + " has a verdict"));
        }
        String observations = watch.observations();
        Rejudged rejudged = observations == null
                ? Rejudged.unknown(
                        "what its watch saw is not recorded: an older version watched it, or it was too much")
                : Rejudging.by(other, observations, release.configuration());
        return new RejudgedText(policy, watch.verdict(), rejudged);
    }

    /** No line holds anything that a terminal would obey. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("its watch, judged again by " + policy);
        lines.add("  verdict      " + word(rejudged.verdict()) + (rejudged.at() == null ? "" : ", at " + rejudged.at())
                + "; recorded: " + word(recorded));
        lines.add("  outcome      " + rejudged.outcome());
        section(lines, "evidence", rejudged.evidence());
        section(lines, "unknown", unknown());
        section(lines, "differences", rejudged.differences());
        return lines.stream().map(Visible::text).toList();
    }

    private List<String> unknown() {
        List<String> all = new ArrayList<>(rejudged.unknown());
        all.add(CANDIDATE);
        return all;
    }

    private static void section(List<String> lines, String name, List<String> items) {
        if (!items.isEmpty()) {
            lines.add("  " + name);
            items.forEach(item -> lines.add("    - " + item));
        }
    }

    private static String word(@Nullable Verdict verdict) {
        return verdict == null ? "unknown" : verdict.name().toLowerCase(Locale.ROOT);
    }

    /** For programs. */
    public Map<String, Object> fields() {
        return JsonFields.of("policy", policy)
                .and("recorded", word(recorded))
                .and("verdict", word(rejudged.verdict()))
                .and("at", rejudged.at() == null ? null : rejudged.at().toString())
                .and("outcome", rejudged.outcome())
                .and("evidence", rejudged.evidence())
                .and("unknown", unknown())
                .and("differences", rejudged.differences())
                .map();
    }
}
