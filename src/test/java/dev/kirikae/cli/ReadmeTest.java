package dev.kirikae.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cli.Shop.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What the first pages say is so: their commands can be typed, and print what is shown beside them. */
class ReadmeTest {

    private static final String REGENERATE = "kirikae.documents";
    private static final Pattern SHELL = Pattern.compile("(?s)```sh\\n(.*?)```");
    private static final Pattern REHEARSAL =
            Pattern.compile("(?s)(<!-- rehearsal: begin [^\\n]*-->\\n```\\n)(.*?)(```\\n<!-- rehearsal: end -->)");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(?:#[^)]*)?\\)");

    @TempDir
    private Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.ja.md"})
    void the_first_block_is_the_rehearsal_and_the_tests(String page) throws IOException {
        Matcher first = SHELL.matcher(Files.readString(Path.of(page)));

        assertThat(first.find()).isTrue();
        assertThat(first.group(1)).isEqualTo("./kirikae rehearse\nmvn verify\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.ja.md"})
    void the_rehearsal_prints_what_is_shown(String page) throws Exception {
        Shop shop = Shop.of(
                temp.resolve("shop"), Map.of("kirikae.yml", Files.readString(Path.of("kirikae.yml")), "app", "1"));
        Run run = shop.type("rehearse");
        assertThat(run.code()).as(run.err()).isZero();

        String text = Files.readString(Path.of(page));
        Matcher shown = REHEARSAL.matcher(text);
        assertThat(shown.find()).isTrue();
        if (Boolean.getBoolean(REGENERATE) && !loosely(shown.group(2)).equals(loosely(run.out()))) {
            Files.writeString(
                    Path.of(page),
                    text.substring(0, shown.start(2))
                            + run.out().replaceAll("report: .*", "report: kirikae-report/report.html")
                            + text.substring(shown.end(2)));
            return;
        }
        assertThat(loosely(run.out()))
                .as("the block is out of step; make it anew by mvn test -Dtest=ReadmeTest -D" + REGENERATE + "=true")
                .isEqualTo(loosely(shown.group(2)));
    }

    /** Without what differs from run to run: release and environment ids, durations, where the report lies. */
    private static String loosely(String output) {
        return output.replaceAll("\\b\\d{8}-[0-9a-f]{7}(?:-\\d+)?\\b", "RELEASE")
                .replaceAll("\\be-[a-z0-9]{10}\\b", "ENVIRONMENT")
                .replaceAll("\\b\\d+(?:\\.\\d+)? ?(?:ms|[dhms])\\b(?: \\d+[hms]\\b)*", "TIME")
                .replaceAll("report: .*", "report: FILE")
                .replaceAll(" +", " ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"README.md", "README.ja.md", "examples/README.md", "docs/operating.md", "docs/configuration.md"})
    void every_command_can_be_typed(String page) throws IOException {
        List<String> commands = commands(Files.readString(Path.of(page)));

        assertThat(commands).isNotEmpty().allSatisfy(command -> {
            String[] words = command.split(" ");
            CommandLine.ParseResult parsed = new CommandLine(new Kirikae()).parseArgs(words);
            assertThat(parsed.hasSubcommand() || parsed.isVersionHelpRequested())
                    .isTrue();
        });
    }

    @Test
    void both_languages_show_the_same_commands() throws IOException {
        assertThat(new TreeSet<>(commands(Files.readString(Path.of("README.ja.md")))))
                .isEqualTo(new TreeSet<>(commands(Files.readString(Path.of("README.md")))));
    }

    /** What stands behind {@code kirikae}, in blocks and within a line, but for forms with brackets and dots for more. */
    private static List<String> commands(String page) {
        List<String> commands = new ArrayList<>();
        Stream<String> blocks = Pattern.compile("(?s)```[a-z]*\\n(.*?)```")
                .matcher(page)
                .results()
                .flatMap(block -> block.group(1).lines())
                .filter(line -> line.matches("(?:\\./)?kirikae .*"));
        Stream<String> inline = Pattern.compile("`((?:\\./)?kirikae [^`]+)`")
                .matcher(page.replaceAll("(?s)```.*?```", ""))
                .results()
                .map((MatchResult found) -> found.group(1));
        Stream.concat(blocks, inline)
                .map(line -> line.replaceFirst("^(?:\\./)?kirikae ", "")
                        .replaceFirst("( {2,}|\\s*#).*", "")
                        .strip())
                .filter(line -> !line.matches(".*[\\[…].*"))
                .forEach(commands::add);
        return commands;
    }

    @Test
    void links_lead_to_pages_that_are_there() throws IOException {
        List<String> broken = new ArrayList<>();
        List<Path> pages =
                new ArrayList<>(List.of(Path.of("README.md"), Path.of("README.ja.md"), Path.of("examples/README.md")));
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            docs.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
        }
        for (Path page : pages) {
            String text = Files.readString(page).replaceAll("(?s)```.*?```", "").replaceAll("`[^`\\n]*`", "");
            Matcher links = LINK.matcher(text);
            while (links.find()) {
                Path target = page.resolveSibling(links.group(1));
                if (!Files.exists(target)) {
                    broken.add(page + " → " + links.group(1));
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(Files.readString(Path.of("README.md")))
                .contains(
                        "(docs/configuration.md)",
                        "(examples/README.md)",
                        "(docs/operating.md)",
                        "(docs/how-it-works.md)");
    }
}
