package dev.kirikae.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.config.Verify;
import dev.kirikae.model.ProbeResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarmUpProofTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(90);

    private static Verify.WarmUp policy(int percentile, int over) {
        return new Verify.WarmUp(
                List.of("/", "/a", "/b"), percentile, Duration.ofMillis(300), over, Duration.ofMinutes(3));
    }

    private static WarmUpProof answered(WarmUpProof proof, int times, int status, long took) {
        WarmUpProof next = proof;
        for (int n = 0; n < times; n++) {
            next = next.and(new ProbeResponse.Http(status, Map.of(), "", took));
        }
        return next;
    }

    /** By nearest rank: of 50, p95 is the 48th, so two may be slower, or fail. */
    @ParameterizedTest(name = "p{0} over {1}: {2} fast, {3} slow, {4} failed")
    @CsvSource({
        "95, 50, 50, 0, 0, true",
        "95, 50, 49, 0, 0, false",
        "95, 50, 48, 2, 0, true",
        "95, 50, 47, 3, 0, false",
        "95, 50, 48, 0, 2, true",
        "95, 50, 47, 0, 3, false",
        "95, 50, 0, 0, 50, false",
        "50, 10, 5, 5, 0, true",
        "50, 10, 4, 0, 6, false",
        "90, 10, 9, 1, 0, true",
        "90, 10, 8, 2, 0, false",
        "99, 10, 9, 1, 0, false",
        "99, 100, 99, 0, 1, true",
    })
    void thePercentileHoldsOverTheLatest(int percentile, int over, int fast, int slow, int failed, boolean reached) {
        WarmUpProof proof = WarmUpProof.of(policy(percentile, over), NOON);
        proof = answered(proof, failed, 503, 1);
        proof = answered(proof, slow, 200, 301);
        proof = answered(proof, fast, 200, 300);

        assertThat(proof.isReached()).isEqualTo(reached);
        assertThat(proof.isOver(LATER)).isEqualTo(reached);
        assertThat(proof.isOver(NOON.plus(Duration.ofMinutes(3)))).isTrue();
    }

    @Test
    void whatWasSlowAtFirstIsForgotten() {
        WarmUpProof cold = answered(WarmUpProof.of(policy(95, 10), NOON), 40, 200, 4_000);
        assertThat(cold.words()).isEqualTo("p95 of the last 10 is 4000 ms");

        WarmUpProof warm = answered(cold, 10, 302, 20);

        assertThat(warm.isReached()).isTrue();
        assertThat(warm.evidence(LATER))
                .isEqualTo("warm-up: p95 of the last 10 is 20 ms (at most 300ms), after 50 requests in 1m 30s");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    50 | 200 | 812 | p95 of the last 50 is 812 ms, expected at most 300ms. See why
                    50 | 503 | 1   | p95 of the last 50 is a failed request, expected at most 300ms; 50 of them failed, last: status 503. See why
                    50 | 404 | 1   | p95 of the last 50 is a failed request, expected at most 300ms; 50 of them failed, last: status 404. See why
                    7  | 200 | 1   | p95 of the last 7 is 1 ms, expected at most 300ms over 50 requests. See why
                    0  | 200 | 1   | no request yet, expected at most 300ms over 50 requests. See why
                    """)
    void whatWasNotReachedIsSaidWithWhatToChange(int times, int status, long took, String words) {
        WarmUpProof proof = answered(WarmUpProof.of(policy(95, 50), NOON), times, status, took);

        assertThat(proof.evidence(NOON.plus(Duration.ofMinutes(3))))
                .startsWith("warm-up: not reached in 3m: " + words)
                .endsWith("change verify.candidate.warm-up: until, or at-most");
    }

    @Test
    void aRequestWithoutAnAnswerIsSlowerThanAny() {
        WarmUpProof proof =
                answered(WarmUpProof.of(policy(99, 10), NOON), 9, 200, 1).failed("GET http://c/: connection refused");

        assertThat(proof.isReached()).isFalse();
        assertThat(proof.evidence(LATER)).contains("1 of them failed, last: GET http://c/: connection refused");
    }

    @Test
    void itsPathsAreAskedInTurn() {
        WarmUpProof proof = answered(WarmUpProof.of(policy(95, 10), NOON), 4, 200, 1);

        assertThat(List.of(proof.path(0), proof.path(1), proof.path(2), proof.path(3)))
                .containsExactly("/a", "/b", "/", "/a");
    }
}
