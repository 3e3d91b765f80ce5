package dev.kirikae.cli;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * A small checkout with the real launcher in it, a program that echoes what it was given, and a Maven that only copies that
 * program and counts how often it was called.
 */
final class Checkout {

    private static final String MAVEN = """
            #!/bin/sh
            case " $* " in *" --version "*) echo "Apache Maven 3.8.7"; exit ;; esac
            echo call >>'%1$s/calls'
            while [ "$1" != -f ]; do shift; done
            %2$s
            mkdir "${2%%/*}/target" && cp '%1$s/echo.jar' "${2%%/*}/target/kirikae-all.jar"
            """;

    private final Path root;
    private final Path bin;
    final Path folder;

    Checkout(Path root) throws IOException {
        this.root = root;
        this.bin = Files.createDirectories(root.resolve("bin"));
        this.folder = Files.createDirectories(root.resolve("a check out"));
        Files.copy(Path.of("kirikae"), folder.resolve("kirikae")).toFile().setExecutable(true);
        Files.writeString(folder.resolve("pom.xml"), "<project/>");
        Files.writeString(Files.createDirectories(folder.resolve("src/main")).resolve("A.java"), "class A {}");
        Files.writeString(
                Files.createDirectories(folder.resolve("ebextensions-templates"))
                        .resolve("a.yml"),
                "a: 1");
        echoJar(root.resolve("echo.jar"));
        maven("");
    }

    /** Lets Maven run these lines of shell before it copies the program. */
    void maven(String lines) throws IOException {
        script(bin.resolve("mvn"), MAVEN.formatted(root, lines));
    }

    static Path script(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        file.toFile().setExecutable(true);
        return file;
    }

    Run start(String... arguments) throws IOException {
        return in(root, folder.resolve("kirikae").toString(), arguments);
    }

    Run in(Path directory, String command, String... arguments) throws IOException {
        return new Run(directory, command, List.of(arguments));
    }

    /** As {@code mvn package} leaves it: the beginning of its build, and some time later the program. */
    void packaged() throws IOException {
        Path target = Files.createDirectories(folder.resolve("target/build")).getParent();
        Path began = Files.writeString(target.resolve("build/began"), "now");
        Path jar = Files.copy(root.resolve("echo.jar"), target.resolve("kirikae-all.jar"), REPLACE_EXISTING);
        Files.setLastModifiedTime(
                jar, FileTime.from(Files.getLastModifiedTime(began).toInstant().plusSeconds(1)));
    }

    /** Changes the source, at an instant later than the beginning of Maven's last build: a file system counts in ticks. */
    void edit(String text) throws IOException {
        Path source = folder.resolve("src/main/A.java");
        Path began = folder.resolve("target/build/began");
        do {
            Files.writeString(source, text);
        } while (((FileTime) Files.getAttribute(source, "unix:ctime")).compareTo(Files.getLastModifiedTime(began))
                <= 0);
    }

    long builds() throws IOException {
        Path calls = root.resolve("calls");
        return Files.exists(calls) ? Files.readAllLines(calls).size() : 0;
    }

    /** What lies in the checkout's store whose name contains this. */
    List<Path> stored(String part) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(".kirikae"))) {
            return files.filter(file -> file.getFileName().toString().contains(part))
                    .sorted()
                    .toList();
        }
    }

    private static void echoJar(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Echo.class.getName());
        String entry = Echo.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream in = Echo.class.getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new JarEntry(entry));
            in.transferTo(out);
        }
    }

    /** Prints where it runs, what it was given, and how its JVM was started; ends with the number it is told to. */
    static final class Echo {
        public static void main(String[] arguments) {
            System.out.println("in " + System.getProperty("user.dir"));
            for (String argument : arguments) {
                System.out.println("<" + argument + ">");
            }
            java.lang.management.ManagementFactory.getRuntimeMXBean()
                    .getInputArguments()
                    .forEach(System.out::println);
            if (arguments.length == 2 && arguments[0].equals("exit")) {
                System.exit(Integer.parseInt(arguments[1]));
            }
        }
    }

    /** One start of the launcher; its streams go to files, so that nothing blocks. */
    final class Run {
        private final ProcessBuilder builder;
        private final Path out;
        private final Path err;
        private Process process;

        private Run(Path directory, String command, List<String> arguments) throws IOException {
            out = Files.createTempFile(root, "out", "");
            err = Files.createTempFile(root, "err", "");
            builder = new ProcessBuilder(Stream.concat(Stream.of(command), arguments.stream())
                            .toList())
                    .directory(directory.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            var environment = new TreeMap<>(builder.environment());
            environment
                    .keySet()
                    .removeIf(name -> name.startsWith("KIRIKAE_") || name.contains("JAVA") || name.contains("JDK"));
            builder.environment().clear();
            builder.environment().putAll(environment);
            with("PATH", bin + ":/usr/bin:/bin");
            with("JAVA_HOME", System.getProperty("java.home"));
        }

        Run with(String name, String value) {
            builder.environment().put(name, value);
            return this;
        }

        Run without(String name) {
            builder.environment().remove(name);
            return this;
        }

        Run begin() throws IOException {
            process = builder.start();
            process.getOutputStream().close();
            return this;
        }

        Process process() {
            return process;
        }

        /** Begins it, if that was not done, waits for its end, and gives its exit code. */
        int exit() throws IOException, InterruptedException {
            if (process == null) {
                begin();
            }
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("did not end: " + err());
            }
            return process.exitValue();
        }

        String out() {
            return read(out);
        }

        String err() {
            return read(err);
        }

        private String read(Path file) {
            try {
                return Files.readString(file, StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
