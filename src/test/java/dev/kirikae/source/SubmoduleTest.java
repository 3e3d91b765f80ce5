package dev.kirikae.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.kirikae.source.remote.Credentials;
import dev.kirikae.source.remote.CredentialsRefusedException;
import dev.kirikae.source.remote.Location;
import dev.kirikae.source.tree.BundleEntry;
import dev.kirikae.source.tree.Commit;
import dev.kirikae.source.tree.SourceException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A project {@code app} with the submodule {@code vendor/lib}, which has a submodule {@code deep} itself. */
class SubmoduleTest {
    private static final String[] WHOLE = {
        ".ebextensions/a.config",
        ".gitmodules",
        "app.txt",
        "vendor/lib/.gitattributes",
        "vendor/lib/.gitmodules",
        "vendor/lib/a.psd",
        "vendor/lib/conf/t.yml",
        "vendor/lib/deep/d.txt",
        "vendor/lib/lib.txt"
    };

    @TempDir
    Path folder;

    private TestRepository deep;
    private TestRepository lib;
    private TestRepository app;
    private Commit commit;

    @BeforeEach
    void make() throws IOException {
        deep = new TestRepository(folder.resolve("deep"));
        Commit deepCommit = deep.file("d.txt", "deep").commit("Deep");
        lib = new TestRepository(folder.resolve("lib"));
        Commit libCommit = lib.file("lib.txt", "lib")
                .file("a.psd", "kept: the project's attributes end here")
                .file("conf/t.yml", "template")
                .file("tests/t", "left out by the submodule itself")
                .file(".gitattributes", "tests export-ignore\n")
                .file(".gitmodules", modules("deep", "deep", "../deep"))
                .submodule("deep", deepCommit)
                .commit("Lib");
        app = new TestRepository(folder.resolve("app"));
        commit = app.file("app.txt", "app")
                .file(".ebextensions/a.config", "")
                .file(".gitattributes", "*.psd export-ignore\n.gitattributes export-ignore\n")
                .file(".gitmodules", modules("the lib", "vendor/lib", "../lib"))
                .submodule("vendor/lib", libCommit)
                .commit("App");
    }

    @AfterEach
    void close() {
        deep.close();
        lib.close();
        app.close();
    }

    private static String modules(String name, String path, String url) {
        return "[submodule \"" + name + "\"]\n\tpath = " + path + "\n\turl = " + url + "\n";
    }

    private Source open(Path repository) {
        return new Sources(folder.resolve("cache"), folder, null).open(new Location.OnDisk(repository), true);
    }

    private Source fetch() {
        return new Sources(folder.resolve("cache"), folder, null).open(Location.of("file://" + app.path, folder), true);
    }

    private static List<String> paths(Source source, Commit commit, String... excludes) {
        return source.tree(commit, "", List.of(excludes)).entries().stream()
                .map(BundleEntry::path)
                .toList();
    }

    private static String digest(Source source, Commit commit) {
        return source.tree(commit, "", List.of()).with(List.of()).contentDigest();
    }

    /** The same content wherever its objects come from: beside it, fetched, in the clone, checked out. */
    @Test
    void takesNestedSubmodulesFromWhereverTheyAre() throws IOException {
        String digest;
        try (Source source = open(app.path)) {
            assertThat(paths(source, commit)).containsExactly(WHOLE);
            digest = digest(source, commit);
            source.tree(commit, "", List.of()).with(List.of()).writeZip(folder.resolve("bundle.zip"));
        }
        try (Source source = fetch()) {
            assertThat(digest(source, commit)).isEqualTo(digest);
        }
        // From here on nothing can be fetched.
        lib.close();
        deep.close();
        Path modules = Files.createDirectories(app.path.resolve(".git/modules"));
        Files.move(folder.resolve("lib/.git"), modules.resolve("the lib"));
        Files.createDirectories(modules.resolve("the lib/modules"));
        Files.move(folder.resolve("deep/.git"), modules.resolve("the lib/modules/deep"));
        try (Source source = open(app.path)) {
            assertThat(digest(source, commit)).isEqualTo(digest);
        }
        Path checkedOut = Files.createDirectories(app.path.resolve("vendor/lib/deep"));
        Files.move(modules.resolve("the lib/modules/deep"), checkedOut.resolve(".git"));
        Files.move(modules.resolve("the lib"), app.path.resolve("vendor/lib/.git"));
        try (Source source = open(app.path)) {
            assertThat(digest(source, commit)).isEqualTo(digest);
        }
    }

    /** What is recorded counts, not what is newest or checked out. */
    @Test
    void takesTheRecordedCommitAndNoOther() throws IOException {
        Commit newer = lib.file("lib.txt", "newer").commit("Newer");
        try (Source source = open(app.path)) {
            assertThat(source.tree(commit, "", List.of()).content("vendor/lib/lib.txt"))
                    .isEqualTo("lib".getBytes(UTF_8));
            Commit next = app.submodule("vendor/lib", newer).commit("Next");
            assertThat(source.tree(next, "", List.of()).content("vendor/lib/lib.txt"))
                    .isEqualTo("newer".getBytes(UTF_8));
        }
    }

    /** A recorded commit is always the same one, so who has it asks nobody. */
    @Test
    void fetchesNothingThatItHas() throws IOException {
        try (Source source = fetch()) {
            assertThat(paths(source, commit)).containsExactly(WHOLE);
            Files.move(folder.resolve("lib"), folder.resolve("lib-gone"));
            Files.move(folder.resolve("deep"), folder.resolve("deep-gone"));
        }
        try (Source source = fetch()) {
            assertThat(paths(source, commit)).containsExactly(WHOLE);
        }
    }

    /** As after a force-push: a server that gives commits by their id still has it. */
    @Test
    void fetchesACommitThatNoBranchHasAnyMore() throws IOException {
        lib.git.getConfig().setBoolean("uploadpack", null, "allowAnySHA1InWant", true);
        lib.git.getConfig().save();
        lib.file("other", "x").commit("refs/heads/other", "Other");
        lib.delete("refs/heads/master");
        try (Source source = fetch()) {
            assertThat(paths(source, commit)).containsExactly(WHOLE);
        }
    }

    @Test
    void refusesThemWithoutTheKeyAndNamesBothWays() throws IOException {
        try (Source source = app.open()) {
            assertThatThrownBy(() -> paths(source, commit))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("vendor/lib: a submodule")
                    .hasMessageContaining("source.submodules: true")
                    .hasMessageContaining("source.exclude: ['/vendor/lib']");
            for (String pattern : List.of("/vendor/lib", "vendor/", "vendor/lib/", "vendor/**", "vendor/lib/**")) {
                assertThat(paths(source, commit, pattern))
                        .as(pattern)
                        .containsExactly(".ebextensions/a.config", ".gitmodules", "app.txt");
            }
            Commit ignoring = app.file(".ebignore", "vendor/\n").commit("Ignoring");
            assertThat(paths(source, ignoring)).doesNotContain("vendor/lib").contains("app.txt");
        }
    }

    /** {@code source.exclude} and {@code .ebignore} reach into them, and what is left out is not fetched. */
    @Test
    void excludesWhatLiesWithinThem() throws IOException {
        Commit ignoring = app.file(".ebignore", "vendor/lib/lib.txt\n*.psd\n").commit("Ignoring");
        try (Source source = open(app.path)) {
            assertThat(paths(source, ignoring, "vendor/lib/deep", "*.yml"))
                    .containsExactly(
                            ".ebextensions/a.config",
                            ".gitmodules",
                            "app.txt",
                            "vendor/lib/.gitattributes",
                            "vendor/lib/.gitmodules");
        }
        deep.close();
        Files.move(folder.resolve("lib"), folder.resolve("gone"));
        try (Source source = open(app.path)) {
            assertThat(paths(source, commit, "vendor/lib")).contains("app.txt");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ext::sh -c id               | names a remote helper, which would run a program
        --upload-pack=touch /tmp/x  | begins with a hyphen
        http://git.example.com/x    | is plain http
        git://git.example.com/x     | uses the transport git
        https://u:p@git.example.com/x | holds credentials
        ssh://-oProxyCommand=x/y    | -
        ../nowhere                  | there is no git repository at
        ../../../../../../../../../../../../../../x | leads above
        """)
    void followsNoHostileUrl(String url, String words) throws IOException {
        Commit hostile =
                app.file(".gitmodules", modules("lib", "vendor/lib", url)).commit("Hostile");
        try (Source source = open(app.path)) {
            assertThatThrownBy(() -> paths(source, hostile))
                    .isInstanceOf(SourceException.class)
                    .hasMessageStartingWith("The submodule vendor/lib cannot be taken: ")
                    .hasMessageContaining(words)
                    .hasMessageContaining("Or leave it out: source.exclude: ['/vendor/lib']")
                    .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
            assertThat(paths(source, hostile, "/vendor/lib")).contains("app.txt");
        }
    }

    /** Whoever may commit to a repository elsewhere must not read this machine's. */
    @ParameterizedTest
    @CsvSource({"/srv/secret", "file:///srv/secret", "http://localhost/secret", "./secret", "../secret"})
    void followsNoUrlOfThisMachineFromElsewhere(String url) throws IOException {
        Commit hostile =
                app.file(".gitmodules", modules("lib", "vendor/lib", url)).commit("Hostile");
        app.git.getConfig().setString("remote", "origin", "url", "https://127.0.0.2:1/team/app.git");
        app.git.getConfig().save();
        String words = url.startsWith(".") ? "https://127.0.0.2:1/team/" : "is not followed from a repository";
        try (Source source = open(app.path)) {
            assertThatThrownBy(() -> paths(source, hostile)).hasMessageContaining(words);
        }
    }

    @Test
    void saysWhatGitmodulesLacksOrHides() throws IOException {
        Commit unnamed = app.file(".gitmodules", "").commit("Unnamed");
        Commit none = app.without(".gitmodules").commit("None");
        Commit climbing = app.file(".gitmodules", modules("../../x", "vendor/lib", "../lib"))
                .commit("Climbing");
        Commit broken = app.file(".gitmodules", "[submodule \"x\n").commit("Broken");
        Commit linked = app.link(".gitmodules", "app.txt").commit("Linked");
        try (Source source = open(app.path)) {
            for (Commit each : List.of(unnamed, none)) {
                assertThatThrownBy(() -> paths(source, each))
                        .hasMessageContaining(
                                "vendor/lib cannot be taken: .gitmodules of the commit names no URL for it");
            }
            assertThatThrownBy(() -> paths(source, climbing)).hasMessageContaining("hostile (../../x)");
            assertThatThrownBy(() -> paths(source, broken)).hasMessageContaining(".gitmodules cannot be read");
            assertThatThrownBy(() -> paths(source, linked)).hasMessageContaining("names no URL");
        }
    }

    @Test
    void saysWhichCommitIsMissing() throws IOException {
        Commit lost = app.submodule("vendor/lib").commit("Lost");
        try (Source source = open(app.path)) {
            assertThatThrownBy(() -> paths(source, lost)).hasMessageContaining("has not its commit 1234567");
        }
        try (Source source = fetch()) {
            assertThatThrownBy(() -> paths(source, lost))
                    .isExactlyInstanceOf(SourceException.class)
                    .hasMessageContaining("the commit 1234567 is not in file://")
                    .hasMessageContaining("may not have been pushed");
        }
    }

    /** Credentials are for the project's own host, and its submodules' URLs come from anybody who may commit. */
    @Test
    void sendsCredentialsToNoOtherHost() throws IOException {
        ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String given = exchange.getRequestHeaders().getFirst("Authorization");
            seen.add(given == null ? "none" : given);
            exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"git\"");
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        });
        server.start();
        try {
            String host = "127.0.0.1:" + server.getAddress().getPort();
            Commit elsewhere = app.file(".gitmodules", modules("lib", "vendor/lib", "http://" + host + "/lib.git"))
                    .commit("Elsewhere");
            Sources sources = new Sources(folder.resolve("cache"), folder, new Credentials("jenkins", "s3cret"));
            try (Source source = sources.open(new Location.OnDisk(app.path), true)) {
                assertThatThrownBy(() -> paths(source, elsewhere))
                        .isInstanceOf(CredentialsRefusedException.class)
                        .hasMessageContaining("The submodule vendor/lib cannot be taken")
                        .hasMessageContaining("git submodule update --init")
                        .hasMessageContaining("source.exclude: ['/vendor/lib']");
            }
            assertThat(seen).isNotEmpty().containsOnly("none");
            app.git.getConfig().setString("remote", "origin", "url", "http://" + host + "/app.git");
            app.git.getConfig().save();
            try (Source source = sources.open(new Location.OnDisk(app.path), true)) {
                assertThatThrownBy(() -> paths(source, elsewhere)).isInstanceOf(CredentialsRefusedException.class);
            }
            assertThat(seen).as("the project's own host").anyMatch(each -> each.startsWith("Basic "));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void readsTemplatesAndARootWithinThem() throws IOException {
        try (Source source = open(app.path)) {
            assertThat(source.file(commit, "vendor/lib/conf/t.yml")).isEqualTo("template".getBytes(UTF_8));
            assertThat(source.file(commit, "vendor/lib/deep/d.txt")).isEqualTo("deep".getBytes(UTF_8));
            assertThat(source.file(commit, "vendor/lib/none")).isNull();
            assertThat(source.file(commit, "app.txt/none")).isNull();
            assertThat(source.files(commit, "vendor/lib/conf")).containsExactly("vendor/lib/conf/t.yml");
            assertThat(source.files(commit, "vendor/lib/deep")).containsExactly("vendor/lib/deep/d.txt");
            assertThat(source.tree(commit, "vendor/lib", List.of("conf")).entries())
                    .extracting(BundleEntry::path)
                    .containsExactly(".gitattributes", ".gitmodules", "a.psd", "deep/d.txt", "lib.txt");
        }
        try (Source source = app.open()) {
            assertThatThrownBy(() -> source.file(commit, "vendor/lib/conf/t.yml"))
                    .hasMessageContaining("The folder vendor/lib of commit " + commit.shortId()
                            + " is a submodule; set source.submodules: true");
            assertThatThrownBy(() -> source.tree(commit, "vendor/lib/conf", List.of()))
                    .hasMessageContaining("source.directory vendor/lib/conf: vendor/lib is a submodule;"
                            + " set source.submodules: true");
        }
    }
}
