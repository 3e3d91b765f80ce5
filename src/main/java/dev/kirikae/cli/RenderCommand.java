package dev.kirikae.cli;

import dev.kirikae.house.FolderOutput;
import dev.kirikae.house.Prepared;
import dev.kirikae.house.Unusable;
import dev.kirikae.house.Workplace;
import dev.kirikae.lint.Finding;
import dev.kirikae.lint.Severity;
import dev.kirikae.source.GeneratedFile;
import dev.kirikae.tale.Exit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "render",
        description = "renders and lints the .ebextensions of the repository's HEAD; needs no AWS")
final class RenderCommand implements Command {

    @Option(names = "--into", paramLabel = "DIR", description = "writes the files there instead of showing them")
    @Nullable
    String into;

    @Option(
            names = "--examples",
            description = "every template with its own example instead; needs --into, and no configuration")
    boolean examples;

    @Option(names = "--diff", description = "not built yet")
    boolean diff;

    @Override
    public Outcome run(Session session) {
        if (diff) {
            throw Unusable.because(
                    "--diff: comparing with the live environment's files is not built yet in this version");
        }
        if (examples) {
            return examples(session);
        }
        try (Workplace place = session.toPractise()) {
            Prepared prepared = place.prepare(null);
            session.voice()
                    .note("commit " + prepared.commit().shortId() + " \""
                            + prepared.commit().subject() + "\", "
                            + prepared.choice().from());
            List<String> lines = new ArrayList<>();
            if (into == null) {
                prepared.generated().forEach(file -> show(lines, file));
            } else {
                new FolderOutput(session.surroundings(), into).write(prepared.generated());
                prepared.generated().forEach(file -> lines.add(into + "/" + file.path()));
            }
            prepared.findings().forEach(finding -> lines.add(severity(finding) + ": " + finding));
            List<Finding> errors = prepared.errors();
            String sentence = count(prepared.generated().size(), "file") + " rendered, "
                    + count(errors.size(), "error") + ", "
                    + count(prepared.findings().size() - errors.size(), "warning");
            Outcome outcome = errors.isEmpty()
                    ? Outcome.ok(sentence, "bundle --into bundle.zip")
                    : Outcome.failed(Exit.BAD_INPUT, sentence, List.of(), "render");
            return outcome.with(lines, fields(prepared));
        }
    }

    private Outcome examples(Session session) {
        if (into == null) {
            throw Unusable.because("--examples: name the folder to write to, with --into DIR");
        }
        List<String> written = new FolderOutput(session.surroundings(), into).writeExamples();
        return Outcome.ok(count(written.size(), "file") + " rendered", "")
                .with(written, Fields.of("files", written).map());
    }

    private static void show(List<String> lines, GeneratedFile file) {
        lines.add("--- " + file.path() + (file.executable() ? " (executable)" : ""));
        new String(file.content(), StandardCharsets.UTF_8).lines().forEach(lines::add);
    }

    private static String severity(Finding finding) {
        return finding.severity() == Severity.ERROR ? "error" : "warning";
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static Map<String, Object> fields(Prepared prepared) {
        List<Map<String, Object>> files = prepared.generated().stream()
                .map(file -> Fields.of("path", file.path())
                        .and("executable", file.executable())
                        .and("content", new String(file.content(), StandardCharsets.UTF_8))
                        .map())
                .toList();
        List<Map<String, Object>> findings = prepared.findings().stream()
                .map(finding -> Fields.of("rule", finding.rule().name())
                        .and("severity", severity(finding))
                        .and("file", finding.file())
                        .and("line", finding.line())
                        .and("column", finding.column())
                        .and("found", finding.found())
                        .and("message", finding.message())
                        .and("reason", finding.rule().reason())
                        .and("remedy", finding.rule().remedy())
                        .and("source", finding.rule().source())
                        .map())
                .toList();
        return Fields.of("commit", prepared.commit().id())
                .and("files", files)
                .and("findings", findings)
                .map();
    }
}
