package dev.kirikae.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cli.Shop.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** How a command says how it is used. */
class HelpTest {

    @TempDir
    private Path temp;

    static Set<String> commands() {
        return new CommandLine(new Kirikae()).getSubcommands().keySet();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void own_options_come_first_and_an_example_last(String command) throws Exception {
        Shop shop = Shop.of(temp.resolve("shop"));

        Run help = shop.type("help", command);

        assertThat(help.code()).isZero();
        assertThat(help.out()).isEqualTo(shop.type(command, "--help").out());
        String general = help.out().substring(help.out().indexOf("Options of every command:"));
        assertThat(general).contains("--config", "--cloud", "--reason");
        assertThat(help.out().substring(0, help.out().length() - general.length()))
                .startsWith("Usage: kirikae " + command)
                .doesNotContain("      --cloud=", "      --reason=");
        List<String> lines = help.out().lines().toList();
        String example = lines.get(lines.size() - 1);
        assertThat(example).startsWith("Example: kirikae " + command);
        String[] typed = example.replace("Example: kirikae ", "").split(" ");
        assertThat(new CommandLine(new Kirikae())
                        .parseArgs(typed)
                        .subcommand()
                        .commandSpec()
                        .name())
                .isEqualTo(command);
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 120})
    void every_page_fits_the_terminal(int columns) {
        Shop shop = Shop.bare(temp);
        shop.env.put("COLUMNS", String.valueOf(columns));
        List<String> pages = new ArrayList<>(List.of(shop.type("help").out()));
        commands().forEach(command -> pages.add(shop.type("help", command).out()));

        assertThat(pages.stream().flatMap(String::lines))
                .allSatisfy(line ->
                        assertThat(line.startsWith("Example: ") ? "" : line).hasSizeLessThanOrEqualTo(columns));
    }

    @Test
    void the_programs_own_page_lists_its_commands_first() {
        assertThat(Shop.bare(temp).type("help").out())
                .containsSubsequence(
                        "Usage: kirikae", "Commands (", "  rollback ", "Options:", "--config", "Exit codes:");
    }

    @Test
    void without_a_name_it_lists_the_commands() throws Exception {
        Shop shop = Shop.of(temp.resolve("shop"));

        assertThat(shop.type("help").out()).isEqualTo(shop.type("--help").out()).contains("rehearse", "help");
    }

    @Test
    void a_mistyped_name_is_answered_with_the_nearest() throws Exception {
        Run help = Shop.of(temp.resolve("shop")).type("help", "relase");

        assertThat(help.code()).isEqualTo(2);
        assertThat(help.err()).contains("COMMAND: there is no command relase; did you mean release?");
    }
}
