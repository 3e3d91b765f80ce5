package dev.kirikae.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kirikae.app.input.ProcessEnvironment;
import dev.kirikae.app.input.UserError;
import dev.kirikae.source.bundle.GeneratedFile;
import dev.kirikae.workflow.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderOutputTest {

    @TempDir
    Path folder;

    private void write(String... paths) {
        ProcessEnvironment process = new ProcessEnvironment(Map.of(), folder, folder, "1.0");
        new FolderOutput(process, "out")
                .write(Stream.of(paths)
                        .map(path -> new GeneratedFile(path, true, "new".getBytes(UTF_8)))
                        .toList());
    }

    @Test
    void replacesWhatIsThereAndKeepsTheRest() throws IOException {
        Files.createDirectories(folder.resolve("out/a"));
        Files.writeString(folder.resolve("out/a/one"), "old");
        Files.writeString(folder.resolve("out/other"), "old");
        write("a/one", "b/two");
        assertThat(folder.resolve("out/a/one")).content().isEqualTo("new");
        assertThat(folder.resolve("out/b/two")).isExecutable();
        assertThat(folder.resolve("out/other")).content().isEqualTo("old");
    }

    /** A folder that cannot be used is the caller's mistake; a file that cannot be finished is none, and leaves nothing. */
    @Test
    void keepsNothingHalf() throws IOException {
        Path taken = Files.createDirectories(folder.resolve("out/taken"));
        Files.writeString(taken.resolve("x"), "x");
        UserError unfinished = catchThrowableOfType(UserError.class, () -> write("taken"));
        assertThat(unfinished.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(unfinished.sentence()).startsWith("--into: out/taken cannot be written: ");
        try (Stream<Path> left = Files.list(folder.resolve("out"))) {
            assertThat(left.toList()).isEqualTo(List.of(taken));
        }
        UserError wrong = catchThrowableOfType(UserError.class, () -> write("taken/x/y"));
        assertThat(wrong.exit()).isEqualTo(ExitCode.BAD_INPUT);
    }
}
