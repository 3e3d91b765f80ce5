package dev.kirikae.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.config.Probe;
import dev.kirikae.config.Probe.Amount;
import dev.kirikae.config.Probe.Assertion;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a healthy application would answer is what its probe calls good. */
class HealthyAnswerTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    /** The variables stand for themselves, as in an answer before the embedded cloud puts its own values in. */
    private static final ProbeSubject SUBJECT = new ProbeSubject(
            "${version}",
            null,
            Map.of("version", "${version}", "environment", "${environment}", "release", "${release}"),
            NOW);

    private static Assertion that(String path, Probe.Test test, Amount of) {
        return new Assertion(path, test, of, null);
    }

    static Stream<Probe.Check> checks() {
        Probe.NewerThan hour = new Probe.NewerThan(Duration.ofHours(1));
        return Stream.of(
                new Probe.Http("/", 0, new Probe.Expect(List.of(200), Map.of(), null)),
                new Probe.Http(
                        "/",
                        0,
                        new Probe.Expect(List.of(204, 200), Map.of("X-Version", "${version}"), "at ${environment}")),
                new Probe.Version("/version", 0, "$.version"),
                new Probe.Version("/version", 0, "$.app['build']"),
                json(that("$[*].updated_at", hour, Amount.NEWEST)),
                json(that("$[*].updated_at", hour, new Amount(Amount.Kind.AT_LEAST, 3))),
                json(that("$.edges[2].at", hour, Amount.EVERY)),
                json(
                        that("$.state", new Probe.OneOf(List.of("running", "idle")), Amount.EVERY),
                        that("$.version", new Probe.Equal("${version}"), Amount.EVERY),
                        that("$.load", new Probe.AtMost(new BigDecimal("0.5")), Amount.EVERY),
                        that("$.free", new Probe.AtLeast(new BigDecimal("10")), Amount.EVERY),
                        that("$.nodes[*].name", new Probe.Matches("[a-z]+"), new Amount(Amount.Kind.AT_LEAST, 2)),
                        that("$.nodes[*].up", new Probe.Equal("true"), Amount.EVERY)),
                new Probe.Download("/f", 0, 100, null, null, null),
                new Probe.Download("/f", 0, 100, 42L, null, "a".repeat(64)),
                new Probe.Download("/f", 0, 100, null, 50L, null),
                new Probe.Tcp(null, 6379, false, "PING", "+PONG"),
                new Probe.Tcp(null, 25, false, null, null),
                new Probe.WebSocket("/", "chat", null, true, "0{"),
                new Probe.WebSocket("/", null, null, false, null),
                new Probe.Sticky("/", "$.instance", null, 4, 3),
                new Probe.Sticky("/", null, "X-Instance", 2, 1),
                new Probe.Command(List.of("./smoke.sh"), Map.of()));
    }

    private static Probe.Json json(Assertion... expect) {
        return new Probe.Json("/", 0, List.of(200), List.of(), List.of(expect));
    }

    @ParameterizedTest
    @MethodSource("checks")
    void itIsGood(Probe.Check check) {
        assertThat(ProbeJudge.judge(check, HealthyAnswer.of(check, NOW), SUBJECT)
                        .kind())
                .as(String.valueOf(HealthyAnswer.of(check, NOW)))
                .isEqualTo(Sample.Kind.GOOD);
    }
}
