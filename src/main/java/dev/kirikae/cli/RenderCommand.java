package dev.kirikae.cli;

import dev.kirikae.driver.Audience;
import dev.kirikae.house.AllTemplates;
import dev.kirikae.house.Conductor;
import dev.kirikae.house.FileOutput;
import dev.kirikae.house.FolderOutput;
import dev.kirikae.house.Ground;
import dev.kirikae.house.Grounds;
import dev.kirikae.house.LiveExtensions;
import dev.kirikae.house.Prepared;
import dev.kirikae.house.Unusable;
import dev.kirikae.house.Workplace;
import dev.kirikae.lint.Lint;
import dev.kirikae.report.Sarif;
import dev.kirikae.source.GeneratedFile;
import dev.kirikae.tale.Exit;
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
final class RenderCommand implements Command {

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
    public Outcome run(Session session) {
        if (examples) {
            return examples(session);
        }
        if (diff) {
            session.voice().awaitWorld();
        }
        try (Workplace place = session.toPractise()) {
            Prepared prepared = place.prepare(null);
            session.voice().note(prepared.origin());
            List<String> lines = new ArrayList<>();
            Map<String, Object> fields = new LinkedHashMap<>(fields(prepared));
            if (diff) {
                difference(session, place, prepared, lines, fields);
            } else if (into == null) {
                prepared.generated().forEach(file -> show(lines, file));
            }
            if (into != null) {
                new FolderOutput(session.surroundings(), into).write(prepared.generated());
                prepared.generated().forEach(file -> lines.add(into + "/" + file.path()));
            }
            if (sarif != null) {
                new FileOutput(session.surroundings(), "--sarif").write(sarif, sarif(session, place, prepared));
            }
            return outcome(prepared, lines).with(List.of(), fields);
        }
    }

    private static Outcome outcome(Prepared prepared, List<String> lines) {
        Findings findings = new Findings(prepared.lint());
        lines.addAll(findings.lines());
        String sentence = Findings.number(prepared.generated().size(), "file") + " rendered, " + findings.count();
        Outcome outcome = prepared.lint().errors().isEmpty()
                ? Outcome.ok(sentence, "bundle --into bundle.zip")
                : Outcome.failed(Exit.BAD_INPUT, sentence, List.of(), "render");
        return outcome.with(lines, Map.of());
    }

    private static void difference(
            Session session, Workplace place, Prepared prepared, List<String> lines, Map<String, Object> fields) {
        try (Ground ground = new Grounds(place).open(Map.of())) {
            LiveExtensions.Found live = new LiveExtensions(
                            place, ground, new Conductor(session.stop(), Audience.NOBODY))
                    .find(session.voice()::headline);
            ExtensionDifferences differences = new ExtensionDifferences(live.extensions(), prepared.extensions());
            String compared = "compared with live, " + live.live().name() + " ("
                    + live.live().id().value() + ", " + live.from() + "): ";
            lines.add(compared
                    + (differences.size() == 0
                            ? "the same files"
                            : Findings.number(differences.size(), "file") + " differ"
                                    + (differences.size() == 1 ? "s" : "")));
            lines.addAll(differences.lines());
            fields.put(
                    "live",
                    Fields.of("environment", live.live().id().value())
                            .and("version", live.live().version())
                            .and("from", live.from())
                            .map());
            fields.put("differences", differences.fields());
        }
    }

    private Outcome examples(Session session) {
        if (into == null) {
            throw Unusable.because("--examples: name the folder to write to, with --into DIR");
        }
        List<String> written =
                new FolderOutput(session.surroundings(), into).writeExamples(AllTemplates.of(session.surroundings()));
        return Outcome.ok(Findings.number(written.size(), "file") + " rendered", "")
                .with(written, Fields.of("files", written).map());
    }

    private static void show(List<String> lines, GeneratedFile file) {
        lines.add("--- " + file.path() + (file.executable() ? " (executable)" : ""));
        new String(file.content(), StandardCharsets.UTF_8).lines().forEach(lines::add);
    }

    private static String sarif(Session session, Workplace place, Prepared prepared) {
        return Sarif.write(
                prepared.lint(),
                Lint.rules(),
                session.surroundings().program(),
                place.configuration().source().directory());
    }

    private static Map<String, Object> fields(Prepared prepared) {
        List<Map<String, Object>> files = prepared.generated().stream()
                .map(file -> Fields.of("path", file.path())
                        .and("executable", file.executable())
                        .and("content", new String(file.content(), StandardCharsets.UTF_8))
                        .map())
                .toList();
        Findings findings = new Findings(prepared.lint());
        return Fields.of("commit", prepared.commit().id())
                .and("files", files)
                .and("findings", findings.findings())
                .and("excused", findings.excused())
                .map();
    }
}
