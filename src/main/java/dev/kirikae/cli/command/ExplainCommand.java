package dev.kirikae.cli.command;

import dev.kirikae.app.input.ConfigurationFile;
import dev.kirikae.app.input.UserError;
import dev.kirikae.cli.view.CommandOutcome;
import dev.kirikae.cli.view.JsonFields;
import dev.kirikae.cli.view.RecordedSettings;
import dev.kirikae.cli.view.RejudgedText;
import dev.kirikae.config.ConfigurationJson;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.JournalState;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.report.Explanation;
import dev.kirikae.stages.step.ReleaseSelector;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "explain", description = "why each decision about a release fell, and from what")
public final class ExplainCommand extends PastCommand {

    @Parameters(paramLabel = "RELEASE", description = "a release id, a commit or a version label")
    String release = "";

    @Option(names = "--settings", description = "and what its environment was made with, as upload recorded it")
    boolean settings;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "judge its recorded watch by another kirikae.yml: what the verdict would have been, and why")
    @Nullable
    String policy;

    @Override
    CommandOutcome outcome(CommandSession session, List<String> texts, Instant now) {
        ConfigurationFile other =
                policy == null ? null : ConfigurationFile.policy(session.process(), "--policy", policy);
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
        CommandOutcome more = settings ? withSettings(outcome, found) : outcome;
        return other == null ? more : withRejudged(more, session, other, entries, found);
    }

    private static CommandOutcome withRejudged(
            CommandOutcome outcome,
            CommandSession session,
            ConfigurationFile other,
            List<JournalEntry> entries,
            ReleaseRecord release) {
        other.notices().forEach(notice -> session.console().note("note: " + notice));
        RejudgedText text = RejudgedText.of(other.shown(), entries, release, other.configuration());
        return outcome.with(
                text.lines(), JsonFields.of("rejudged", text.fields()).map());
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
