package dev.kirikae.source.tree;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.source.Source;
import dev.kirikae.source.TestRepository;
import dev.kirikae.source.bundle.BundleTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected results are those of {@code git archive} 2.39. */
class LineEndsTest {
    @TempDir
    Path folder;

    /** In content and result, {@code n} is LF, {@code r} is CR, {@code 0} is NUL. */
    @ParameterizedTest
    @CsvSource(textBlock = """
        * text eol=crlf,      AnBrnC,  ArnBrnC
        * eol=crlf,           AnB0n,   ArnB0rn
        * text=auto eol=crlf, AnBn,    ArnBrn
        * text=auto eol=crlf, AnBrn,   AnBrn
        * text=auto eol=crlf, An0n,    An0n
        * -text eol=crlf,     An,      An
        * binary eol=crlf,    An,      An
        * text eol=lf,        ArnB,    ArnB
        * text,               AnB,     AnB
        *.sh eol=crlf,        An,      An
        """)
    void areThoseOfGitArchive(String attributes, String committed, String expected) throws IOException {
        try (TestRepository git = new TestRepository(folder);
                Source source = git.open()) {
            Commit commit = git.file(".gitattributes", attributes + "\n")
                    .bytes("a.bat", letters(committed))
                    .commit("One");
            BundleTree tree = source.tree(commit, "", List.of());
            assertThat(tree.content("a.bat")).isEqualTo(letters(expected));
            assertThat(tree.entries().get(1).size()).isEqualTo(expected.length());
            Path zip = folder.resolve("bundle.zip");
            tree.with(List.of()).writeZip(zip);
            try (ZipFile file = new ZipFile(zip.toFile(), UTF_8)) {
                assertThat(file.getInputStream(file.getEntry("a.bat")).readAllBytes())
                        .isEqualTo(letters(expected));
            }
        }
    }

    @Test
    void countInLargeFilesToo() throws IOException {
        try (TestRepository git = new TestRepository(folder);
                Source source = git.open()) {
            Commit commit = git.file(".gitattributes", "* text=auto eol=crlf\n")
                    .file("large.txt", "line\n".repeat(400_000))
                    .commit("One");
            assertThat(source.tree(commit, "", List.of()).entries().get(1).size())
                    .isEqualTo(6 * 400_000);
        }
    }

    private static byte[] letters(String text) {
        return text.replace('n', '\n').replace('r', '\r').replace('0', '\0').getBytes(ISO_8859_1);
    }
}
