package dev.kirikae.report;

import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.JournalState;
import dev.kirikae.journal.ReleaseRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Why each decision about one release fell: its facts in their order, with what they rested on. From the journal alone.
 *
 * @param release as it is after the last fact
 */
public record Explanation(ReleaseRecord release, List<ReportStep> steps) {

    public Explanation {
        steps = List.copyOf(steps);
    }

    /**
     * @param entries the whole journal, from its first entry on
     * @throws IllegalArgumentException where the journal has no such release
     */
    public static Explanation of(List<JournalEntry> entries, String release) {
        ReleaseRecord facts = JournalState.replay(entries).release(release);
        if (facts == null) {
            throw new IllegalArgumentException("the journal has no release " + release);
        }
        List<ReportStep> all = Narration.of(0, entries);
        return new Explanation(
                facts,
                ReleaseEntries.of(release, entries).stream().map(all::get).toList());
    }

    /** For people: a line a fact, its evidence below it. No line holds anything that a terminal would obey. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        String why = release.why().isEmpty() ? "" : ": " + release.why();
        lines.add("release " + release.id() + " is " + Formats.word(release.state()) + why);
        lines.add("  version      " + release.version());
        if (!release.commit().isEmpty()) {
            lines.add("  commit       " + release.commit());
        }
        lines.add("  environment  " + release.environmentName()
                + (release.environment() == null ? "" : " (" + release.environment() + ")"));
        lines.add("");
        for (ReportStep step : steps) {
            lines.add(
                    String.format(Locale.ROOT, "%s  %-13s  %s", Formats.instant(step.at()), step.kind(), step.text()));
            step.evidence().forEach(evidence -> lines.add(" ".repeat(37) + "- " + evidence));
        }
        return lines.stream().map(Visible::text).toList();
    }

    /** The whole configuration at upload, as it was recorded: JSON. */
    public String settings() {
        return release.configuration();
    }

    /** For programs; goes into {@link JsonText}. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>(JsonValues.of(release));
        fields.put("steps", steps.stream().map(JsonValues::of).toList());
        return fields;
    }
}
