package dev.kirikae.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cli.command.Stop;
import dev.kirikae.cli.view.Streams;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;

/** A person's working folder: a small repository with a kirikae.yml, and kirikae typed in it. */
public final class Shop {

    public static final String FILE = """
            application: push-api
            account: "123456789012"
            region: ap-northeast-1
            live: {cname: push-api}
            environment:
              platform: 64bit Amazon Linux 2023 v6.* running Node.js 22
              settings:
                aws:autoscaling:asg: {MinSize: 2}
            ebextensions:
              use:
                - template: http-5xx-alarm
            verify:
              health: {accept: [Ok, Info], stable-for: 30s}
              candidate:
                probes:
                  - name: health
                    http: {path: /health, expect: {status: 200}}
                  - name: version
                    version: {path: /version, json: $.version}
              live:
                watch: 5m
                alarms:
                  - name: "${environment}-5xx"
            """;

    final Path folder;
    public final Map<String, String> env = new HashMap<>();

    /** What one command came to. */
    public record Run(int code, String out, String err) {
        String last() {
            List<String> lines = (code == 0 ? out : err).lines().toList();
            return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
        }

        String first() {
            return out.lines().findFirst().orElse("");
        }
    }

    private Shop(Path folder) {
        this.folder = folder;
        env.put("HOME", folder.resolve("no-home").toString());
        env.put("AWS_EC2_METADATA_DISABLED", "true");
    }

    /** With the file above and two commits on master. */
    public static Shop of(Path folder) throws IOException, GitAPIException {
        return of(folder, Map.of("kirikae.yml", FILE, "app.js", "// one\n"));
    }

    public static Shop of(Path folder, Map<String, String> files) throws IOException, GitAPIException {
        Shop shop = bare(folder);
        for (Map.Entry<String, String> file : files.entrySet()) {
            shop.write(file.getKey(), file.getValue());
        }
        return shop.begun();
    }

    /** More files in a repository, committed. */
    public static void add(Path repository, Map<String, String> files) throws IOException, GitAPIException {
        Shop shop = bare(repository);
        for (Map.Entry<String, String> file : files.entrySet()) {
            shop.write(file.getKey(), file.getValue());
        }
        shop.commit("More files");
    }

    /** With the files of a folder. */
    static Shop copyOf(Path example, Path folder) throws IOException, GitAPIException {
        Shop shop = bare(folder);
        try (Stream<Path> files = Files.walk(example)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                shop.write(example.relativize(file).toString(), Files.readString(file));
            }
        }
        return shop.begun();
    }

    /** No repository, no file. */
    static Shop bare(Path folder) {
        return new Shop(folder);
    }

    private Shop begun() throws IOException, GitAPIException {
        Git.init()
                .setInitialBranch("master")
                .setDirectory(folder.toFile())
                .call()
                .close();
        commit("First version");
        write("CHANGES", "second\n");
        commit("Second version");
        return this;
    }

    void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    void executable(String name) throws IOException {
        if (!folder.resolve(name).toFile().setExecutable(true)) {
            throw new IOException(name);
        }
    }

    /** From the folder and from what is committed next. */
    void remove(String name) throws IOException, GitAPIException {
        try (Git git = Git.open(folder.toFile())) {
            git.rm().addFilepattern(name).call();
        }
    }

    void commit(String subject) throws IOException, GitAPIException {
        try (Git git = Git.open(folder.toFile())) {
            git.add().addFilepattern(".").call();
            git.commit()
                    .setMessage(subject)
                    .setAuthor("A Person", "person@example.com")
                    .setCommitter("A Person", "person@example.com")
                    .setSign(false)
                    .call();
        }
    }

    /** Types a command on the cloud that is kept in the folder {@code cloud} beside the repository. */
    public Run local(String... words) {
        List<String> all = new ArrayList<>(List.of("--cloud", "local:" + cloud()));
        all.addAll(List.of(words));
        return type(all.toArray(String[]::new));
    }

    Path cloud() {
        return folder.resolveSibling(folder.getFileName() + "-cloud");
    }

    Run type(String... words) {
        return type(new Stop(), words);
    }

    Run type(Stop stop, String... words) {
        return type(stop, new ByteArrayOutputStream(), words);
    }

    /** Types a command, and presses Ctrl-C as soon as it has said this. */
    Run stoppedAt(String said, String... words) {
        Stop stop = new Stop();
        ByteArrayOutputStream err = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int from, int length) {
                super.write(bytes, from, length);
                if (toString(StandardCharsets.UTF_8).contains(said)) {
                    stop.ask(2);
                }
            }
        };
        Run run = type(stop, err, words);
        assertThat(stop.getAsBoolean()).as(run.err()).isTrue();
        return run;
    }

    private Run type(Stop stop, ByteArrayOutputStream err, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Streams streams = new Streams(Streams.utf8(out), Streams.utf8(err), false);
        int code = Program.run(words, env, streams, folder, stop);
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
