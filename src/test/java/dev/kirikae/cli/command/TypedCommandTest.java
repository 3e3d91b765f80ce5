package dev.kirikae.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cli.Kirikae;
import dev.kirikae.cli.OptionVariables;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

class TypedCommandTest {

    @ParameterizedTest
    @CsvSource({
        "upload, false",
        "release --again, false",
        "rollback, false",
        "destroy --due, false",
        "recover, false",
        "upload --dry-run, true",
        "release --dry-run, true",
        "status, true",
        "plan release, true",
        "verify, true",
        "history, true",
        "audit, true",
    })
    void whether_it_only_looks(String words, boolean looksOnly) {
        assertThat(typed(words, Map.of()).looksOnly()).isEqualTo(looksOnly);
    }

    @ParameterizedTest
    @CsvSource({"true, true", "false, false"})
    void also_where_a_variable_says_so(String value, boolean looksOnly) {
        assertThat(typed("release", Map.of("KIRIKAE_DRY_RUN", value)).looksOnly())
                .isEqualTo(looksOnly);
    }

    private static TypedCommand typed(String words, Map<String, String> env) {
        ParseResult parsed = new CommandLine(new Kirikae())
                .setDefaultValueProvider(new OptionVariables(env))
                .parseArgs(words.split(" "));
        return TypedCommand.of(parsed.subcommand());
    }
}
