package dev.kirikae.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.config.Probe;
import dev.kirikae.config.Verify;
import dev.kirikae.model.Endpoint;
import dev.kirikae.model.ProbeRequest;
import dev.kirikae.model.ProbeResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked of an application, and what one answer means. */
class ProbeJudgeTest {

    private static final Map<String, String> VARIABLES = Map.of("version", "v2", "environment", "push-api-2");

    private static Probe probe(Probe.Check check) {
        return new Probe("root", check, Duration.ofSeconds(10), Duration.ofSeconds(5), 3, 0, 3, Duration.ofMinutes(2));
    }

    private static Probe.Http http(Probe.Expect expect) {
        return new Probe.Http("/health?of=${environment}", 0, expect);
    }

    private static ProbeResponse answer(int status, String body) {
        return new ProbeResponse.Http(status, Map.of("server", "v2", "x-empty", ""), body, 12);
    }

    private static Sample judge(Probe.Check check, ProbeResponse response, @Nullable String former) {
        return ProbeJudge.judge(
                check, response, new ProbeSubject("v2", former, VARIABLES, Instant.parse("2026-11-22T10:00:00Z")));
    }

    @Test
    void theQuestionHasTheValuesOfTheRelease() {
        Verify.Address plain = new Verify.Address(Verify.Scheme.HTTP, 80, null, null);
        ProbeQuestion question = new ProbeQuestion(plain, "push-api.example.com", null, VARIABLES);
        assertThat(question.of(probe(http(new Probe.Expect(List.of(200), Map.of(), null)))))
                .isEqualTo(new ProbeRequest.Http(
                        new Endpoint("http", "push-api.example.com", 80, null, null),
                        "/health?of=push-api-2",
                        Duration.ofSeconds(5)));
        Verify.Address named = new Verify.Address(Verify.Scheme.HTTPS, 8443, "${environment}.example.com", "ca.pem");
        assertThat(new ProbeQuestion(named, "10.0.0.1", "PEM", VARIABLES)
                        .of(probe(new Probe.Version("/version", 2, "$.version"))))
                .isEqualTo(new ProbeRequest.Http(
                        new Endpoint("https", "10.0.0.1", 8443, "push-api-2.example.com", "PEM"),
                        "/version",
                        2,
                        64 * 1024,
                        Duration.ofSeconds(5)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    200 | GOOD | status 200 in 12 ms
                    204 | GOOD | status 204 in 12 ms
                    500 | BAD  | status 500, expected 200 or 204
                    302 | BAD  | status 302, expected 200 or 204
                    """)
    void theStatusIsOneOfThoseNamed(int status, Sample.Kind kind, String words) {
        Sample sample = judge(http(new Probe.Expect(List.of(200, 204), Map.of(), null)), answer(status, ""), null);
        assertThat(sample).isEqualTo(new Sample(kind, words));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Server  | v2         | GOOD | status 200 in 12 ms
                    Server  | ${version} | GOOD | status 200 in 12 ms
                    Server  | v1         | BAD  | header Server is "v2", expected "v1"
                    X-Empty | v1         | BAD  | header X-Empty is "", expected "v1"
                    X-Other | v1         | BAD  | header X-Other is missing, expected "v1"
                    """)
    void aHeaderHasExactlyThisValue(String name, String value, Sample.Kind kind, String words) {
        Sample sample = judge(http(new Probe.Expect(List.of(200), Map.of(name, value), null)), answer(200, ""), null);
        assertThat(sample).isEqualTo(new Sample(kind, words));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ready      | all is ready | GOOD | status 200 in 12 ms
                    ${version} | this is v2   | GOOD | status 200 in 12 ms
                    ready      | not yet      | BAD  | the body does not contain "ready": "not yet"
                    """)
    void theBodyContainsThePart(String part, String body, Sample.Kind kind, String words) {
        Sample sample = judge(http(new Probe.Expect(List.of(200), Map.of(), part)), answer(200, body), null);
        assertThat(sample).isEqualTo(new Sample(kind, words));
    }

    @Test
    void ofALongBodyOnlyTheBeginningIsShown() {
        Probe.Http check = http(new Probe.Expect(List.of(200), Map.of(), "ready"));
        assertThat(judge(check, answer(200, "x".repeat(120)), null).words()).endsWith(": \"" + "x".repeat(120) + "\"");
        assertThat(judge(check, answer(200, "x".repeat(121)), null).words()).endsWith(": \"" + "x".repeat(120) + "…\"");
    }

    /** v2 must answer, and v1 may while names lag behind. */
    @ParameterizedTest(name = "{0} {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '\u0000', nullValues = "-", textBlock = """
                    200 | $.version   | {"version": "v2"}         | -  | GOOD    | version v2
                    200 | $.app.build | {"app": {"build": "v2"}}  | -  | GOOD    | version v2
                    200 | $           | "v2"              | -  | GOOD    | version v2
                    200 | $.version   | {"version": "v1"}         | -  | BAD     | version "v1" answers, expected v2
                    200 | $.version   | {"version": "v1"}         | v1 | LAGGING | the name still leads to version v1
                    200 | $.version   | {"version": "v0"}         | v1 | BAD     | version "v0" answers, expected v2
                    503 | $.version   | {"version": "v2"}         | -  | BAD     | status 503, expected 200 with the version at $.version
                    """)
    void theVersionThatAnswers(
            int status, String json, String body, @Nullable String former, Sample.Kind kind, String words) {
        Sample sample = judge(new Probe.Version("/version", 0, json), answer(status, body), former);
        assertThat(sample.kind()).isEqualTo(kind);
        assertThat(sample.words()).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0000', textBlock = """
                    not JSON               | the answer is not JSON: "not JSON"
                    {"build": "v2"}        | there is nothing at $.version in "{"build": "v2"}"
                    {"version": {"a": 1}}  | there is nothing at $.version in "{"version": {"a": 1}}"
                    ["v2"]                 | there is nothing at $.version in "["v2"]"
                    """)
    void whatNamesNoVersionIsBadAlsoWhileNamesLag(String body, String words) {
        Sample sample = judge(new Probe.Version("/version", 0, "$.version"), answer(200, body), "v1");
        assertThat(sample).isEqualTo(new Sample(Sample.Kind.BAD, words));
    }

    @Test
    void aPathThatEndsEarlyNamesNoVersion() {
        Sample sample = judge(new Probe.Version("/version", 0, "$.app.build.label"), answer(200, "{\"x\": 1}"), "v1");
        assertThat(sample.words()).isEqualTo("there is nothing at $.app.build.label in \"{\"x\": 1}\"");
    }

    @Test
    void anEmptyAnswerNamesNoVersion() {
        Sample sample = judge(new Probe.Version("/version", 0, "$.version"), answer(200, ""), "v1");
        assertThat(sample.kind()).isEqualTo(Sample.Kind.BAD);
    }
}
