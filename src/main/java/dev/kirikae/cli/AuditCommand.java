package dev.kirikae.cli;

import dev.kirikae.house.JournalFolder;
import dev.kirikae.journal.Audit;
import dev.kirikae.journal.Chain;
import dev.kirikae.tale.Exit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "audit",
        description = "verifies the journal's chain; with DIR that of a copy, offline")
final class AuditCommand implements Command {

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "a report directory, or a folder of records")
    @Nullable
    String folder;

    @Override
    public Outcome run(Session session) {
        String copy = folder;
        if (copy == null) {
            return new Online().run(session);
        }
        JournalFolder there = JournalFolder.at(session.surroundings(), copy);
        return outcome(there.audit(), there.first(), "audit " + NextLine.quoted(copy));
    }

    private static final class Online extends PastCommand {
        @Override
        Outcome tell(Session session, List<String> texts, Instant now) {
            return outcome(Chain.verify(texts), 0, "audit");
        }

        @Override
        Outcome tellNothing(String sentence) {
            return Outcome.ok(sentence, "status").with(List.of(), fields(0, 0, ""));
        }
    }

    /** @param first the first record that was there */
    private static Outcome outcome(Audit audit, int first, String again) {
        int records = audit.length() - first;
        List<String> problems =
                audit.findings().stream().map(Audit.Finding::sentence).toList();
        String part = first == 0 ? "" : ", from record " + first + " on: those before it are not in this copy";
        String held = records == 0
                ? "the copy holds no record: nothing to verify"
                : "the chain holds: " + records + " records, head " + audit.head() + part;
        Outcome outcome = audit.isClean()
                ? Outcome.ok(held, "history")
                : Outcome.failed(Exit.INTEGRITY, "the chain does not hold", problems, again);
        return outcome.with(List.of(), fields(records, first, audit.head()));
    }

    private static Map<String, Object> fields(int records, int first, String head) {
        return Fields.of("records", records)
                .and("first", first)
                .and("head", head)
                .map();
    }
}
