package dev.kirikae.cli.command;

import dev.kirikae.app.JournalFolder;
import dev.kirikae.cli.view.CommandOutcome;
import dev.kirikae.cli.view.JsonFields;
import dev.kirikae.journal.codec.Audit;
import dev.kirikae.journal.codec.Chain;
import dev.kirikae.workflow.ExitCode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "audit",
        description = "verifies the journal's chain; with DIR that of a copy, offline")
public final class AuditCommand implements Command {

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "a report directory, or a folder of records")
    @Nullable
    String folder;

    @Override
    public CommandOutcome run(CommandSession session) {
        String copy = folder;
        if (copy == null) {
            return new Online().run(session);
        }
        JournalFolder there = JournalFolder.at(session.process(), copy);
        return outcome(there.audit(), there.first(), "audit " + NextCommand.quoted(copy));
    }

    private static final class Online extends PastCommand {
        @Override
        CommandOutcome outcome(CommandSession session, List<String> texts, Instant now) {
            return AuditCommand.outcome(Chain.verify(texts), 0, "audit");
        }

        @Override
        CommandOutcome outcomeOfNothing(String sentence) {
            return CommandOutcome.ok(sentence, "status").with(List.of(), fields(0, 0, ""));
        }
    }

    /** @param first the first record that was there */
    private static CommandOutcome outcome(Audit audit, int first, String again) {
        int records = audit.length() - first;
        List<String> problems =
                audit.findings().stream().map(Audit.Finding::sentence).toList();
        String part = first == 0 ? "" : ", from record " + first + " on: those before it are not in this copy";
        String held = records == 0
                ? "the copy holds no record: nothing to verify"
                : "the chain holds: " + records + " records, head " + audit.head() + part;
        CommandOutcome outcome = audit.isClean()
                ? CommandOutcome.ok(held, "history")
                : CommandOutcome.failed(ExitCode.INTEGRITY, "the chain does not hold", problems, again);
        return outcome.with(List.of(), fields(records, first, audit.head()));
    }

    private static Map<String, Object> fields(int records, int first, String head) {
        return JsonFields.of("records", records)
                .and("first", first)
                .and("head", head)
                .map();
    }
}
