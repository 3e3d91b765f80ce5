package dev.kirikae.jenkins;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a build came to.
 *
 * @param result {@code SUCCESS}, {@code UNSTABLE}, {@code FAILURE} or {@code ABORTED}
 * @param name and description as the pipeline set them; null where it did not
 * @param scripts what was given to {@code sh}, in order
 * @param archived text of the archived files, by path
 * @param suites text of the JUnit files that were read
 * @param locks that were taken, in order
 * @param agents labels of the agents that were held, in order
 * @param log all output
 */
public record BuildResult(
        String result,
        @Nullable String name,
        @Nullable String description,
        List<String> scripts,
        Map<String, String> archived,
        List<String> suites,
        List<String> locks,
        List<String> agents,
        String log) {}
