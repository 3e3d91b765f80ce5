package dev.kirikae.jenkins;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Runs a script as Jenkins' {@code sh} does: {@code sh -xe}, output into the log. When the build is aborted, each of its
 * processes gets SIGTERM, and their ends are waited for.
 *
 * @param abort whether a line of output is where the build is aborted
 */
record Shell(Predicate<String> abort, Consumer<String> log) {

    record Ended(int code, String out, boolean aborted) {}

    Ended run(String script, Path folder, Map<String, String> environment, boolean keepsStdout) {
        ProcessBuilder builder = new ProcessBuilder(List.of("sh", "-xe", "-c", script)).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.redirectErrorStream(!keepsStdout);
        try {
            Process process = builder.start();
            StringBuilder out = new StringBuilder();
            Thread errors = new Thread(() -> lines(process, process.getErrorStream(), new StringBuilder(), true));
            errors.start();
            boolean aborted = lines(process, process.getInputStream(), out, !keepsStdout);
            errors.join();
            return new Ended(process.waitFor(), out.toString(), aborted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StepFailure("interrupted", true);
        }
    }

    private boolean lines(Process process, InputStream stream, StringBuilder out, boolean logs) {
        boolean aborted = false;
        String between = "";
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                out.append(between).append(line);
                between = "\n";
                if (logs) {
                    log.accept(line);
                }
                if (!aborted && abort.test(line)) {
                    aborted = true;
                    List<ProcessHandle> children = process.descendants().toList();
                    (children.isEmpty() ? List.of(process.toHandle()) : children).forEach(ProcessHandle::destroy);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return aborted;
    }
}
