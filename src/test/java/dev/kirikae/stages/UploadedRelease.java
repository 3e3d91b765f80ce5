package dev.kirikae.stages;

import dev.kirikae.config.Configuration;
import dev.kirikae.config.ConfigurationJson;
import dev.kirikae.journal.Goal;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.JournalState;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Verdict;
import dev.kirikae.workflow.LedgerWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes into a ledger what earlier stages would have left there. */
final class UploadedRelease {

    private UploadedRelease() {}

    /** What an upload leaves; with nothing live, what its release leaves too. */
    static void write(
            Configuration configuration,
            LedgerWriter to,
            String release,
            EnvironmentId id,
            @Nullable EnvironmentId live,
            Instant at) {
        if (live == null) {
            to.write(new JournalEntry.Founded(
                    JournalState.FORMAT, "1.0.0", "123456789012", "ap-northeast-1", "push-api", "push-api", at));
        }
        to.write(new JournalEntry.Took("before-" + release, "a job", "upload", at));
        String version = live == null ? "blue" : "green";
        String commit = release.substring(9).repeat(6).substring(0, 40);
        String name = "push-api-" + release;
        String record = ConfigurationJson.write(configuration);
        to.write(new JournalEntry.Opened(release, commit, version, "d1", name, record, live, at));
        Goal made = new Goal.EnvironmentExists(release, name, "away-1", version, ReleaseRun.STACK, null);
        to.write(new JournalEntry.Intended("op-" + release, made, at, at.plusSeconds(300)));
        to.write(new JournalEntry.Settled("op-" + release, true, true, id, "made", at.plusSeconds(2)));
        to.write(new JournalEntry.Launched(release, id, Duration.ofSeconds(300), at.plusSeconds(302)));
        to.write(new JournalEntry.Judged(
                release, JournalEntry.Phase.CANDIDATE, Verdict.VERIFIED, List.of(), at.plusSeconds(310)));
        to.write(new JournalEntry.Prepared(release, at.plusSeconds(310)));
        if (live == null) {
            to.write(new JournalEntry.Began(release, id, null, false, Duration.ofSeconds(30), at.plusSeconds(600)));
            to.write(new JournalEntry.Ended(release, JournalEntry.How.SETTLED, "verified", at.plusSeconds(660)));
            to.write(new JournalEntry.Found(id, version, "live at first use", at.plusSeconds(661)));
        }
    }
}
