package dev.kirikae.cli.view;

import dev.kirikae.journal.JournalState;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.model.EnvironmentId;
import java.util.Locale;
import java.util.Map;

/** The release that a job hands on to the next: the one under way, else the newest. */
public final class ReleaseFields {

    private ReleaseFields() {}

    /** As the journal knows it; empty where it knows none. */
    public static Map<String, Object> of(JournalState journal) {
        ReleaseRecord under = journal.underWay();
        ReleaseRecord release = under == null ? journal.newestRelease() : under;
        if (release == null) {
            return Map.of();
        }
        EnvironmentId environment = release.environment();
        return JsonFields.of("id", release.id())
                .and("state", StatusView.word(release.state()).toLowerCase(Locale.ROOT))
                .and("commit", release.commit())
                .and("version", release.version())
                .and("environment", environment == null ? null : environment.value())
                .map();
    }
}
