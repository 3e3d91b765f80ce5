package dev.kirikae.source.remote;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.kirikae.source.Source;
import dev.kirikae.source.Sources;
import dev.kirikae.source.TestRepository;
import dev.kirikae.source.tree.BundleEntry;
import dev.kirikae.source.tree.Commit;
import dev.kirikae.source.tree.SourceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteTest {
    @TempDir
    Path folder;

    private TestRepository git;
    private Path cache;
    private Location remote;

    @BeforeEach
    void open() throws IOException {
        git = new TestRepository(folder.resolve("origin"));
        cache = folder.resolve("cache");
        remote = Location.of("file://" + git.path, folder);
    }

    @AfterEach
    void close() {
        git.close();
    }

    private Source fetch() {
        return new Sources(cache, folder, null).open(remote);
    }

    private List<Path> packs() throws IOException {
        try (Stream<Path> files = Files.walk(cache)) {
            return files.filter(file -> file.toString().endsWith(".pack")).toList();
        }
    }

    /** Which branch the remote means is fetched too, and follows it. */
    @Test
    void knowsTheRemotesDefaultBranch() throws IOException {
        git.file("a", "1").commit("refs/heads/main", "One");
        git.file("a", "2").commit("refs/heads/topic", "Two");
        git.refer("HEAD", "refs/heads/main");
        try (Source source = fetch()) {
            assertThat(source.defaultBranch().name()).isEqualTo("main");
        }
        git.refer("HEAD", "refs/heads/topic");
        try (Source source = fetch()) {
            assertThat(source.defaultBranch().name()).isEqualTo("topic");
        }
    }

    @Test
    void fetchesBranchesAndTagsAndLaterOnlyWhatIsNew() throws IOException {
        git.bytes("big", noise(200_000)).commit("One");
        Commit tagged = git.file("a", "1").commit("refs/heads/topic", "Two");
        git.set("refs/tags/v1", ObjectId.fromString(tagged.id()));
        try (Source source = fetch()) {
            assertThat(source.resolve(null, "master").commit().subject()).isEqualTo("One");
            assertThat(source.resolve("v1", "master").commit().id()).isEqualTo(tagged.id());
            assertThat(source.workTree()).isNull();
            assertThat(source.uncommitted(tagged, "x")).isFalse();
            assertThatThrownBy(source::head).hasMessageContaining("has no checked-out commit");
            assertThatThrownBy(() -> source.resolve(null, "main"))
                    .hasMessageContaining("has no branch main (nearest: master, topic)");
        }
        List<Path> first = packs();
        Commit later = git.file("a", "2").commit("Later");
        git.delete("refs/heads/topic");
        try (Source source = fetch()) {
            assertThat(source.resolve(null, "master").commit().id()).isEqualTo(later.id());
            assertThat(source.tree(later, "", List.of()).entries())
                    .extracting(BundleEntry::path)
                    .containsExactly("a", "big");
            assertThatThrownBy(() -> source.resolve(null, "topic")).hasMessageContaining("has no branch topic");
        }
        List<Path> added = new ArrayList<>(packs());
        added.removeAll(first);
        assertThat(added).hasSize(1);
        assertThat(Files.size(added.get(0)))
                .as("the big file is not fetched again")
                .isLessThan(10_000);
    }

    @Test
    void followsABranchThatWasRewritten() throws IOException {
        Commit one = git.file("a", "1").commit("One");
        git.file("a", "2").commit("Two");
        fetch().close();
        git.set("refs/heads/master", ObjectId.fromString(one.id()));
        try (Source source = fetch()) {
            assertThat(source.resolve(null, "master").commit().id()).isEqualTo(one.id());
        }
    }

    @Test
    void goesOnAfterAFetchThatWasKilled() throws IOException {
        git.file("a", "1").commit("One");
        fetch().close();
        Path mirror;
        try (Stream<Path> files = Files.list(cache)) {
            mirror = files.filter(file -> file.toString().endsWith(".git"))
                    .findFirst()
                    .orElseThrow();
        }
        Files.writeString(mirror.resolve("refs/heads/master.lock"), "");
        Files.writeString(mirror.resolve("packed-refs.lock"), "");
        Files.createDirectory(cache.resolve("new-123"));
        Commit two = git.file("a", "2").commit("Two");
        try (Source source = fetch()) {
            assertThat(source.resolve(null, "master").commit().id()).isEqualTo(two.id());
        }
    }

    @Test
    void letsSeveralUseOneCacheAtOnce() throws Exception {
        Commit commit = git.bytes("big", noise(100_000)).commit("One");
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Callable<String>> jobs = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                jobs.add(() -> {
                    try (Source source = fetch()) {
                        Commit head = source.resolve(null, "master").commit();
                        return head.id()
                                + source.tree(head, "", List.of()).entries().size();
                    }
                });
            }
            for (Future<String> job : pool.invokeAll(jobs)) {
                assertThat(job.get()).isEqualTo(commit.id() + "1");
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(packs()).as("fetched once").hasSize(1);
    }

    @Test
    void saysWhenThereIsNoneOrItIsEmpty() throws IOException {
        try (Source source = fetch()) {
            assertThatThrownBy(() -> source.resolve(null, "master")).hasMessageContaining("is empty");
        }
        Sources sources = new Sources(cache, folder, null);
        assertThatThrownBy(() -> sources.open(Location.of("file://" + folder + "/nowhere", folder)))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("the folder does not exist");
        Path plain = Files.createDirectory(folder.resolve("plain"));
        assertThatThrownBy(() -> sources.open(Location.of("file://" + plain, folder)))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("There is no repository at");
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> new Sources(file, folder, null).open(remote))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("is not a folder");
    }

    @Test
    void runsNothingThatARepositoryNames() throws IOException {
        git.file("a", "1").file(".gitattributes", "* filter=evil\n").commit("One");
        Path trap = folder.resolve("trap");
        Path script = folder.resolve("script.sh");
        Files.writeString(script, "#!/bin/sh\ntouch " + trap + "\ncat\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        Path hooks = Files.createDirectories(git.path.resolve(".git/hooks"));
        for (String hook : List.of("post-checkout", "pre-upload", "post-upload", "reference-transaction")) {
            Files.copy(script, hooks.resolve(hook));
        }
        Files.writeString(git.path.resolve(".git/config"), """
                [core]
                    fsmonitor = SCRIPT
                    sshCommand = SCRIPT
                    askPass = SCRIPT
                    editor = SCRIPT
                    hooksPath = HOOKS
                [credential]
                    helper = !SCRIPT
                [filter "evil"]
                    clean = SCRIPT
                    smudge = SCRIPT
                    process = SCRIPT
                    required = true
                [uploadpack]
                    packObjectsHook = SCRIPT
                [remote "origin"]
                    uploadpack = SCRIPT
                    url = ext::SCRIPT
                [diff]
                    external = SCRIPT
                """.replace("SCRIPT", script.toString())
                .replace("HOOKS", hooks.toString()));
        for (Location location : List.of(remote, new Location.OnDisk(git.path))) {
            try (Source source = new Sources(cache, folder, null).open(location)) {
                Commit head = source.resolve(null, "master").commit();
                source.tree(head, "", List.of()).with(List.of()).writeZip(folder.resolve("bundle.zip"));
            }
        }
        assertThat(trap).doesNotExist();
        assertThat(git.path.resolve("a")).doesNotExist();
    }

    @Test
    void keepsNothingInARepositoryOnDisk() throws IOException {
        git.file("a", "1").commit("One");
        List<String> before = everything(git.path);
        try (Source source = git.open()) {
            Commit head = source.resolve(null, "master").commit();
            source.tree(head, "", List.of()).with(List.of()).writeZip(folder.resolve("bundle.zip"));
        }
        assertThat(everything(git.path)).isEqualTo(before);
    }

    private static List<String> everything(Path path) throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            return files.map(file -> file + " " + file.toFile().lastModified())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void distinguishesRefusedCredentialsFromOtherFailures(int status) throws IOException {
        ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
        HttpServer server = server(status, seen);
        try {
            Location url = Location.of("http://127.0.0.1:" + server.getAddress().getPort() + "/push/api.git", folder);
            assertThatThrownBy(() -> new Sources(cache, folder, null).open(url))
                    .isInstanceOf(CredentialsRefusedException.class)
                    .hasMessageContaining("asks for credentials; set KIRIKAE_GIT_USER and KIRIKAE_GIT_TOKEN");
            assertThat(seen).containsOnly("none");
            seen.clear();
            Sources sources = new Sources(cache, folder, new Credentials("jenkins", "s3cret"));
            assertThatThrownBy(() -> sources.open(url))
                    .isInstanceOf(CredentialsRefusedException.class)
                    .hasMessageContaining("refused the credentials given in KIRIKAE_GIT_USER")
                    .hasMessageNotContaining("s3cret");
            if (status == 401) {
                assertThat(seen).containsOnlyOnce(basic("jenkins", "s3cret"));
            }
        } finally {
            server.stop(0);
        }
    }

    @Test
    void fetchesOverHttpWithCredentials() throws IOException {
        Commit commit = git.file("a", "1").commit("One");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String given = exchange.getRequestHeaders().getFirst("Authorization");
            boolean refs = exchange.getRequestURI().getPath().endsWith("/info/refs");
            if (!basic("jenkins", "s3cret").equals(given)) {
                exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"git\"");
                exchange.sendResponseHeaders(401, -1);
                exchange.close();
                return;
            }
            String kind = refs ? "advertisement" : "result";
            exchange.getResponseHeaders().add("Content-Type", "application/x-git-upload-pack-" + kind);
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody();
                    UploadPack pack = new UploadPack(git.git)) {
                pack.setBiDirectionalPipe(false);
                if (refs) {
                    PacketLineOut lines = new PacketLineOut(out);
                    pack.sendAdvertisedRefs(new RefAdvertiser.PacketLineOutRefAdvertiser(lines), "git-upload-pack");
                } else {
                    boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
                    InputStream body = exchange.getRequestBody();
                    pack.upload(zipped ? new GZIPInputStream(body) : body, out, null);
                }
            }
        });
        server.start();
        try {
            Location url = Location.of("http://127.0.0.1:" + server.getAddress().getPort() + "/api.git", folder);
            try (Source source = new Sources(cache, folder, new Credentials("jenkins", "s3cret")).open(url)) {
                assertThat(source.resolve(null, "master").commit()).isEqualTo(commit);
            }
            assertThatThrownBy(() -> new Sources(cache, folder, new Credentials("jenkins", "old")).open(url))
                    .isInstanceOf(CredentialsRefusedException.class);
        } finally {
            server.stop(0);
        }
        for (Path file : files(cache)) {
            assertThat(new String(Files.readAllBytes(file), ISO_8859_1)).doesNotContain("s3cret");
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void reportsAMissingRepositoryAndABrokenServer() throws IOException {
        for (int status : new int[] {404, 500}) {
            HttpServer server = server(status, new ConcurrentLinkedQueue<>());
            try {
                Location url =
                        Location.of("http://127.0.0.1:" + server.getAddress().getPort() + "/api.git", folder);
                assertThatThrownBy(() -> new Sources(cache, folder, null).open(url))
                        .isExactlyInstanceOf(SourceException.class)
                        .hasMessageContaining(status == 404 ? "There is no repository at" : "500");
            } finally {
                server.stop(0);
            }
        }
        Location nobody = Location.of("http://127.0.0.1:1/api.git", folder);
        assertThatThrownBy(() -> new Sources(cache, folder, null).open(nobody))
                .isExactlyInstanceOf(SourceException.class)
                .hasMessageContaining("cannot be fetched");
    }

    @Test
    void doesNotHandCredentialsToAnotherServer() throws IOException {
        ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
        HttpServer other = server(401, seen);
        HttpServer first = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        first.createContext("/", exchange -> {
            exchange.getResponseHeaders()
                    .add("Location", "http://127.0.0.1:" + other.getAddress().getPort() + exchange.getRequestURI());
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        first.start();
        try {
            Location url = Location.of("http://127.0.0.1:" + first.getAddress().getPort() + "/api.git", folder);
            Sources sources = new Sources(cache, folder, new Credentials("jenkins", "s3cret"));
            assertThatThrownBy(() -> sources.open(url)).isInstanceOf(CredentialsRefusedException.class);
            assertThat(seen).isNotEmpty().containsOnly("none");
        } finally {
            first.stop(0);
            other.stop(0);
        }
    }

    private static HttpServer server(int status, ConcurrentLinkedQueue<String> seen) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String given = exchange.getRequestHeaders().getFirst("Authorization");
            seen.add(given == null ? "none" : given);
            if (status == 401) {
                exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"git\"");
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    }

    private static byte[] noise(int size) {
        byte[] noise = new byte[size];
        new java.util.Random(7).nextBytes(noise);
        return noise;
    }
}
