package dev.kirikae.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.config.Verify.Growing;
import dev.kirikae.config.Verify.NoData;
import dev.kirikae.config.Verify.Queue;
import dev.kirikae.model.QueueState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One queue, look by look. Numbers are messages that wait; a dash is a look without an answer. */
class QueueProofTest {

    private static final Instant SWITCHED = Instant.parse("2026-11-22T12:00:20Z");
    private static final int LOOKS = 30;

    private static Queue policy(@Nullable Integer visible, Growing growing, NoData noData) {
        return new Queue("jobs", null, visible, null, null, null, null, growing, noData);
    }

    private static QueueState holding(long visible) {
        return new QueueState("jobs", visible, 0, 0, null, null);
    }

    private static QueueState old(long visible, @Nullable Integer seconds) {
        return new QueueState(
                "jobs", visible, 0, 0, seconds == null ? null : Duration.ofSeconds(seconds.longValue()), null);
    }

    /** A look every half minute, the first right after the switch. */
    private static QueueProof after(QueueProof begun, String looks) {
        QueueProof proof = begun;
        int second = 0;
        for (String look : looks.split(" ")) {
            proof = look.equals("-")
                    ? proof.unanswered("no answer")
                    : proof.and(holding(Long.parseLong(look)), SWITCHED, SWITCHED.plusSeconds(second));
            second += LOOKS;
        }
        return proof;
    }

    /** Open: the watch must go on. */
    private static String word(QueueProof proof) {
        return proof.failed() ? "failed" : proof.need() != null ? "open" : "good";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0 | 0 | ALLOW | 0                    | open
                    0 | 0 | ALLOW | 0 0 0                | open
                    0 | 0 | ALLOW | 0 0 0 0 0            | good
                    0 | 0 | ALLOW | 0 0 0 0 1            | open
                    0 | 0 | ALLOW | 0 0 0 0 0 1 1        | open
                    0 | 0 | ALLOW | 0 0 0 0 0 1 1 1      | failed
                    0 | 0 | ALLOW | 1 1 0 1 1 0 0        | open
                    0 | 0 | ALLOW | 1 1 0 1 1 0 0 0      | good
                    0 | 0 | ALLOW | 1 - 1                | failed
                    0 | 0 | ALLOW | 1 - - 0              | open
                    0 | 0 | ALLOW | 1 1 1 0 0 0 0 0      | failed
                    0 | 0 | ALLOW | 0 0 0 0 0 -          | open
                    0 | 0 | ALLOW | 0 0 0 0 0 - 0        | good
                    0 | 0 | ALLOW | - - - - -            | open
                    0 | 7 | ALLOW | 7 7 7 7 7            | good
                    0 | 7 | ALLOW | 5 6 7 3 7            | good
                    0 | 7 | ALLOW | 7 8 8 8              | failed
                    9 | 7 | ALLOW | 8 9 9 9 9            | good
                    9 | 7 | ALLOW | 9 10 10 10           | failed
                    9 | 7 | FAIL  | 8 8 8                | failed
                    9 | 7 | FAIL  | 7 7 7 7 7            | good
                    9 | 12 | FAIL | 12 12 12 12 12       | good
                    """)
    void againstWhatWasThereBefore(int most, int before, Growing growing, String looks, String word) {
        QueueProof begun = QueueProof.atStart(policy(most, growing, NoData.INCONCLUSIVE), "jobs", holding(before));
        assertThat(word(after(begun, looks))).isEqualTo(word);
        if (growing == Growing.FAIL && most == 9) {
            QueueProof alone = QueueProof.atStart(policy(null, growing, NoData.INCONCLUSIVE), "jobs", holding(before));
            assertThat(word(after(alone, looks))).isEqualTo(word);
        }
    }

    /** What is too much when a dead process's watch is taken up may have come after the switch, or before it. */
    @ParameterizedTest
    @CsvSource({
        "0, 0 0 0 0 0, good",
        "7, 7 7 7 7 7, open",
        "7, 7 8 8 8, failed",
        "7, 7 0 0 0 0 0, good",
        "0, 1 1 1, failed"
    })
    void takenUpNobodyKnowsWhatWasBefore(int now, String looks, String word) {
        QueueProof begun = QueueProof.takenUp(policy(0, Growing.ALLOW, NoData.INCONCLUSIVE), "jobs", holding(now));
        assertThat(word(after(begun, looks))).isEqualTo(word);
    }

    @Test
    void withoutASwitchLimitsAloneCount() {
        QueueProof limited = QueueProof.alone(policy(5, Growing.FAIL, NoData.INCONCLUSIVE), "jobs");
        assertThat(word(after(limited, "5 5 5 5 5"))).isEqualTo("good");
        assertThat(word(after(limited, "6 6 6"))).isEqualTo("failed");
        QueueProof growing = QueueProof.alone(policy(null, Growing.FAIL, NoData.INCONCLUSIVE), "jobs");
        assertThat(word(growing)).isEqualTo("good");
        assertThat(growing.isEffective()).isFalse();
        assertThat(growing.evidence()).isEqualTo("queue jobs: there was no switch to compare with");
    }

    @Test
    void whatCannotBeReadIsAsTheFileSays() {
        for (NoData noData : NoData.values()) {
            QueueProof lost =
                    after(QueueProof.atStart(policy(0, Growing.ALLOW, noData), "jobs", holding(0)), "0 0 0 0 0 -");
            assertThat(lost.need() == null).isEqualTo(noData == NoData.IGNORE);
            assertThat(lost.isEffective()).isEqualTo(noData != NoData.IGNORE);
            assertThat(lost.isFailedBySilence()).isEqualTo(noData == NoData.FAIL);
            assertThat(lost.evidence()).endsWith("; since then it could not be read: no answer");
        }
    }

    /** An age that was too high before rises by itself; once it was low it counts again. */
    @Test
    void anOldMessageFromBeforeIsNoFault() {
        Queue policy = new Queue(
                "jobs", null, null, null, null, Duration.ofMinutes(5), null, Growing.ALLOW, NoData.INCONCLUSIVE);
        QueueProof proof = QueueProof.atStart(policy, "jobs", old(1, 400));
        for (int second = 0; second <= 120; second += 30) {
            proof = proof.and(old(1, 400 + second), SWITCHED, SWITCHED.plusSeconds(second));
        }
        assertThat(word(proof)).isEqualTo("good");
        assertThat(proof.isEffective()).isFalse();
        assertThat(proof.evidence()).isEqualTo("queue jobs: the oldest 8m 40s (over 5m before the switch already)");
        proof = proof.and(old(0, null), SWITCHED, SWITCHED.plusSeconds(150));
        assertThat(proof.isEffective()).isTrue();
        for (int second = 180; second <= 240; second += 30) {
            proof = proof.and(old(1, 301), SWITCHED, SWITCHED.plusSeconds(second));
        }
        assertThat(word(proof)).isEqualTo("failed");
    }

    /** Without a figure only an empty queue is known to have nothing old. */
    @Test
    void anAgeThatIsNotKnownIsNoPass() {
        Queue policy = new Queue(
                "jobs", null, null, null, null, Duration.ofMinutes(5), null, Growing.ALLOW, NoData.INCONCLUSIVE);
        for (int held = 0; held < 2; held++) {
            QueueProof proof = QueueProof.atStart(policy, "jobs", old(0, null));
            for (int second = 0; second <= 120; second += 30) {
                proof = proof.and(old(held, null), SWITCHED, SWITCHED.plusSeconds(second));
            }
            assertThat(word(proof)).isEqualTo(held == 0 ? "good" : "open");
        }
    }
}
