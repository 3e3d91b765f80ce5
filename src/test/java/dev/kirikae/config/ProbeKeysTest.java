package dev.kirikae.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.config.Probe.Amount;
import dev.kirikae.config.Probe.Assertion;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The kinds of probes, as a file names them. */
class ProbeKeysTest {

    private static final String ALL = Reads.MINIMAL + """
            verify:
              candidate:
                probes:
                  - name: edges
                    json:
                      path: /api/edge
                      redirects: 2
                      status: [200, 503]
                      no-data: [404]
                      expect:
                        - {at: "$[*].updated_at", newer-than: 60m, of: newest}
                        - {at: "$[*].id", matches: "[a-z]+", of: 3}
                        - {at: $.state, one-of: [running, "${version}"], show: $.reason}
                        - {at: $.n, at-least: 0.5}
                        - {at: $.n, at-most: 7}
                        - {at: "$[?(@.a == 1)].b", equals: true}
                  - name: file
                    download: {path: /f, at-most: 2GiB, size: 10KiB, sha256: %s}
                    timeout: 10m
                  - name: redis
                    tcp: {host: redis.internal, port: 6379, tls: true, send: "PING\\r\\n", expect: +PONG}
                  - name: socket
                    websocket: {path: "/socket.io/?EIO=4", protocol: chat, send: hi, frame-contains: "0{"}
                  - name: upgrade
                    websocket: {frame: none}
                  - name: sticky
                    sticky: {path: /status, json: $.instance, requests: 8, instances: 3}
                  - name: header
                    sticky: {header: X-Instance}
                  - name: smoke
                    command: {arguments: [./smoke.sh, "--url", "${environment}", 3], environment: {MODE: fast}}
            """.formatted("a".repeat(64));

    @Test
    void everyKindIsReadAndRecorded() {
        Configuration read = Reads.configuration(ALL);
        List<Probe> probes = read.verify().candidate().probes();
        assertThat(probes.get(0).check())
                .isEqualTo(new Probe.Json(
                        "/api/edge",
                        2,
                        List.of(200, 503),
                        List.of(404),
                        List.of(
                                new Assertion(
                                        "$[*].updated_at",
                                        new Probe.NewerThan(Duration.ofMinutes(60)),
                                        Amount.NEWEST,
                                        null),
                                new Assertion(
                                        "$[*].id",
                                        new Probe.Matches("[a-z]+"),
                                        new Amount(Amount.Kind.AT_LEAST, 3),
                                        null),
                                new Assertion(
                                        "$.state",
                                        new Probe.OneOf(List.of("running", "${version}")),
                                        Amount.EVERY,
                                        "$.reason"),
                                new Assertion("$.n", new Probe.AtLeast(new BigDecimal("0.5")), Amount.EVERY, null),
                                new Assertion("$.n", new Probe.AtMost(new BigDecimal("7")), Amount.EVERY, null),
                                new Assertion("$[?(@.a == 1)].b", new Probe.Equal("true"), Amount.EVERY, null))));
        assertThat(probes.get(1).check())
                .isEqualTo(new Probe.Download("/f", 0, 2L << 30, 10L << 10, null, "a".repeat(64)));
        assertThat(probes.get(1).timeout()).isEqualTo(Duration.ofMinutes(10));
        assertThat(probes.get(2).check()).isEqualTo(new Probe.Tcp("redis.internal", 6379, true, "PING\r\n", "+PONG"));
        assertThat(probes.get(3).check()).isEqualTo(new Probe.WebSocket("/socket.io/?EIO=4", "chat", "hi", true, "0{"));
        assertThat(probes.get(4).check()).isEqualTo(new Probe.WebSocket("/", null, null, false, null));
        assertThat(probes.get(5).check()).isEqualTo(new Probe.Sticky("/status", "$.instance", null, 8, 3));
        assertThat(probes.get(6).check()).isEqualTo(new Probe.Sticky("/", null, "X-Instance", 6, 2));
        assertThat(probes.get(7).check())
                .isEqualTo(new Probe.Command(
                        List.of("./smoke.sh", "--url", "${environment}", "3"), Map.of("MODE", "fast")));
        assertThat(ConfigurationJson.read(ConfigurationJson.write(read))).isEqualTo(read);
    }

    @Test
    void aRecordOfAnOlderProgramIsRead() {
        String record = ConfigurationJson.write(Reads.configuration(Reads.MINIMAL));
        assertThat(record).contains(",\"redirects\":0").doesNotContain("\"tcp\"", "\"json\"");
        assertThat(ConfigurationJson.read(record.replace(",\"redirects\":0", "")))
                .isEqualTo(Reads.configuration(Reads.MINIMAL));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0000', textBlock = """
                    http: {}, json: {expect: [{at: $.a, equals: 1}]}  | : a probe is of exactly one kind; expected one of http, json, version, download, tcp, websocket, sticky, command, found 2
                    jsn: {}                                           | .jsn: unknown key; perhaps json is meant
                    json: {expect: []}                                | .json.expect: expected a list of at least one
                    json: {expect: [{at: $.a}]}                       | .json.expect[0]: expected exactly one of equals, one-of, matches, at-least, at-most and newer-than, found none
                    json: {expect: [{at: $.a, equals: 1, at-most: 2}]} | .json.expect[0]: expected exactly one of equals, one-of, matches, at-least, at-most and newer-than, found 2
                    json: {expect: [{at: a, equals: 1}]}              | .json.expect[0].at: expected a JSONPath such as $.state or $[*].updated_at, found "a"
                    json: {expect: [{at: "$[", equals: 1}]}           | .json.expect[0].at: expected a JSONPath such as $.state or $[*].updated_at, found "$[", which is none
                    json: {expect: [{at: $.a, newer-then: 1h}]}       | .json.expect[0].newer-then: unknown key; perhaps newer-than is meant
                    json: {expect: [{at: $.a, newer-than: 60}]}       | .json.expect[0].newer-than: expected a duration such as 500ms, 10s, 5m or 2h, from 1s to 8784h, found "60"; add the unit
                    json: {expect: [{at: $.a, matches: "["}]}         | .json.expect[0].matches: expected a regular expression on one line, found "[", which is none: Unclosed character class
                    json: {expect: [{at: $.a, at-least: many}]}       | .json.expect[0].at-least: expected a number such as 3 or 0.5, without quotes, found "many"
                    json: {expect: [{at: $.a, equals: 1, of: newest}]} | .json.expect[0].of: newest is for newer-than only; expected every, or a number
                    json: {expect: [{at: $.a, equals: 1, of: all}]}   | .json.expect[0].of: expected every, newest, or a number, which means at least so many, found "all"
                    json: {expect: [{at: $.a, equals: 1, of: 0}]}     | .json.expect[0].of: expected a whole number from 1 to 1000000, found "0"
                    json: {no-data: [200], expect: [{at: $.a, equals: 1}]} | .json.no-data: status 200 cannot be in status and in no-data
                    http: {redirects: 11}                             | .http.redirects: expected a whole number from 0 to 10, found "11"
                    download: {}                                      | .download.path: is missing
                    download: {path: /f, at-most: 10MB}               | .download.at-most: expected a number of bytes such as 4096, 64KiB, 10MiB or 2GiB, found "10MB"
                    download: {path: /f, at-most: 1KiB, size: 2KiB}   | .download.size: is more than at-most, 1024, so that no file would do; raise at-most
                    download: {path: /f, size: 1, at-least: 1}        | .download.at-least: has no meaning beside size; remove it
                    download: {path: /f, sha256: abc}                 | .download.sha256: expected 64 hexadecimal digits in lower case, found "abc"
                    tcp: {port: 0}                                    | .tcp.port: expected a whole number from 1 to 65535, found "0"
                    websocket: {frame: none, frame-contains: x}       | .websocket.frame-contains: has no meaning with frame: none; remove one of them
                    sticky: {}                                        | .sticky: expected either json or header, which name the instance, found neither
                    sticky: {header: A, requests: 2, instances: 3}    | .sticky.instances: cannot be more than requests, 2
                    sticky: {json: "$[*]"}                            | .sticky.json: expected a JSONPath to one value, such as $.version or $.build.label, found "$[*]", which may lead to several
                    command: {arguments: ls -l}                       | .command.arguments: expected a list, found "ls -l"
                    command: {arguments: []}                          | .command.arguments: expected the program and its arguments, found no program
                    http: {}, timeout: 2m                             | .timeout: expected at most 1m; only download and command may take longer
                    """)
    void aMistakeIsNamedWithItsPlaceAndWhatWasExpected(String keys, String problem) {
        List<String> problems = Reads.behindMinimal("verify: {candidate: {probes: [{name: a, " + keys + "}]}}\n");
        assertThat(problems)
                .allMatch(line -> line.matches("kirikae\\.yml:4:[0-9]+: .*"))
                .anyMatch(line -> line.contains(": verify.candidate.probes[0]" + problem));
    }
}
