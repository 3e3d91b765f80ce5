package dev.kirikae.app.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TemporaryFolderTest {

    private final List<String> notes = new ArrayList<>();
    private final TemporaryFolder temporary = new TemporaryFolder();

    TemporaryFolderTest() {
        temporary.reportRemainsTo(notes::add);
    }

    @Test
    void it_is_gone_with_all_it_holds() throws IOException {
        Path folder = temporary.path();
        Files.writeString(Files.createDirectories(folder.resolve("a/b")).resolve("c"), "text");

        temporary.close();

        assertThat(folder).doesNotExist();
        assertThat(notes).isEmpty();
    }

    @Test
    void that_a_cleaner_was_there_first_is_fine() throws IOException {
        Path folder = temporary.path();
        Files.delete(folder);

        temporary.close();
        temporary.close();

        assertThat(notes).isEmpty();
    }

    @Test
    void what_cannot_be_removed_is_said_and_spoils_nothing() throws IOException {
        TemporaryFolder stubborn = new TemporaryFolder(path -> {
            if (path.endsWith("kept")) {
                throw new AccessDeniedException(path.toString());
            }
            Files.delete(path);
        });
        stubborn.reportRemainsTo(notes::add);
        Path folder = stubborn.path();
        Path kept = Files.createFile(folder.resolve("kept"));
        Path other = Files.createFile(folder.resolve("other"));

        stubborn.close();

        assertThat(other).doesNotExist();
        assertThat(notes)
                .containsExactly(
                        "the temporary folder " + folder + " could not be removed; remove it by hand: " + kept);
        Files.delete(kept);
        Files.delete(folder);
    }
}
