package dev.kirikae.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PropertyLinesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " before and after ",
                "plain",
                "two words",
                "it's \"quoted\"",
                "$(touch stolen) `touch stolen` $HOME ${HOME}",
                "a;b&c|d<e>f(g)h{i}j[k]l*m?n~o!p#q%r^s=t",
                "# no comment",
                "back\\slash\\n and \\u0041",
                "切り替え é 😀",
                "-n",
                "&& exit 3"
            })
    void aShellAndPropertiesReadTheSame(String value) throws IOException, InterruptedException {
        String line = PropertyLines.line("KEY", value);

        Properties properties = new Properties();
        properties.load(new StringReader(line));
        assertThat(properties).containsExactly(Map.entry("KEY", value));
        assertThat(inAShell(line)).isEqualTo(value);
        assertThat(folder.resolve("stolen")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"two\nlines", "two\rlines", "two\u2028lines", "two\u0000lines", "two\tlines"})
    void aLineStaysALine(String value) throws IOException, InterruptedException {
        String line = PropertyLines.line("KEY", value);

        assertThat(line.lines()).hasSize(1);
        assertThat(inAShell(line)).isEqualTo("two lines");
    }

    @Test
    void aDocumentIsFlattened() {
        Map<String, Object> document =
                Map.of("release", Map.of("nextLook", 3), "problems", List.of("one", "two"), "all", List.of(Map.of()));

        assertThat(PropertyLines.of(document)).containsExactlyInAnyOrder("RELEASE_NEXT_LOOK=3", "PROBLEMS=one,\\ two");
    }

    private String inAShell(String line) throws IOException, InterruptedException {
        Path file = folder.resolve("values");
        Files.writeString(file, line + "\n");
        Process sh = new ProcessBuilder("sh", "-eu", "-c", ". ./values; printf %s \"$KEY\"")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(sh.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(sh.waitFor()).as(said).isZero();
        return said;
    }
}
