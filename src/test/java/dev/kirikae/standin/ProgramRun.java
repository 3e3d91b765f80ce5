package dev.kirikae.standin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One run of the program, as its own process. */
final class ProgramRun implements AutoCloseable {

    /** How it ended. */
    record Finished(int code, String out, String err) {
        String all() {
            return "exit " + code + "\n--- stdout\n" + out + "--- stderr\n" + err;
        }
    }

    private final Process process;
    private final Path out;
    private final Path err;

    private ProgramRun(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** @param given variables of its environment; nothing of ours is inherited */
    static ProgramRun start(Path folder, Path log, Path hosts, Map<String, String> given, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                java(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m", "-Djdk.net.hosts.file=" + hosts));
        command.addAll(Archive.options());
        command.addAll(List.of("-jar", System.getProperty("kirikae.jar")));
        command.addAll(arguments);
        try {
            Path out = Files.createTempFile(log, arguments.get(0), ".out");
            Path err = out.resolveSibling(out.getFileName() + ".err");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().clear();
            builder.environment().putAll(given);
            return new ProgramRun(builder.start(), out, err);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** @throws AssertionError where it does not end in time */
    Finished end(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError(
                        "not ended after " + patience + ": " + finished().all());
            }
            return finished();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private Finished finished() {
        return new Finished(process.exitValue(), said(out), said(err));
    }

    /** What it has said on stderr so far. */
    String progress() {
        return said(err);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** SIGKILL. */
    Finished kill() {
        process.destroyForcibly();
        return end(Duration.ofSeconds(10));
    }

    private static String said(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
