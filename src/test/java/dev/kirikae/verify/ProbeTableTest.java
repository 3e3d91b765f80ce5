package dev.kirikae.verify;

import static dev.kirikae.verify.WatchRun.SWITCHED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.config.Probe;
import dev.kirikae.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What samples come to before the switch: g a good one, b a bad one, e none could be taken, m none
 * was answered in time, i one had no data yet, l the version before answered. */
class ProbeTableTest {

    private static final Duration EVERY = Duration.ofSeconds(10);

    private static Probe probe(String name, int passes, int failures, int errors, Duration within) {
        Probe.Check check = new Probe.Http("/health", 0, new Probe.Expect(List.of(200), Map.of(), null));
        return new Probe(name, check, EVERY, Duration.ofSeconds(5), passes, failures, errors, within);
    }

    private static Sample sample(char letter) {
        return switch (letter) {
            case 'g' -> Sample.good("status 200");
            case 'b' -> Sample.bad("status 500");
            case 'e' -> Sample.error("no route");
            case 'm' -> Sample.missing("nothing in 5 s");
            case 'i' -> Sample.inconclusive("an empty list");
            default -> Sample.lagging("the name still leads to v1");
        };
    }

    private static ProbeProof after(Probe probe, String samples) {
        ProbeProof proof = ProbeProof.of(List.of(probe), SWITCHED);
        for (int i = 0; i < samples.length(); i++) {
            proof = proof.and(probe, sample(samples.charAt(i)), SWITCHED.plus(EVERY.multipliedBy(i)));
        }
        return proof;
    }

    /** One sample every ten seconds; the verdict is told after the last of them, and no earlier. */
    @ParameterizedTest(name = "passes {0}, failures {1}, errors {2}, within {3}: {4} is {5}")
    @CsvSource(nullValues = "-", textBlock = """
                    # passes, failures, errors, within, samples, verdict
                    1,        0,        1,      PT2M,   g,       VERIFIED
                    3,        0,        3,      PT2M,   gg,      -
                    3,        0,        3,      PT2M,   ggg,     VERIFIED
                    3,        0,        3,      PT2M,   b,       FAILED
                    3,        0,        3,      PT2M,   ggb,     FAILED
                    3,        1,        3,      PT2M,   ggb,     -
                    3,        1,        3,      PT2M,   ggbgg,   -
                    3,        1,        3,      PT2M,   ggbggg,  VERIFIED
                    3,        1,        3,      PT2M,   bggb,    FAILED
                    3,        1,        3,      PT2M,   beeb,    FAILED
                    3,        0,        3,      PT2M,   ee,      -
                    3,        0,        3,      PT2M,   eee,     INCONCLUSIVE
                    3,        0,        3,      PT2M,   eegee,   -
                    3,        0,        3,      PT2M,   ggegg,   -
                    3,        0,        3,      PT2M,   ggeggg,  VERIFIED
                    3,        2,        3,      PT2M,   eebee,   -
                    3,        0,        3,      PT2M,   gglg,    VERIFIED
                    3,        0,        3,      PT2M,   eele,    INCONCLUSIVE
                    3,        0,        3,      PT2M,   lll,     -
                    3,        0,        3,      PT20S,  ggg,     VERIFIED
                    3,        0,        3,      PT20S,  ege,     -
                    3,        0,        3,      PT20S,  egee,    INCONCLUSIVE
                    3,        0,        3,      PT20S,  eggb,    FAILED
                    3,        0,        3,      PT20S,  eggg,    VERIFIED
                    3,        0,        3,      PT2M,   mem,     INCONCLUSIVE
                    3,        0,        3,      PT2M,   emi,     -
                    3,        0,        3,      PT2M,   mmb,     FAILED
                    3,        0,        3,      PT2M,   iiiiiii, -
                    3,        0,        3,      PT2M,   ggigg,   -
                    3,        0,        3,      PT2M,   ggiggg,  VERIFIED
                    3,        0,        3,      PT20S,  iiii,    INCONCLUSIVE
                    3,        0,        3,      PT2M,   iib,     FAILED
                    """)
    void theTable(int passes, int failures, int errors, Duration within, String samples, @Nullable Verdict verdict) {
        Probe probe = probe("root", passes, failures, errors, within);
        Instant last = SWITCHED.plus(EVERY.multipliedBy(samples.length() - 1L));
        assertThat(after(probe, samples).verdict(last)).isEqualTo(verdict);
        String before = samples.substring(0, samples.length() - 1);
        if (!before.isEmpty()) {
            assertThat(after(probe, before).verdict(last.minus(EVERY)))
                    .as("one sample before")
                    .isNull();
        }
    }

    /**
     * Every sequence of up to five samples. The version before is no sample at all; more bad ones than are forgiven fail, then so
     * many errors at the end leave it blind, then so many good ones at the end prove it.
     */
    @ParameterizedTest(name = "passes {0}, failures {1}, errors {2}")
    @CsvSource({"1, 0, 1", "2, 0, 2", "3, 0, 3", "3, 1, 2", "2, 2, 3", "4, 1, 1"})
    void everyShortSequence(int passes, int failures, int errors) {
        Probe probe = probe("root", passes, failures, errors, Duration.ofHours(1));
        for (String samples : sequences(5)) {
            String counted = samples.replace("l", "").replace("m", "e");
            Verdict expected = counted.replaceAll("[^b]", "").length() > failures
                    ? Verdict.FAILED
                    : counted.endsWith("e".repeat(errors))
                            ? Verdict.INCONCLUSIVE
                            : counted.endsWith("g".repeat(passes)) ? Verdict.VERIFIED : null;
            ProbeProof proof = after(probe, samples);
            assertThat(proof.verdict(SWITCHED)).as(samples).isEqualTo(expected);
            assertThat(proof.isLagging()).as(samples).isEqualTo(samples.endsWith("l"));
        }
    }

    private static List<String> sequences(int longest) {
        List<String> all = new ArrayList<>(List.of(""));
        for (int i = 0; i < all.size() && all.get(i).length() < longest; i++) {
            for (char letter : "gbemil".toCharArray()) {
                all.add(all.get(i) + letter);
            }
        }
        all.remove(0);
        return all;
    }

    @Test
    void timeIsUpOnlyAfterWithinAndOnlyForWhatIsOpen() {
        Probe probe = probe("root", 2, 0, 3, Duration.ofSeconds(30));
        Instant end = SWITCHED.plusSeconds(30);
        assertThat(after(probe, "g").verdict(end)).isNull();
        assertThat(after(probe, "g").verdict(end.plusMillis(1))).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(after(probe, "gg").verdict(end.plusSeconds(60))).isEqualTo(Verdict.VERIFIED);
    }

    @Test
    void allProbesMustBeProvedAndOneIsEnoughToFail() {
        Probe quick = probe("quick", 1, 0, 2, Duration.ofMinutes(2));
        Probe slow = probe("slow", 2, 0, 2, Duration.ofMinutes(2));
        ProbeProof begun = ProbeProof.of(List.of(quick, slow), SWITCHED);
        ProbeProof half = begun.and(quick, sample('g'), SWITCHED).and(slow, sample('g'), SWITCHED);
        Instant next = SWITCHED.plus(EVERY);

        assertThat(begun.verdict(SWITCHED)).isNull();
        assertThat(half.verdict(SWITCHED)).isNull();
        assertThat(half.and(slow, sample('g'), next).verdict(next)).isEqualTo(Verdict.VERIFIED);
        assertThat(half.and(slow, sample('b'), next).verdict(next)).isEqualTo(Verdict.FAILED);
        ProbeProof blind = half.and(quick, sample('e'), next).and(quick, sample('e'), next);
        assertThat(blind.verdict(next)).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(blind.and(slow, sample('b'), next).verdict(next))
                .as("what is known to be bad counts more than what is not known")
                .isEqualTo(Verdict.FAILED);
        assertThat(half.verdict(SWITCHED.plusSeconds(121))).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void nothingAskedIsNoObstacle() {
        ProbeProof none = ProbeProof.of(List.of(), SWITCHED);
        assertThat(none.verdict(SWITCHED)).isEqualTo(Verdict.VERIFIED);
        assertThat(none.nextDue(SWITCHED.plusSeconds(7))).isEqualTo(SWITCHED.plusSeconds(7));
        assertThat(none.need()).isNull();
    }

    @Test
    void eachProbeIsDueAtItsOwnTime() {
        Probe often = probe("often", 3, 0, 3, Duration.ofMinutes(2));
        Probe rarely = new Probe(
                "rarely", often.check(), Duration.ofSeconds(25), often.timeout(), 2, 0, 3, Duration.ofMinutes(2));
        ProbeProof begun = ProbeProof.of(List.of(often, rarely), SWITCHED);
        assertThat(begun.due(SWITCHED)).containsExactly(often, rarely);
        ProbeProof sampled = begun.and(often, sample('g'), SWITCHED).and(rarely, sample('g'), SWITCHED);

        assertThat(sampled.nextDue(SWITCHED)).isEqualTo(SWITCHED.plusSeconds(10));
        assertThat(sampled.due(SWITCHED.plusSeconds(9))).isEmpty();
        assertThat(sampled.due(SWITCHED.plusSeconds(10))).containsExactly(often);
        assertThat(sampled.due(SWITCHED.plusSeconds(25))).containsExactly(often, rarely);
        assertThat(sampled.need()).as("the longest of what is open").isEqualTo(Duration.ofSeconds(50));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    g    | probe root: 1 good, 0 bad; last: status 200
                    gb   | probe root: 1 good, 1 bad; last: status 500
                    ge   | probe root: 1 good, 0 bad, 1 that could not be taken, and no answer once running; last: no route
                    gmii | probe root: 1 good, 0 bad, 1 not answered in time, 2 inconclusive; last: an empty list
                    gm   | probe root: 1 good, 0 bad, 1 not answered in time, and no answer once running; last: nothing in 5 s
                    geel | probe root: 1 good, 0 bad, 2 that could not be taken, and no answer 2 times running; last: the name still leads to v1
                    """)
    void theEvidenceCountsWhatWasSeen(String samples, String evidence) {
        assertThat(after(probe("root", 3, 0, 3, Duration.ofMinutes(2)), samples).evidence())
                .containsExactly(evidence);
    }

    @Test
    void whatWasNeverSampledSaysSo() {
        assertThat(ProbeProof.of(List.of(probe("root", 3, 0, 3, Duration.ofMinutes(2))), SWITCHED)
                        .evidence())
                .containsExactly("probe root: 0 good, 0 bad; last: not sampled yet");
    }
}
