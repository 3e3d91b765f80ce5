package dev.kirikae.source.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kirikae.source.Source;
import dev.kirikae.source.TestRepository;
import dev.kirikae.source.tree.BundleEntry;
import dev.kirikae.source.tree.Commit;
import dev.kirikae.source.tree.EntryMode;
import dev.kirikae.source.tree.SourceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.TreeFormatter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BundleTreeTest {
    @TempDir
    Path folder;

    private TestRepository git;
    private Source source;

    @BeforeEach
    void open() throws IOException {
        git = new TestRepository(folder);
        source = git.open();
    }

    @AfterEach
    void close() {
        source.close();
        git.close();
    }

    private List<String> paths(Commit commit, String directory, String... excludes) {
        return source.tree(commit, directory, List.of(excludes)).entries().stream()
                .map(BundleEntry::path)
                .toList();
    }

    @Test
    void holdsFilesRunBitsAndInnerLinks() throws IOException {
        Commit commit = git.file("a.txt", "hello")
                .executable("bin/run", "#!/bin/sh\n")
                .link("bin/again", "run")
                .link("up", "./bin/../a.txt")
                .link("bin/missing", "not-there")
                .entry("old", FileMode.fromBits(0_100_664), git.blob("x".getBytes(UTF_8)))
                .commit("One");
        BundleTree tree = source.tree(commit, "", List.of());
        assertThat(tree.entries())
                .extracting(BundleEntry::path, BundleEntry::mode, BundleEntry::size)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a.txt", EntryMode.FILE, 5L),
                        org.assertj.core.groups.Tuple.tuple("bin/again", EntryMode.LINK, 3L),
                        org.assertj.core.groups.Tuple.tuple("bin/missing", EntryMode.LINK, 9L),
                        org.assertj.core.groups.Tuple.tuple("bin/run", EntryMode.EXECUTABLE, 10L),
                        org.assertj.core.groups.Tuple.tuple("old", EntryMode.FILE, 1L),
                        org.assertj.core.groups.Tuple.tuple("up", EntryMode.LINK, 14L));
        assertThat(tree.entries().get(0).sha256())
                .isEqualTo("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
        assertThat(tree.content("a.txt")).isEqualTo("hello".getBytes(UTF_8));
        assertThat(tree.content("up")).isNull();
        assertThat(tree.content("nowhere")).isNull();
    }

    @Test
    void omitsWhatAttributesEbignoreAndConfigurationSay() throws IOException {
        Commit commit = git.file(
                        ".gitattributes",
                        "\ufeff[attr]private export-ignore\ntests export-ignore\n*.psd export-ignore\nsecret private\n"
                                + "deep/keep.psd -export-ignore\n/top.txt export-ignore\nvalued export-ignore=yes\n")
                .file("deep/.gitattributes", "kept.psd !export-ignore\ninner export-ignore\n")
                .file(".ebignore", "\ufeff*.log\n!keep.log\n/build/\n# comment\n")
                .file("tests/a", "x")
                .file("src/tests/b", "x")
                .file("a.psd", "x")
                .file("deep/keep.psd", "x")
                .file("deep/kept.psd", "x")
                .file("deep/other.psd", "x")
                .file("deep/inner", "x")
                .file("deep/inner2/inner/x", "x")
                .file("inner", "x")
                .file("secret", "x")
                .file("top.txt", "x")
                .file("deep/top.txt", "x")
                .file("valued", "x")
                .file("x.log", "x")
                .file("deep/x.log", "x")
                .file("keep.log", "x")
                .file("build/keep.log", "x")
                .file("deep/build/x", "x")
                .file("docs/a", "x")
                .file("docs/b/c", "x")
                .file("readme.md", "x")
                .file("deep/readme.md", "x")
                .commit("One");
        assertThat(paths(commit, "", "docs/**", "*.md"))
                .containsExactly(
                        ".gitattributes",
                        "deep/.gitattributes",
                        "deep/build/x",
                        "deep/keep.psd",
                        "deep/kept.psd",
                        "deep/top.txt",
                        "inner",
                        "keep.log",
                        "valued");
    }

    /** As the EB CLI reads it: file by file, the last pattern that matches decides. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            *,!compose.yml,!.ebextensions/*,!.platform/ | .ebextensions/a.config .platform/hooks/h compose.yml
            *,!.ebextensions/,!src/*                    | .ebextensions/a.config src/app.js src/lib/b.js
            src,!src/app.js                             | .ebextensions/a.config .platform/hooks/h compose.yml src/app.js x~y
            /src/lib/,!b.js                             | .ebextensions/a.config .platform/hooks/h compose.yml src/app.js src/lib/b.js x~y
            !*,.platform                                | .ebextensions/a.config compose.yml src/app.js src/lib/b.js x~y
            # nothing                                   | .ebextensions/a.config .platform/hooks/h compose.yml src/app.js src/lib/b.js x~y
            *                                           | -
            """)
    void readsEbignoreFileByFile(String lines, @Nullable String kept) throws IOException {
        Commit commit = git.file(".ebignore", lines.replace(',', '\n') + "\n")
                .file(".ebextensions/a.config", "x")
                .file(".platform/hooks/h", "x")
                .file("compose.yml", "x")
                .file("src/app.js", "x")
                .file("src/lib/b.js", "x")
                .file("x~y", "x")
                .file("src/app.js~", "x")
                .file("src/.elasticbeanstalk/config.yml", "x")
                .commit("One");
        assertThat(paths(commit, "")).containsExactly(kept == null ? new String[0] : kept.split(" "));
    }

    /** What Beanstalk would act on is never taken away without a word. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            *,!src/ | .ebignore takes .ebextensions/a.config and 1 more of .ebextensions/ away
            Procfile | .ebignore takes Procfile away
            *       | .ebignore takes every file of the commit away
            docs/   | -
            """)
    void saysWhatEbignoreTakesAway(String lines, @Nullable String words) throws IOException {
        Commit commit = git.file(".ebignore", lines.replace(',', '\n') + "\n")
                .file(".ebextensions/a.config", "x")
                .file(".ebextensions/b.config", "x")
                .file("Procfile", "x")
                .file("docs/a", "x")
                .file("src/app.js", "x")
                .commit("One");
        List<String> notices = source.tree(commit, "", List.of()).notices();
        if (words == null) {
            assertThat(notices).isEmpty();
        } else {
            assertThat(notices.get(0)).startsWith(words);
        }
    }

    @Test
    void takesAFolderAsRootWithTheAttributesAboveIt() throws IOException {
        Commit commit = git.file(".gitattributes", "*.psd export-ignore\n")
                .file(".ebignore", "*\n")
                .file("services/push/.ebignore", "*.log\n")
                .file("services/push/a", "1")
                .file("services/push/b.psd", "1")
                .file("services/push/docs/c", "1")
                .file("services/push/d.log", "1")
                .submodule("vendor")
                .commit("One");
        assertThat(paths(commit, "services/push", "docs/**")).containsExactly("a");
        assertThat(paths(commit, "services/push/", "/docs")).containsExactly("a");
        assertThatThrownBy(() -> paths(commit, "services/nope"))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("source.directory services/nope is no folder of commit " + commit.shortId());
        assertThatThrownBy(() -> paths(commit, "services/push/a")).hasMessageContaining("is no folder");
        assertThatThrownBy(() -> paths(commit, "../x")).hasMessageContaining("source.directory ../x");
        assertThatThrownBy(() -> paths(commit, "", "!x")).hasMessageContaining("source.exclude holds \"!x\"");
    }

    @Test
    void refusesWhatABundleCannotHoldAndListsAllOfIt() throws IOException {
        Commit commit = git.submodule("vendor/lib")
                .file("movie.mp4", "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12345\n")
                .link("etc", "/etc/passwd")
                .link("out", "../../x")
                .link("a/b/root", "../..")
                .link("a/b/sly", "root/../x")
                .link("round", "round")
                .link("back", "a\\b")
                .file("Readme", "1")
                .file("README", "1")
                .file("Lib/a", "1")
                .file("lib/b", "1")
                .file("caf\u00e9", "1")
                .file("cafe\u0301", "1")
                .file(".gitattributes", "version.txt export-subst\n")
                .file("version.txt", "$Format:%H$")
                .commit("One");
        assertThatThrownBy(() -> paths(commit, ""))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("Commit " + commit.shortId() + " cannot become a bundle")
                .hasMessageContaining("vendor/lib: a submodule")
                .hasMessageContaining("movie.mp4: a Git LFS pointer")
                .hasMessageContaining("etc: a link to an absolute path (/etc/passwd)")
                .hasMessageContaining("out: a link that leads out of the bundle (to ../../x)")
                .hasMessageContaining("a/b/sly: a link that leads out of the bundle")
                .hasMessageContaining("round: a link that leads in a circle")
                .hasMessageContaining("back: a link to a hostile path")
                .hasMessageContaining("Readme: differs from README in case")
                .hasMessageContaining("lib: differs from Lib in case")
                .hasMessageContaining("caf\u00e9: differs from cafe\u0301 in case or Unicode form")
                .hasMessageContaining("version.txt: marked export-subst")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("a/b/root:"));
        assertThat(paths(
                        commit,
                        "",
                        "vendor",
                        "movie.mp4",
                        "etc",
                        "out",
                        "sly",
                        "round",
                        "back",
                        "Readme",
                        "/lib",
                        "cafe\u0301",
                        "version.txt"))
                .containsExactly(".gitattributes", "Lib/a", "README", "a/b/root", "caf\u00e9");
    }

    /** What the message says to write really lets the rest pass. */
    @Test
    void namesThePatternsThatExcludeWhatItRefuses() throws IOException {
        Commit commit = git.link("etc", "/etc/passwd")
                .link("we[i]rd *?.lnk", "/x")
                .link("it's ", "/x")
                .link("#x", "/x")
                .link("!x", "/x")
                .file("we[i]rd", "kept")
                .file("weird x.lnk", "kept")
                .file("a/etc", "kept")
                .commit("One");
        SourceException refused = catchThrowableOfType(SourceException.class, () -> paths(commit, ""));
        String list = refused.getMessage().replaceFirst("(?s).*source\\.exclude: \\['(.*)']", "$1");
        String[] patterns = list.replace("''", "\0").split("', '");
        for (int i = 0; i < patterns.length; i++) {
            patterns[i] = patterns[i].replace('\0', '\'');
        }
        assertThat(patterns).hasSize(5).contains("/etc");
        assertThat(paths(commit, "", patterns)).containsExactly("a/etc", "we[i]rd", "weird x.lnk");
    }

    @Test
    void cutsALongListOfOffenders() throws IOException {
        for (int i = 0; i < 30; i++) {
            git.submodule("lib" + i);
        }
        Commit commit = git.commit("One");
        assertThatThrownBy(() -> paths(commit, ""))
                .hasMessageContaining("… and 5 more\n")
                .hasMessageContaining("to leave out: source.exclude: ['/lib0', '/lib1', '/lib10'")
                .hasMessageEndingWith(", …]");
    }

    @Test
    void refusesRulesBehindALink() throws IOException {
        Commit commit = git.link(".gitattributes", "x")
                .link(".ebignore", "x")
                .file("x", "*")
                .commit("One");
        assertThatThrownBy(() -> paths(commit, ""))
                .hasMessageContaining(".gitattributes: a link")
                .hasMessageContaining(".ebignore: a link");
    }

    static Stream<Arguments> hostileNames() {
        return Stream.of(
                Arguments.of("..".getBytes(UTF_8), "..: a name that means another folder"),
                Arguments.of(".".getBytes(UTF_8), ".: a name that means another folder"),
                Arguments.of("../x".getBytes(UTF_8), "../x: a name with a slash"),
                Arguments.of("/etc/passwd".getBytes(UTF_8), "/etc/passwd: a name with a slash"),
                Arguments.of("a\\b".getBytes(UTF_8), "a\\b: a name with a backslash"),
                Arguments.of("a\nb".getBytes(UTF_8), "a\\u000ab: a name with control characters"),
                Arguments.of("a\u001b[31m".getBytes(UTF_8), "a\\u001b[31m: a name with control characters"),
                Arguments.of("a\u0085".getBytes(UTF_8), "a\\u0085: a name with control characters"),
                Arguments.of(".GIT".getBytes(UTF_8), ".GIT: a name that belongs to git"),
                Arguments.of(TestRepository.bytes('a', 0xE9), "(61e9): a name that is not UTF-8"),
                Arguments.of("x".repeat(256).getBytes(UTF_8), "a name of more than 255 bytes"));
    }

    @ParameterizedTest
    @MethodSource("hostileNames")
    void refusesHostileNames(byte[] name, String message) throws IOException {
        Commit commit = git.commitNamed(name, FileMode.REGULAR_FILE);
        assertThatThrownBy(() -> paths(commit, ""))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining(message);
        assertThatThrownBy(() -> paths(commit, "", "*"))
                .as("an exclusion does not hide it")
                .hasMessageContaining(message);
    }

    @Test
    void refusesAnEmptyNameADoubleOneAndADamagedTree() throws IOException {
        byte[] id = new byte[20];
        git.blob("x".getBytes(UTF_8)).copyRawTo(id, 0);
        byte[] empty = concatenated("100644 \0".getBytes(UTF_8), id);
        Commit unnamed = git.commitRawTree(empty);
        assertThatThrownBy(() -> paths(unnamed, "")).hasMessageContaining("a name is empty");
        byte[] one = concatenated("100644 a\0".getBytes(UTF_8), id);
        Commit twice = git.commitRawTree(concatenated(one, one));
        assertThatThrownBy(() -> paths(twice, "")).hasMessageContaining("a: a name that its folder holds twice");
        Commit cut = git.commitRawTree(Arrays.copyOf(one, one.length - 5));
        assertThatThrownBy(() -> paths(cut, "")).isInstanceOf(SourceException.class);
        Commit noise = git.commitRawTree("nonsense".getBytes(UTF_8));
        assertThatThrownBy(() -> paths(noise, ""))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void refusesMoreFilesThanAZipCanCount() throws IOException {
        TreeFormatter formatter = new TreeFormatter();
        ObjectId blob = git.blob("x".getBytes(UTF_8));
        for (int i = 0; i < 65_535; i++) {
            formatter.append(String.format(Locale.ROOT, "f%05d", i), FileMode.REGULAR_FILE, blob);
        }
        Commit commit = git.commitRawTree(formatter.toByteArray());
        assertThatThrownBy(() -> paths(commit, "")).hasMessageContaining("has more than 65534 files");
        assertThat(paths(commit, "", "f[0-5]*", "f6[0-4]*")).hasSize(535);
    }

    @Test
    void namesContentThatAPartialCloneLacks() throws IOException {
        Commit commit = git.entry(
                        "gone", FileMode.REGULAR_FILE, ObjectId.fromString("00000000000000000000000000000000000000aa"))
                .commit("One");
        assertThatThrownBy(() -> paths(commit, ""))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("gone: its content is missing in this clone");
    }

    @ParameterizedTest
    @CsvSource({"a/b/c, ../d, true", "a/b/c, ../../d, true", "a/b/c, ../../../d, false", "c, ., true", "c, .., false"})
    void measuresLinksFromWhereTheyLie(String path, String target, boolean within) throws IOException {
        Commit commit = git.link(path, target).commit("One");
        if (within) {
            assertThat(paths(commit, "")).containsExactly(path);
        } else {
            assertThatThrownBy(() -> paths(commit, "")).hasMessageContaining("leads out of the bundle");
        }
    }

    private static byte[] concatenated(byte[] left, byte[] right) {
        byte[] both = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, both, left.length, right.length);
        return both;
    }
}
