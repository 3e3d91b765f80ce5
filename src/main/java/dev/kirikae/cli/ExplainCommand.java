package dev.kirikae.cli;

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

    @Option(names = "--settings", description = "not built yet")
    boolean settings;

    @Override
    Outcome tell(Session session, List<String> texts, Instant now) {
        if (settings) {
            throw Unusable.because("--settings: showing the recorded settings is not built yet in this version");
        }
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
        return Outcome.ok("", "status").with(explanation.lines(), explanation.fields());
    }
}
