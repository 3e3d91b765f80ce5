package dev.kirikae;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.config.Configurations;
import dev.kirikae.config.Document;
import dev.kirikae.config.Mode;
import dev.kirikae.config.ReadResult;
import dev.kirikae.lint.Rule;
import dev.kirikae.lint.rules.Lint;
import dev.kirikae.template.Library;
import dev.kirikae.template.Rendering;
import dev.kirikae.template.Template;
import dev.kirikae.template.TemplateDescription;
import dev.kirikae.template.TemplateDescription.ParameterDescription;
import dev.kirikae.template.TemplateSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The lists in the documents are those of the program. */
class DocumentsTest {
    private static final String REGENERATE = "kirikae.documents";
    private static final String BEGIN = "<!-- The list below is made by DocumentsTest -->\n";
    private static final String END = "<!-- end of the list -->\n";

    @Test
    void everyTemplateIsListed() throws IOException {
        List<String> lines = Library.names().stream().map(DocumentsTest::line).toList();
        inStep(
                "docs/templates.md",
                "| template | what it is for | parameters (those in bold have no default) |\n|---|---|---|\n",
                lines);
    }

    @Test
    void everyRuleOfTheLintIsListed() throws IOException {
        List<String> lines = Lint.rules().stream()
                .sorted(java.util.Comparator.comparing(Rule::name))
                .map(DocumentsTest::line)
                .toList();
        inStep(
                "docs/lint.md",
                "| rule | | why | what to do | source | proof of an error |\n|---|---|---|---|---|---|\n",
                lines);
    }

    @Test
    void everyKeyOfTheConfigurationIsListed() throws IOException {
        inStep("docs/configuration.md", "", ConfigurationPage.lines());
    }

    @Test
    void theExampleOfTheConfigurationPageIsRead() throws IOException {
        String page = Files.readString(Path.of("docs/configuration.md"));
        Matcher block = Pattern.compile("(?s)```yaml\n(.*?)```").matcher(page);
        assertThat(block.find()).isTrue();

        ReadResult read = Configurations.read(
                new Document("kirikae.yml", block.group(1)), null, Map.of("MAIL_FROM", "x"), Mode.STRICT, "1.0.0");

        assertThat(read).isInstanceOf(ReadResult.Loaded.class);
    }

    @Test
    void theExamplesOfTheTemplatesPageWork() throws IOException {
        List<String> blocks = Pattern.compile("(?s)```yaml\n(.*?)```")
                .matcher(Files.readString(Path.of("docs/templates.md")))
                .results()
                .map(block -> block.group(1))
                .toList();
        Map<?, ?> use = new Yaml(new SafeConstructor(new LoaderOptions())).load(blocks.get(0));
        List<?> uses = (List<?>) ((Map<?, ?>) use.get("ebextensions")).get("use");
        assertThat(uses).hasSizeGreaterThan(2).allSatisfy(each -> {
            Map<?, ?> one = (Map<?, ?>) each;
            String name = String.valueOf(one.get("template"));
            String as = one.get("as") == null ? name : String.valueOf(one.get("as"));
            Map<String, Object> with = new LinkedHashMap<>();
            if (one.get("with") instanceof Map<?, ?> given) {
                given.forEach((key, value) -> with.put(String.valueOf(key), value));
            }
            Template template =
                    Template.parse(Objects.requireNonNull(Library.find(name))).value();
            assertThat(Rendering.render(template, as, with).problems()).isEmpty();
        });
        assertThat(Template.parse(new TemplateSource("worker-count", "docs/templates.md", blocks.get(1)))
                        .value()
                        .example()
                        .value()
                        .files())
                .singleElement()
                .satisfies(file -> assertThat(file.content()).contains("WORKERS: \"4\""));
    }

    private static String line(String name) {
        TemplateDescription template = TemplateDescription.of(
                Template.parse(Objects.requireNonNull(Library.find(name))).value());
        String parameters =
                template.parameters().stream().map(DocumentsTest::shown).collect(Collectors.joining(", "));
        return "| `" + template.name() + "` | " + cell(template.purpose()) + " | " + parameters + " |";
    }

    private static String shown(ParameterDescription parameter) {
        return parameter.required() ? "**`" + parameter.name() + "`**" : "`" + parameter.name() + "`";
    }

    private static String line(Rule rule) {
        return "| `" + rule.name() + "` | " + rule.severity().word() + " | " + cell(rule.reason()) + " | "
                + cell(rule.remedy()) + " | " + cell(rule.source()) + " | " + cell(rule.proof()) + " |";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ");
    }

    private static void inStep(String file, String head, List<String> lines) throws IOException {
        Path path = Path.of(file);
        String text = Files.readString(path);
        int from = text.indexOf(BEGIN) + BEGIN.length();
        int to = text.indexOf(END);
        assertThat(from).as(file + " has no list").isGreaterThan(BEGIN.length() - 1);
        String wanted = text.substring(0, from) + "\n" + head + String.join("\n", lines) + "\n\n" + text.substring(to);
        if (Boolean.getBoolean(REGENERATE)) {
            Files.writeString(path, wanted);
        } else {
            assertThat(text)
                    .as(file + " is out of step; make it anew by mvn test -Dtest=DocumentsTest -D" + REGENERATE
                            + "=true")
                    .isEqualTo(wanted);
        }
    }
}
