package dev.kirikae.stages.step;

import dev.kirikae.config.ConfigurationJson;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.workflow.StageContext;
import org.jspecify.annotations.Nullable;

/** Where no branch is configured, whichever was taken once is taken again: a new {@code master} is not followed in silence. */
public final class SameBranch {

    private SameBranch() {}

    /** Ends the stage (2) where another branch was chosen for the newest release than for this input. */
    public static void mustBe(StageContext context, ServicePolicy policy, UploadInput bundle) {
        ReleaseRecord newest = context.journal().newestRelease();
        if (policy.configuration().source().branch() != null || newest == null) {
            return;
        }
        String before = of(newest.configuration());
        String now = of(bundle.record());
        if (before != null && now != null && !before.equals(now)) {
            throw context.badInput("source.branch is not set: " + before + " was taken for " + newest.id() + ", and "
                    + now + " would be taken now; set it to the one that is meant");
        }
    }

    /** The branch of a recorded configuration; null where nothing is recorded, or nothing that this version reads. */
    public static @Nullable String of(String record) {
        if (record.isEmpty()) {
            return null;
        }
        try {
            return ConfigurationJson.read(record).source().branch();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
