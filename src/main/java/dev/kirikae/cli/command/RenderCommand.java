package dev.kirikae.cli.command;

import dev.kirikae.app.FileOutput;
import dev.kirikae.app.FolderOutput;
import dev.kirikae.app.LiveExtensions;
import dev.kirikae.app.bundle.AllTemplates;
import dev.kirikae.app.bundle.PreparedBundle;
import dev.kirikae.app.input.CommandContext;
import dev.kirikae.app.input.UserError;
import dev.kirikae.app.run.StageRunner;
import dev.kirikae.app.world.OpenWorld;
import dev.kirikae.app.world.Worlds;
import dev.kirikae.cli.view.CommandOutcome;
import dev.kirikae.cli.view.ExtensionDifferences;
import dev.kirikae.cli.view.JsonFields;
import dev.kirikae.cli.view.LintFindings;
import dev.kirikae.driver.RunListener;
import dev.kirikae.lint.rules.Lint;
import dev.kirikae.report.Sarif;
import dev.kirikae.source.bundle.GeneratedFile;
import dev.kirikae.workflow.ExitCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "render",
        description = "renders and lints the .ebextensions of the repository's HEAD; needs no AWS")
public final class RenderCommand implements Command {

    @Option(names = "--into", paramLabel = "DIR", description = "writes the files there instead of showing them")
    @Nullable
    String into;

    @Option(
            names = "--examples",
            description = "every template with its own example instead; needs --into, and no configuration")
    boolean examples;

    @Option(
            names = "--sarif",
            paramLabel = "FILE",
            description = "writes what the lint found there too, as SARIF 2.1.0")
    @Nullable
    String sarif;

    @Option(
            names = "--diff",
            description = "what differs from the live environment's files; asks AWS, or --cloud local:DIR")
    boolean diff;

    @Override
    public CommandOutcome run(CommandSession session) {
        if (examples) {
            return examples(session);
        }
        if (diff) {
            session.console().awaitWorld();
        }
        try (CommandContext context = session.toPractise()) {
            PreparedBundle prepared = PreparedBundle.of(context, null);
            session.console().note(prepared.origin());
            prepared.notices().forEach(notice -> session.console().note("note: " + notice));
            List<String> lines = new ArrayList<>();
            Map<String, Object> fields = new LinkedHashMap<>(fields(prepared));
            if (diff) {
                difference(session, context, prepared, lines, fields);
            } else if (into == null) {
                prepared.generated().forEach(file -> show(lines, file));
            }
            if (into != null) {
                new FolderOutput(session.process(), into).write(prepared.generated());
                prepared.generated().forEach(file -> lines.add(into + "/" + file.path()));
            }
            if (sarif != null) {
                new FileOutput(session.process(), "--sarif").write(sarif, sarif(session, context, prepared));
            }
            return outcome(prepared, lines).with(List.of(), fields);
        }
    }

    private static CommandOutcome outcome(PreparedBundle prepared, List<String> lines) {
        LintFindings findings = new LintFindings(prepared.lint());
        lines.addAll(findings.lines());
        String sentence = LintFindings.number(prepared.generated().size(), "file") + " rendered, " + findings.count();
        CommandOutcome outcome = prepared.lint().errors().isEmpty()
                ? CommandOutcome.ok(sentence, "bundle --into bundle.zip")
                : CommandOutcome.failed(ExitCode.BAD_INPUT, sentence, List.of(), "render");
        return outcome.with(lines, Map.of());
    }

    private static void difference(
            CommandSession session,
            CommandContext context,
            PreparedBundle prepared,
            List<String> lines,
            Map<String, Object> fields) {
        try (OpenWorld openWorld = new Worlds(context).open(Map.of())) {
            LiveExtensions.Found live = new LiveExtensions(
                            context, openWorld, new StageRunner(session.stop(), RunListener.NOBODY))
                    .find(session.console()::headline);
            ExtensionDifferences differences = new ExtensionDifferences(live.extensions(), prepared.extensions());
            String compared = "compared with live, " + live.live().name() + " ("
                    + live.live().id().value() + ", " + live.from() + "): ";
            lines.add(compared
                    + (differences.size() == 0
                            ? "the same files"
                            : LintFindings.number(differences.size(), "file") + " differ"
                                    + (differences.size() == 1 ? "s" : "")));
            lines.addAll(differences.lines());
            fields.put(
                    "live",
                    JsonFields.of("environment", live.live().id().value())
                            .and("version", live.live().version())
                            .and("from", live.from())
                            .map());
            fields.put("differences", differences.fields());
        }
    }

    private CommandOutcome examples(CommandSession session) {
        if (into == null) {
            throw UserError.because("--examples: name the folder to write to, with --into DIR");
        }
        List<String> written =
                new FolderOutput(session.process(), into).writeExamples(AllTemplates.of(session.process()));
        return CommandOutcome.ok(LintFindings.number(written.size(), "file") + " rendered", "")
                .with(written, JsonFields.of("files", written).map());
    }

    private static void show(List<String> lines, GeneratedFile file) {
        lines.add("--- " + file.path() + (file.executable() ? " (executable)" : ""));
        new String(file.content(), StandardCharsets.UTF_8).lines().forEach(lines::add);
    }

    private static String sarif(CommandSession session, CommandContext context, PreparedBundle prepared) {
        return Sarif.write(
                prepared.lint(),
                Lint.rules(),
                session.process().program(),
                context.configuration().source().directory());
    }

    private static Map<String, Object> fields(PreparedBundle prepared) {
        List<Map<String, Object>> files = prepared.generated().stream()
                .map(file -> JsonFields.of("path", file.path())
                        .and("executable", file.executable())
                        .and("content", new String(file.content(), StandardCharsets.UTF_8))
                        .map())
                .toList();
        LintFindings findings = new LintFindings(prepared.lint());
        return JsonFields.of("commit", prepared.commit().id())
                .and("files", files)
                .and("findings", findings.findings())
                .and("excused", findings.excused())
                .map();
    }
}
