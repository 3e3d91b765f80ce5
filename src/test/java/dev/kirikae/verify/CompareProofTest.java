package dev.kirikae.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.config.Verify;
import dev.kirikae.model.Datapoint;
import dev.kirikae.model.ErrorClass;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Errors of the candidate against the former live's, minute by minute. */
class CompareProofTest {

    private static final Instant SWITCHED = Instant.parse("2026-11-22T12:00:20Z");
    private static final Instant FROM = Instant.parse("2026-11-22T12:01:00Z");
    private static final RequestCounts BEFORE = new RequestCounts(60_000, 60);

    private static CompareProof begun(@Nullable RequestCounts before, Verify.Undecided undecided) {
        Verify.Compare policy = new Verify.Compare(
                ErrorClass.SERVER,
                new BigDecimal("2"),
                new BigDecimal("0.1"),
                new BigDecimal("95"),
                Duration.ofHours(1),
                undecided);
        CompareProof proof = CompareProof.of(policy, SWITCHED, Duration.ofMinutes(15));
        return before == null ? proof.blind("there is no load balancer") : proof.with(before);
    }

    private static List<Datapoint> aMinute(int minutes, double value) {
        return IntStream.range(0, minutes)
                .mapToObj(i -> new Datapoint(FROM.plusSeconds(60L * i), value))
                .toList();
    }

    private static CompareProof after(CompareProof proof, int minutes, double requests, double errors) {
        return proof.and(
                aMinute(minutes + 3, requests),
                errors == 0 ? List.of() : aMinute(minutes + 3, errors),
                FROM.plusSeconds(60L * (minutes + 3)));
    }

    @Test
    void aSoundCandidateIsProvenOnceThereAreEnoughRequests() {
        CompareProof few = after(begun(BEFORE, Verify.Undecided.INCONCLUSIVE), 1, 100, 0);
        assertThat(few.evidence())
                .startsWith("5xx errors: 0 of 100 requests (0.00 %) since the switch, 60 of 60000 requests (0.10 %)"
                        + " before it: undecided: needs about ")
                .endsWith(" more requests to see a rise by 2 points");
        assertThat(few.need()).isBetween(Duration.ofMinutes(2), Duration.ofMinutes(10));
        CompareProof many = after(few, 10, 100, 0);
        assertThat(many.need()).isNull();
        assertThat(many.isFailed()).isFalse();
        assertThat(many.isEffective()).isTrue();
        assertThat(many.evidence()).endsWith("a rise by 2 points would have been seen");
    }

    @Test
    void aRiseByThreePointsFailsAndIsNeverTakenBack() {
        CompareProof risen = after(begun(BEFORE, Verify.Undecided.INCONCLUSIVE), 5, 200, 6);
        assertThat(risen.isFailed()).isTrue();
        assertThat(risen.evidence())
                .isEqualTo("5xx errors: 30 of 1000 requests (3.00 %), before the switch 60 of 60000 requests (0.10 %):"
                        + " more than chance explains");
        assertThat(after(risen, 12, 10_000, 0).isFailed()).isTrue();
    }

    /** What begins late is not hidden by a long good time before it. */
    @Test
    void theLatestMinutesAreJudgedByThemselves() {
        List<Datapoint> errors = new ArrayList<>();
        for (int minute = 60; minute < 65; minute++) {
            errors.add(new Datapoint(FROM.plusSeconds(60L * minute), 30));
        }
        CompareProof late =
                begun(BEFORE, Verify.Undecided.INCONCLUSIVE).and(aMinute(70, 1000), errors, FROM.plusSeconds(60L * 68));
        assertThat(late.now().rate()).isLessThan(0.01);
        assertThat(late.isFailed()).isTrue();
    }

    @Test
    void aMinuteThatIsNotCompleteIsLeftAlone() {
        CompareProof proof = begun(BEFORE, Verify.Undecided.INCONCLUSIVE);
        assertThat(proof.isDue(FROM.plusSeconds(239))).isFalse();
        assertThat(proof.isDue(FROM.plusSeconds(240))).isTrue();
        CompareProof early = proof.and(aMinute(4, 1000), aMinute(4, 1000), FROM.plusSeconds(239));
        assertThat(early.now()).isEqualTo(RequestCounts.NONE);
        assertThat(early.isFailed()).isFalse();
    }

    @Test
    void nothingToCompareWithIsNeverAPass() {
        for (RequestCounts before : new RequestCounts[] {null, RequestCounts.NONE}) {
            CompareProof proof = after(begun(before, Verify.Undecided.INCONCLUSIVE), 10, 1000, 0);
            assertThat(proof.need()).isEqualTo(Duration.ZERO);
            assertThat(proof.evidence()).contains("undecided: ");
            CompareProof ignored = after(begun(before, Verify.Undecided.IGNORE), 10, 1000, 0);
            assertThat(ignored.need()).isNull();
            assertThat(ignored.isEffective()).isFalse();
        }
    }

    @Test
    void withoutTrafficALookIsWaitedFor() {
        CompareProof silent = begun(BEFORE, Verify.Undecided.INCONCLUSIVE)
                .and(List.of(), List.of(), FROM.plusSeconds(600))
                .unanswered();
        assertThat(silent.need()).isEqualTo(Duration.ofMinutes(4));
        assertThat(silent.isDue(FROM.plusSeconds(601))).isTrue();
        assertThat(silent.evidence()).endsWith("; since then it could not be looked at");
    }
}
