package dev.kirikae.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kirikae.app.input.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that a command leaves, and those it does not leave. */
class ReportFolderTest {

    @TempDir
    private Path temp;

    @Test
    void a_report_replaces_the_one_before_and_nothing_is_beside_it() throws Exception {
        Path folder = temp.resolve("a/report");

        new ReportFolder(folder).write(Map.of("report.json", "one"));
        new ReportFolder(folder).write(Map.of("report.json", "two", "junit.xml", "x"));

        assertThat(folder.resolve("report.json")).hasContent("two");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void nothing_is_written_through_a_link() throws Exception {
        Path real = Files.createDirectory(temp.resolve("real"));
        Path link = Files.createSymbolicLink(temp.resolve("link"), real);
        Path precious = Files.writeString(temp.resolve("precious"), "mine");
        Files.createSymbolicLink(real.resolve("report.json"), precious);

        assertThatThrownBy(() -> new ReportFolder(link).write(Map.of("report.json", "x")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is a link");
        new ReportFolder(real).write(Map.of("report.json", "x"));
        assertThat(precious).hasContent("mine");
    }

    @Test
    void a_temporary_folder_is_private_and_goes_with_all_it_holds() throws Exception {
        Path path;
        try (TemporaryFolder folder = new TemporaryFolder()) {
            path = folder.path();
            assertThat(Files.getPosixFilePermissions(path)).hasSize(3);
            Files.writeString(Files.createDirectory(path.resolve("deep")).resolve("bundle.zip"), "x");
        }
        assertThat(path).doesNotExist();
    }
}
