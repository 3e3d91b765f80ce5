package dev.kirikae.cli.command;

import dev.kirikae.app.input.UserError;
import dev.kirikae.cli.view.CommandOutcome;
import dev.kirikae.cli.view.JsonFields;
import dev.kirikae.cli.view.RecordedSettings;
import dev.kirikae.config.ConfigurationJson;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.JournalState;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.report.Explanation;
import dev.kirikae.stages.step.ReleaseSelector;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "explain", description = "why each decision about a release fell, and from what")
public final class ExplainCommand extends PastCommand {

    @Parameters(paramLabel = "RELEASE", description = "a release id, a commit or a version label")
    String release = "";

    @Option(names = "--settings", description = "and what its environment was made with, as upload recorded it")
    boolean settings;

    @Override
    CommandOutcome outcome(CommandSession session, List<String> texts, Instant now) {
        List<JournalEntry> entries = entries(texts);
        List<ReleaseRecord> releases = JournalState.replay(entries).releases();
        ReleaseRecord found = null;
        for (ReleaseRecord each : releases) {
            found = ReleaseSelector.is(each, release) ? each : found;
        }
        if (found == null) {
            List<String> last = releases.subList(Math.max(0, releases.size() - 5), releases.size()).stream()
                    .map(ReleaseRecord::id)
                    .toList();
            throw UserError.because("RELEASE: the journal knows no release " + release
                    + (last.isEmpty() ? "; there is none yet" : "; the last ones are " + String.join(", ", last)));
        }
        Explanation explanation = Explanation.of(entries, found.id());
        CommandOutcome outcome = CommandOutcome.ok("", "status").with(explanation.lines(), explanation.fields());
        return settings ? withSettings(outcome, found) : outcome;
    }

    @Override
    CommandOutcome outcomeOfNothing(String sentence) {
        throw UserError.because("RELEASE: no release " + release + " is known: " + sentence);
    }

    private static CommandOutcome withSettings(CommandOutcome outcome, ReleaseRecord release) {
        if (release.configuration().isEmpty()) {
            throw UserError.because("--settings: nothing was recorded at the upload of " + release.id());
        }
        try {
            RecordedSettings recorded = new RecordedSettings(ConfigurationJson.read(release.configuration()));
            return outcome.with(
                    recorded.lines(),
                    JsonFields.of("recorded", recorded.fields()).map());
        } catch (IllegalArgumentException e) {
            throw UserError.because("--settings: release " + release.id() + ": " + e.getMessage());
        }
    }
}
