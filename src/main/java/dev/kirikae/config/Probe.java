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
 * @param name as reports show it; no other probe of its list has it
 * @param every between samples, from one second to one hour
 * @param timeout of one sample, from 100 milliseconds to one minute
 * @param passes good samples in a row that prove it, at least one
 * @param failures bad samples forgiven; one more disproves it
 * @param errors so many samples in a row that could not be taken make it inconclusive, at least one
 * @param within time to prove it before the switch, from one second to 24 hours; then inconclusive
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
    public sealed interface Check permits Http, Version {
        /** What is asked for: a path, with its query. */
        String path();
    }

    /**
     * An answer to GET is as expected.
     *
     * @param path with query, which may hold variables of a release
     */
    public record Http(String path, Expect expect) implements Check {}

    /**
     * What a good answer is; all of it must hold.
     *
     * @param status any of these
     * @param headers names, in any case, with exact values, which may hold variables of a release
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
     * The answer tells the version label: JSON with status 200.
     *
     * @param path with query, which may hold variables of a release
     * @param json where in the answer, as {@code $.a.b}
     */
    public record Version(String path, String json) implements Check {}
}
