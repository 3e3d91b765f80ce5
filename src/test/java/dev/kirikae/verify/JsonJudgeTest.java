package dev.kirikae.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.config.Probe;
import dev.kirikae.config.Probe.Amount;
import dev.kirikae.config.Probe.Assertion;
import dev.kirikae.model.ProbeResponse;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a JSON answer means: a heartbeat list that is fresh, stale, empty, and one of many stale; a server that has paused. */
class JsonJudgeTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final ProbeSubject SUBJECT = new ProbeSubject("v2", null, Map.of("version", "v2"), NOW);

    private static Sample judge(ProbeResponse.Http response, Assertion... expect) {
        return ProbeJudge.judge(
                new Probe.Json("/api/edge", 0, List.of(200), List.of(404), List.of(expect)), response, SUBJECT);
    }

    private static Sample judge(String body, Assertion... expect) {
        return judge(new ProbeResponse.Http(200, Map.of("content-type", "application/json"), body, 12), expect);
    }

    private static Assertion newer(String path, Amount of) {
        return new Assertion(path, new Probe.NewerThan(Duration.ofMinutes(60)), of, null);
    }

    private static Amount amount(String word) {
        return switch (word) {
            case "every" -> Amount.EVERY;
            case "newest" -> Amount.NEWEST;
            default -> new Amount(Amount.Kind.AT_LEAST, Integer.parseInt(word));
        };
    }

    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '\u0000', textBlock = """
                    newest | ["2026-11-22T09:30:00Z"]                         | GOOD         | the newest of 1 at $[*] is 2026-11-22T09:30:00Z, 30m old
                    newest | ["2026-11-22T08:00:00Z", "2026-11-22T09:30:00Z"] | GOOD         | the newest of 2 at $[*] is 2026-11-22T09:30:00Z, 30m old
                    newest | ["2026-11-22T08:00:00Z", "2026-11-22T09:00:00Z"] | BAD          | the newest of 2 at $[*] is 2026-11-22T09:00:00Z, 1h old, expected newer than 1h
                    newest | []                                               | INCONCLUSIVE | there is no data yet at $[*]
                    newest | [null]                                           | INCONCLUSIVE | there is no data yet at $[*]: null
                    newest | ["2026-11-22T09:30:00Z", "soon"]                 | BAD          | $[*] is "soon", expected a time with its zone, or seconds or milliseconds since 1970
                    every  | ["2026-11-22T08:00:00Z", "2026-11-22T09:30:00Z"] | BAD          | $[*] is 2026-11-22T08:00:00Z, 2h old, expected newer than 1h (1 of 2 such)
                    every  | ["2026-11-22T09:31:00Z", "2026-11-22T09:30:00Z"] | GOOD         | all 2 at $[*] are as expected
                    every  | [null, "2026-11-22T09:30:00Z"]                   | INCONCLUSIVE | there is no data yet at $[*]: null (1 of 2 such)
                    every  | []                                               | INCONCLUSIVE | there is no data yet at $[*]
                    2      | ["2026-11-22T09:30:00Z"]                         | INCONCLUSIVE | 1 of 1 at $[*] are as expected, and at least 2 must be
                    2      | ["2026-11-22T09:30:00Z", null]                   | INCONCLUSIVE | 1 of 2 at $[*] are as expected, and at least 2 must be
                    2      | ["2026-11-22T09:30:00Z", "2026-11-22T08:00:00Z"] | BAD          | 1 of 2 at $[*] are as expected, and at least 2 must be: $[*] is 2026-11-22T08:00:00Z, 2h old, expected newer than 1h
                    2      | ["2026-11-22T09:30:00Z", "2026-11-22T08:00:00Z", "2026-11-22T09:59:00Z"] | GOOD | 2 of 3 at $[*] are as expected
                    newest | [1795336200]                                     | BAD          | the newest of 1 at $[*] is 2026-11-22T08:30:00Z, 1h 30m old, expected newer than 1h
                    newest | [1795339800000]                                  | GOOD         | the newest of 1 at $[*] is 2026-11-22T09:30:00Z, 30m old
                    newest | ["2026-11-22T18:30:00+09:00"]                    | GOOD         | the newest of 1 at $[*] is 2026-11-22T09:30:00Z, 30m old
                    newest | ["2026-11-22T09:30:00"]                          | BAD          | $[*] is "2026-11-22T09:30:00", expected a time with its zone, or seconds or milliseconds since 1970
                    newest | ["2026-11-22T10:04:00Z"]                         | GOOD         | the newest of 1 at $[*] is 2026-11-22T10:04:00Z, 0s old
                    newest | ["2026-11-22T12:00:00Z"]                         | BAD          | the newest of 1 at $[*] is 2026-11-22T12:00:00Z, which lies 2h in the future
                    """)
    void heartbeats(String of, String body, Sample.Kind kind, String words) {
        assertThat(judge(body, newer("$[*]", amount(of)))).isEqualTo(new Sample(kind, words));
    }

    @ParameterizedTest(name = "{0} {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '\u0000', textBlock = """
                    $.state           | running | {"state": "running"}                          | GOOD         | $.state is "running"
                    $.state           | running | {"state": "paused", "reason": "no redis"}     | BAD          | $.state is "paused", expected running; $.reason is "no redis"
                    $.state           | running | {"state": "paused"}                           | BAD          | $.state is "paused", expected running; there is nothing at $.reason
                    $.state           | running | {"state": null}                               | INCONCLUSIVE | there is no data yet at $.state: null; there is nothing at $.reason
                    $.now.state       | running | {"now": null}                                 | INCONCLUSIVE | there is no data yet at $.now.state; there is nothing at $.reason
                    $.state           | running | {"other": 1}                                  | BAD          | there is nothing at $.state in "{"other": 1}"
                    $.state           | running | {"state": ["running"]}                        | BAD          | at $.state there is a list; [*] leads to what is in it; there is nothing at $.reason
                    $.state           | running | {"state": {"a": 1}}                           | BAD          | at $.state there is an object, and no single value; there is nothing at $.reason
                    $.n               | 3       | {"n": 3.0}                                    | GOOD         | $.n is 3
                    $.n               | 3       | {"n": "3"}                                    | GOOD         | $.n is "3"
                    $.n               | 3       | {"n": "3.0"}                                  | BAD          | $.n is "3.0", expected 3; there is nothing at $.reason
                    $.ok              | true    | {"ok": true}                                  | GOOD         | $.ok is true
                    $.v               | ${version} | {"v": "v2"}                                | GOOD         | $.v is "v2"
                    $.l.length()      | 2       | {"l": [1, 2]}                                 | GOOD         | $.l.length() is 2
                    $[?(@.a == 1)].b  | x       | [{"a": 1, "b": "x"}, {"a": 2, "b": "y"}]      | GOOD         | $[?(@.a == 1)].b is "x"
                    $[?(@.a == 3)].b  | x       | [{"a": 1, "b": "x"}]                          | INCONCLUSIVE | there is no data yet at $[?(@.a == 3)].b; there is nothing at $.reason
                    """)
    void values(String path, String expected, String body, Sample.Kind kind, String words) {
        Assertion assertion = new Assertion(path, new Probe.Equal(expected), Amount.EVERY, "$.reason");
        assertThat(judge(body, assertion)).isEqualTo(new Sample(kind, words));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0000', textBlock = """
                    one-of   | "b"     | GOOD | $ is "b"
                    one-of   | "c"     | BAD  | $ is "c", expected a or b
                    matches  | "1.2.3" | GOOD | $ is "1.2.3"
                    matches  | "1.2"   | BAD  | $ is "1.2", expected a match of [0-9]+\\.[0-9]+\\.[0-9]+
                    at-least | 2.5     | GOOD | $ is 2.5
                    at-least | 2.4     | BAD  | $ is 2.4, expected a number of at least 2.5
                    at-least | "9"     | BAD  | $ is "9", expected a number of at least 2.5
                    at-most  | 2.5     | GOOD | $ is 2.5
                    at-most  | 2.6     | BAD  | $ is 2.6, expected a number of at most 2.5
                    """)
    void tests(String word, String body, Sample.Kind kind, String words) {
        Probe.Test test = switch (word) {
            case "one-of" -> new Probe.OneOf(List.of("a", "b"));
            case "matches" -> new Probe.Matches("[0-9]+\\.[0-9]+\\.[0-9]+");
            case "at-least" -> new Probe.AtLeast(new BigDecimal("2.5"));
            default -> new Probe.AtMost(new BigDecimal("2.5"));
        };
        assertThat(judge(body, new Assertion("$", test, Amount.EVERY, null))).isEqualTo(new Sample(kind, words));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\u0000', nullValues = "-", textBlock = """
                    503 | application/json | {"state": "running"}     | WHOLE    | BAD          | status 503, expected 200
                    404 | application/json | {}                       | WHOLE    | INCONCLUSIVE | status 404, so there is no data yet
                    200 | text/html        | <html>hello</html>       | WHOLE    | BAD          | the answer is HTML and not JSON: "<html>hello</html>"
                    200 | -                | hello                    | WHOLE    | BAD          | the answer is not JSON: "hello"
                    200 | application/json | {"state": "running"} x   | WHOLE    | BAD          | the answer is not JSON: "{"state": "running"} x"
                    200 | application/json | {"state": "running", "state": "paused"} | WHOLE | BAD | the answer is not JSON: "{"state": "running", "state": "paused"}"
                    200 | application/json | {"state": "running       | CUT      | BAD          | the answer is longer than the 18 bytes that are read of it
                    200 | application/json | {"state": "r\uFFFD"}      | NOT_TEXT | BAD          | the answer is not UTF-8: "{"state": "r\uFFFD"}"
                    """)
    void whatIsNoAnswerIsNeverGood(
            int status, @Nullable String type, String body, ProbeResponse.Body kind, Sample.Kind sample, String words) {
        Map<String, String> headers = type == null ? Map.of() : Map.of("content-type", type);
        assertThat(judge(
                        new ProbeResponse.Http(status, headers, body, kind, 0, 12),
                        new Assertion("$.state", new Probe.Equal("running"), Amount.EVERY, null)))
                .isEqualTo(new Sample(sample, words));
    }

    @Test
    void anEmptyAnswerIsNotJson() {
        assertThat(judge("", newer("$[*]", Amount.NEWEST))).isEqualTo(Sample.bad("the answer is empty, and not JSON"));
    }

    @Test
    void theWorstOfSeveralCounts() {
        Assertion good = new Assertion("$.a", new Probe.Equal("1"), Amount.EVERY, null);
        Assertion none = new Assertion("$.b", new Probe.Equal("1"), Amount.EVERY, null);
        Assertion bad = new Assertion("$.c", new Probe.Equal("1"), Amount.EVERY, null);
        assertThat(judge("{\"a\": 1, \"b\": 1, \"c\": 1}", good, none, bad).words())
                .isEqualTo("$.a is 1; $.b is 1; $.c is 1");
        assertThat(judge("{\"a\": 1, \"b\": null, \"c\": 2}", good, none, bad))
                .isEqualTo(Sample.bad("$.c is 2, expected 1"));
        assertThat(judge("{\"a\": 1, \"b\": null, \"c\": 1}", good, none, bad).kind())
                .isEqualTo(Sample.Kind.INCONCLUSIVE);
    }

    @Test
    void aBombIsNotJson() {
        assertThat(judge("[".repeat(100_000), newer("$[*]", Amount.NEWEST)).words())
                .startsWith("the answer is not JSON: \"[[[");
    }
}
