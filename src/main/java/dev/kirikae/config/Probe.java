package dev.kirikae.config;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One question asked again and again.
 *
 * @param every between samples
 * @param timeout of one sample
 * @param passes good samples in a row that prove it
 * @param failures bad samples forgiven
 * @param errors samples in a row that could not be taken
 * @param within time to prove it; then inconclusive
 */
public record Probe(
        String name,
        Check check,
        Duration every,
        Duration timeout,
        int passes,
        int failures,
        int errors,
        Duration within) {

    /** What is asked. */
    public sealed interface Check permits Http, Version {}

    /** @param path with query, which may hold variables of a release */
    public record Http(String path, Expect expect) implements Check {}

    /**
     * What a good answer is.
     *
     * @param status any of these
     * @param headers names with exact values, which may hold variables of a release
     * @param bodyContains may hold variables of a release; null: any body
     */
    public record Expect(
            List<Integer> status,
            Map<String, String> headers,
            @Nullable String bodyContains) {
        public Expect {
            status = List.copyOf(status);
            headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        }
    }

    /**
     * The answer tells the version label.
     *
     * @param json where in the answer, as {@code $.a.b}
     */
    public record Version(String path, String json) implements Check {}
}
