package dev.kirikae.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** A folder that plays an instance: scripts of templates run in it, and find our programs before the machine's own. */
final class ScriptHost {
    record Ran(int status, String out, String err) {}

    private final Path root;
    private final Path programs;

    ScriptHost(Path root) throws IOException {
        this.root = root;
        this.programs = Files.createDirectories(root.resolve("programs"));
    }

    Path path(String name) {
        return root.resolve(name);
    }

    /** Puts a program of that name on the path. */
    ScriptHost program(String name, String script) throws IOException {
        Path file = programs.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return this;
    }

    Ran run(String script, String... arguments) throws IOException, InterruptedException {
        Path file = root.resolve("script");
        Files.writeString(file, script);
        List<String> command = new ArrayList<>(List.of("/bin/sh", file.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectOutput(root.resolve("out").toFile())
                .redirectError(root.resolve("err").toFile());
        builder.environment().put("PATH", programs + ":/usr/bin:/bin");
        builder.environment().put("ROOT", root.toString());
        Process process = builder.start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return new Ran(process.exitValue(), read("out"), read("err"));
    }

    String read(String name) throws IOException {
        return Files.readString(root.resolve(name), StandardCharsets.UTF_8);
    }

    /** The files of a template, rendered with these values. */
    static List<RenderedFile> files(String template, Map<String, ?> with) {
        Result<Rendered> outcome = render(template, with);
        assertThat(outcome.problems()).isEmpty();
        return outcome.value().files();
    }

    static Result<Rendered> render(String template, Map<String, ?> with) {
        return Rendering.render(LibraryTest.template(template), with);
    }

    /** The configuration file, which is a template's first or only file, as a YAML reader sees it. */
    static Object config(String template, Map<String, ?> with) {
        return Given.readBack(files(template, with).get(0).content());
    }

    static Object at(Object tree, String... keys) {
        Object found = tree;
        for (String key : keys) {
            found = Objects.requireNonNull(((Map<?, ?>) found).get(key), key);
        }
        return found;
    }

    /** What a file that the template's configuration writes holds. */
    static String file(String template, Map<String, ?> with, String path) {
        return String.valueOf(at(config(template, with), "files", path, "content"));
    }
}
