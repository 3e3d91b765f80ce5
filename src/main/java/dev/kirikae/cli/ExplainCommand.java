package dev.kirikae.cli;

import dev.kirikae.config.ConfigurationJson;
import dev.kirikae.house.Unusable;
import dev.kirikae.report.Explanation;
import dev.kirikae.stages.Named;
import dev.kirikae.tale.Entry;
import dev.kirikae.tale.Memory;
import dev.kirikae.tale.ReleaseFacts;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "explain", description = "why each decision about a release fell, and from what")
final class ExplainCommand extends PastCommand {

    @Parameters(paramLabel = "RELEASE", description = "a release id, a commit or a version label")
    String release = "";

    @Option(names = "--settings", description = "and what its environment was made with, as upload recorded it")
    boolean settings;

    @Override
    Outcome tell(Session session, List<String> texts, Instant now) {
        List<Entry> entries = entries(texts);
        List<ReleaseFacts> releases = Memory.replay(entries).releases();
        ReleaseFacts found = null;
        for (ReleaseFacts each : releases) {
            found = Named.is(each, release) ? each : found;
        }
        if (found == null) {
            List<String> last = releases.subList(Math.max(0, releases.size() - 5), releases.size()).stream()
                    .map(ReleaseFacts::id)
                    .toList();
            throw Unusable.because("RELEASE: the journal knows no release " + release
                    + (last.isEmpty() ? "; there is none yet" : "; the last ones are " + String.join(", ", last)));
        }
        Explanation explanation = Explanation.of(entries, found.id());
        Outcome outcome = Outcome.ok("", "status").with(explanation.lines(), explanation.fields());
        return settings ? withSettings(outcome, found) : outcome;
    }

    @Override
    Outcome tellNothing(String sentence) {
        throw Unusable.because("RELEASE: no release " + release + " is known: " + sentence);
    }

    private static Outcome withSettings(Outcome outcome, ReleaseFacts release) {
        if (release.configuration().isEmpty()) {
            throw Unusable.because("--settings: nothing was recorded at the upload of " + release.id());
        }
        try {
            RecordedSettings recorded = new RecordedSettings(ConfigurationJson.read(release.configuration()));
            return outcome.with(
                    recorded.lines(), Fields.of("recorded", recorded.fields()).map());
        } catch (IllegalArgumentException e) {
            throw Unusable.because("--settings: release " + release.id() + ": " + e.getMessage());
        }
    }
}
