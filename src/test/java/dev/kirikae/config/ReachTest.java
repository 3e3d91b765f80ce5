package dev.kirikae.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A proof that cannot be reached in its time: refused where it would be relied on, told elsewhere. */
class ReachTest {

    private static final String NEVER = """
            verify:
              candidate:
                probes: [{name: health, http: {}, every: 5m, passes: 3, within: 1h}]
              live: {watch: 5m}
            """;

    @Test
    void eachReleaseWouldGoForwardAndBack() {
        assertThat(Reads.behindMinimal(NEVER))
                .containsExactly("kirikae.yml:6:46: verify.candidate.probes[0].every: 3 passes every 5m take 15m, and a"
                        + " watch of 5m lasts 10m at most, when it is lengthened; it could never be proved");
    }

    @Test
    void itIsANoticeForWhatDoesNotRelyOnIt() {
        ReadResult reading = Configurations.read(
                new Document("kirikae.yml", Reads.MINIMAL + NEVER),
                null,
                Map.of(),
                Mode.STRICT,
                Proofs.ANY,
                Reads.PROGRAM);
        assertThat(Reads.loaded(reading).notices().get(0))
                .startsWith("kirikae.yml:6:46: verify.candidate.probes[0].every: 3 passes every 5m take 15m");
    }

    @Test
    void aRecordIsReadAllTheSame() {
        ReadResult reading = Configurations.read(
                new Document("kirikae.yml", Reads.MINIMAL + NEVER.replace("within: 1h", "within: 1m")),
                null,
                Map.of(),
                Mode.STRICT,
                Proofs.ANY,
                Reads.PROGRAM);
        Configuration configuration = Reads.loaded(reading).configuration();
        String record = ConfigurationJson.write(configuration);
        assertThat(ConfigurationJson.read(record)).isEqualTo(configuration);
        assertThat(ConfigurationJson.load(record).notices())
                .hasSize(2)
                .allMatch(n -> n.contains("it could never be proved"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // the watch, with what it may be lengthened by
                "live: {watch: 5m, probes: [{name: a, http: {}, every: 5m, passes: 2}]} | ",
                "live: {watch: 4m, probes: [{name: a, http: {}, every: 5m, passes: 2}]} |"
                        + " verify.live.probes[0].every: 2 passes every 5m take 10m, and a watch of 4m lasts 9m at most",
                "live: {watch: 20m, probes: [{name: a, http: {}, every: 10m, passes: 3}]} | ",
                "live: {watch: 19m, probes: [{name: a, http: {}, every: 10m, passes: 3}]} |"
                        + " verify.live.probes[0].every: 3 passes every 10m take 30m, and a watch of 19m lasts 1710s at most",
                "live: {watch: 1s, probes: [{name: a, http: {}, passes: 31}]} |"
                        + " verify.live.probes[0].passes: 31 passes every 10s take 310s, and a watch of 1s lasts 301s at most",
                // within is the candidate's affair: in the watch there is no such end
                "live: {watch: 10m, probes: [{name: a, http: {}, every: 1m, within: 1m}]} | ",
                "candidate: {probes: [{name: a, http: {}, every: 1m, within: 2m}]} | ",
                "candidate: {probes: [{name: a, http: {}, every: 61s, within: 2m}]} |"
                        + " verify.candidate.probes[0].within: 3 passes every 61s take 122s, longer than within, 2m",
                "candidate: {probes: [{name: a, http: {}, every: 61s}]} |"
                        + " verify.candidate.probes[0]: 3 passes every 61s take 122s, longer than within, 2m",
                // the warm-up: four requests a second, the first ones at once
                "candidate: {warm-up: {until: {p95: 1s, over: 50}, at-most: 13s}} | ",
                "candidate: {warm-up: {until: {p95: 1s, over: 50}, at-most: 12s}} |"
                        + " verify.candidate.warm-up.at-most: 50 requests, 4 a second, take 12s and at-most is 12s",
                // health
                "health: {stable-for: 15m} | ",
                "health: {stable-for: 901s} |"
                        + " verify.health.stable-for: 901s without a break, and a watch of 10m lasts 15m at most",
                "live: {watch: 1m} | ",
            })
    void reach(String below, String problem) {
        String text = Reads.MINIMAL + "verify: {" + below + "}\n";
        if (problem == null) {
            assertThat(Reads.loaded(text).notices()).noneMatch(n -> n.contains("never be proved"));
        } else {
            List<String> problems = Reads.problems(text);
            assertThat(problems).singleElement().asString().contains(problem).endsWith("it could never be proved");
        }
    }

    @Test
    void whereAnOverlayShortensTheWatchItsPlaceIsNamed() {
        String base = Reads.MINIMAL + "verify:\n  health: {stable-for: 10m}\n  live: {watch: 30m}\n";
        assertThat(Reads.problems(Reads.overlaid(base, "verify: {live: {watch: 1m}}\n")))
                .containsExactly("kirikae.yml:5:24: verify.health.stable-for: 10m without a break, and a watch of 1m"
                        + " lasts 6m at most, when it is lengthened; it could never be proved");
    }
}
