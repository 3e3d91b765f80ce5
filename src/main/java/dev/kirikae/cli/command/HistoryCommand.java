package dev.kirikae.cli.command;

import dev.kirikae.cli.view.CommandOutcome;
import dev.kirikae.report.History;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(name = "history", description = "past releases, and the one under way")
public final class HistoryCommand extends PastCommand {

    @Option(names = "--since", paramLabel = "DURATION", description = "leaves out what had ended before, such as 90d")
    @Nullable
    String since;

    @Override
    CommandOutcome outcome(CommandSession session, List<String> texts, Instant now) {
        Duration age = Options.duration("--since", since);
        History history = History.of(entries(texts), since == null ? null : now.minus(age));
        String newest = history.rows().isEmpty()
                ? ""
                : history.rows().get(history.rows().size() - 1).release();
        return CommandOutcome.ok("", newest.isEmpty() ? "status" : "explain " + newest)
                .with(history.lines(), history.fields());
    }

    @Override
    CommandOutcome outcomeOfNothing(String sentence) {
        return CommandOutcome.ok(sentence, "status")
                .with(List.of(), History.of(List.of(), null).fields());
    }
}
