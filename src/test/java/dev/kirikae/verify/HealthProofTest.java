package dev.kirikae.verify;

import static dev.kirikae.verify.WatchRun.SWITCHED;
import static dev.kirikae.verify.WatchRun.environment;
import static dev.kirikae.verify.WatchRun.verify;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.config.Verify;
import dev.kirikae.model.Environment;
import dev.kirikae.model.HealthColour;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.Status;
import dev.kirikae.model.Tier;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one look at an environment means, and what looks in a row do. */
class HealthProofTest {

    private static final Verify.Health USUAL = verify("").health();

    /** @param health empty: none is told, as with basic health */
    private static Environment reported(String status, String colour, String health) {
        return new Environment(
                environment(HealthStatus.OK).id(),
                "push-api-2",
                "push-api",
                "v2",
                Status.of(status),
                HealthColour.of(colour),
                HealthStatus.of(health),
                null,
                null,
                "64bit",
                Tier.WEB,
                SWITCHED,
                SWITCHED,
                false,
                null,
                new Environment.Words(status, colour, health, "WebServer"));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                // enhanced health
                "Ready | Green  | Ok         | GOOD  | Ready, health Ok",
                "Ready | Green  | Info       | GOOD  | Ready, health Info",
                "Ready | Yellow | Warning    | BAD   | Ready, health Warning (accepted: Ok, Info)",
                "Ready | Red    | Degraded   | BAD   | Ready, health Degraded (accepted: Ok, Info)",
                "Ready | Red    | Severe     | BAD   | Ready, health Severe (accepted: Ok, Info)",
                "Ready | Grey   | Pending    | ERROR | Ready, health Pending",
                "Ready | Grey   | No Data    | ERROR | Ready, health No Data",
                "Ready | Grey   | Suspended  | ERROR | Ready, health Suspended",
                "Ready | Grey   | Unknown    | ERROR | Ready, health Unknown",
                "Updating | Grey | Info      | ERROR | Updating, health Info",
                // basic health: a colour and no more
                "Ready | Green  | ''         | GOOD  | Ready, health Green",
                "Ready | Yellow | ''         | BAD   | Ready, health Yellow",
                "Ready | Red    | ''         | BAD   | Ready, health Red",
                "Ready | Grey   | ''         | ERROR | Ready, health Grey",
                // words that a later Beanstalk may write
                "Ready | Green  | Splendid   | ERROR | Ready, health Splendid; health Splendid is a word that this version does not know",
                "Ready | Purple | Ok         | ERROR | Ready, health Ok; health colour Purple is a word that this version does not know",
                "Ready | Purple | ''         | ERROR | Ready, health Purple; health colour Purple is a word that this version does not know",
                "Pausing | Green | Ok        | ERROR | Pausing, health Ok; status Pausing is a word that this version does not know",
                "''    | Green  | Ok         | ERROR | , health Ok",
                "Ready | ''     | Ok         | GOOD  | Ready, health Ok",
                "Ready | ''     | ''         | ERROR | 'Ready, health '",
            })
    void oneLook(String status, String colour, String health, Sample.Kind kind, String words) {
        Sample sample = HealthProof.sample(USUAL, reported(status, colour, health));
        assertThat(sample.kind()).isEqualTo(kind);
        assertThat(sample.words()).isEqualTo(words);
    }

    @Test
    void whatIsNotAcceptedIsOutsideWhateverItsColour() {
        Verify.Health strict = verify("  health: {accept: [Ok]}\n").health();
        assertThat(HealthProof.sample(strict, reported("Ready", "Green", "Info"))
                        .kind())
                .isEqualTo(Sample.Kind.BAD);
        Verify.Health lax = verify("  health: {accept: [Ok, Warning]}\n").health();
        assertThat(HealthProof.sample(lax, reported("Ready", "Yellow", "Warning"))
                        .kind())
                .isEqualTo(Sample.Kind.GOOD);
    }

    @Test
    void outsideAcceptFailsOnceItHasLastedForStableFor() {
        HealthProof proof = HealthProof.of(USUAL);
        for (int s = 0; s < 120; s += 10) {
            proof = proof.and(reported("Ready", "Red", "Severe"), at(s));
            assertThat(proof.isFailed()).as("after " + s).isFalse();
        }
        proof = proof.and(reported("Ready", "Red", "Severe"), at(120));
        assertThat(proof.isFailed()).isTrue();
        assertThat(proof.evidence())
                .isEqualTo("environment: Ready, health Severe (accepted: Ok, Info), not accepted for 2m");
    }

    @Test
    void oneAcceptedLookIsAnEndOfIt() {
        HealthProof proof = HealthProof.of(USUAL)
                .and(reported("Ready", "Red", "Severe"), at(0))
                .and(reported("Ready", "Red", "Severe"), at(110))
                .and(reported("Ready", "Green", "Ok"), at(115))
                .and(reported("Ready", "Red", "Severe"), at(120));
        assertThat(proof.isFailed()).isFalse();
        assertThat(proof.decisive()).isEqualTo(at(240));
    }

    @Test
    void aLookThatSaysNothingNeitherEndsABadRunNorMakesIt() {
        HealthProof proof = HealthProof.of(USUAL)
                .and(reported("Ready", "Red", "Severe"), at(0))
                .unanswered("throttled", at(60))
                .and(reported("Updating", "Grey", "Info"), at(90));
        assertThat(proof.isFailed()).isFalse();
        assertThat(proof.and(reported("Ready", "Red", "Severe"), at(120)).isFailed())
                .isTrue();
    }

    @Test
    void nothingKnownForStableForOrAMinuteIsBlind() {
        for (Verify.Health policy : new Verify.Health[] {
            USUAL, verify("  health: {stable-for: 5s}\n").health()
        }) {
            int limit = (int) Math.max(60, policy.stableFor().toSeconds());
            HealthProof grey = HealthProof.of(policy).and(reported("Ready", "Grey", "No Data"), at(0));
            assertThat(grey.unanswered("throttled", at(limit - 1)).isBlind()).isFalse();
            assertThat(grey.unanswered("throttled", at(limit)).isBlind()).isTrue();
            assertThat(grey.and(reported("Ready", "Green", "Ok"), at(limit - 1))
                            .unanswered("throttled", at(limit))
                            .isBlind())
                    .isFalse();
        }
    }

    @Test
    void aLostLookBreaksNoRunAndIsNoProof() {
        HealthProof good = HealthProof.of(USUAL).and(reported("Ready", "Green", "Ok"), at(0));
        HealthProof lost = good.and(reported("Ready", "Green", "Ok"), at(100)).unanswered("throttled", at(130));
        assertThat(lost.isStableFor(USUAL.stableFor())).isFalse();
        assertThat(lost.evidence()).isEqualTo("environment: no answer: throttled");
        HealthProof again = lost.and(reported("Ready", "Green", "Ok"), at(135));
        assertThat(again.isStableFor(USUAL.stableFor())).isTrue();
        assertThat(again.evidence()).isEqualTo("environment: Ready, health Ok, accepted for 2m 15s");
    }

    /** A letter a look, ten seconds apart: g accepted, b not, n no answer, u busy. */
    @ParameterizedTest(name = "{0}: decided at second {1}")
    @CsvSource(
            nullValues = "-",
            value = {
                "g,             120", "gg,            120", "ggggggggggggg, -", "b,             120",
                        "gb,            130",
                "n,             120", "gn,            130", "gbn,           140", "bu,            130",
                        "gng,           120",
                "nb,            130", "ug,            130"
            })
    void theLookThatDecidesIsTakenInTime(String looks, @Nullable Integer second) {
        HealthProof proof = HealthProof.of(USUAL);
        for (int i = 0; i < looks.length(); i++) {
            proof = switch (looks.charAt(i)) {
                case 'g' -> proof.and(reported("Ready", "Green", "Ok"), at(10 * i));
                case 'b' -> proof.and(reported("Ready", "Red", "Severe"), at(10 * i));
                case 'u' -> proof.and(reported("Updating", "Grey", "Info"), at(10 * i));
                default -> proof.unanswered("throttled", at(10 * i));
            };
        }
        assertThat(proof.decisive()).isEqualTo(second == null ? null : at(second));
    }

    @Test
    void beforeTheFirstLookNothingIsUrgentAndNothingIsKnown() {
        HealthProof none = HealthProof.of(USUAL);
        assertThat(none.decisive()).isNull();
        assertThat(none.isStableFor(java.time.Duration.ZERO)).isFalse();
        assertThat(none.isFailed()).isFalse();
        assertThat(none.evidence()).isEqualTo("environment: not looked at yet");
    }

    /** Whoever told more than a colour before does not tell it now: that colour says nothing. */
    @ParameterizedTest
    @CsvSource({"false, true", "true, false"})
    void aColourAloneIsBelievedUntilAStatusWasGiven(boolean enhanced, boolean believed) {
        HealthProof proof = HealthProof.of(USUAL, enhanced);
        proof = proof.and(reported("Ready", "Green", ""), at(0)).and(reported("Ready", "Green", ""), at(130));

        assertThat(proof.isStableFor(USUAL.stableFor())).isEqualTo(believed);
        assertThat(proof.isBlind()).isEqualTo(!believed);
        assertThat(proof.evidence())
                .isEqualTo(
                        believed
                                ? "environment: Ready, health Green, accepted for 2m 10s"
                                : "environment: Ready, health Green; its health status, told before, is missing, so"
                                        + " nothing is known for 2m 10s");
        HealthProof seen = HealthProof.of(USUAL).and(reported("Ready", "Green", "Ok"), at(0));
        assertThat(seen.and(reported("Ready", "Green", ""), at(10)).evidence()).contains("told before, is missing");
    }

    /** What lasted for no time yet is not told with a time. */
    @ParameterizedTest
    @CsvSource({
        "g, ''", "gg, ', accepted for 10s'", "b, ''", "bb, ', not accepted for 10s'", "n, ''",
        "nn, ', so nothing is known for 10s'", "bn, ''", "bbn, ''", "ggn, ''", "gbb, ', not accepted for 10s'"
    })
    void theEvidenceSaysHowLongTheLatestHasLasted(String looks, String lasted) {
        HealthProof proof = HealthProof.of(USUAL);
        for (int i = 0; i < looks.length(); i++) {
            proof = switch (looks.charAt(i)) {
                case 'g' -> proof.and(reported("Ready", "Green", "Ok"), at(10 * i));
                case 'b' -> proof.and(reported("Ready", "Red", "Severe"), at(10 * i));
                default -> proof.unanswered("throttled", at(10 * i));
            };
        }
        String last = looks.endsWith("g")
                ? "Ready, health Ok"
                : looks.endsWith("b") ? "Ready, health Severe (accepted: Ok, Info)" : "no answer: throttled";
        assertThat(proof.evidence()).isEqualTo("environment: " + last + lasted);
    }

    @Test
    void theEvidenceSaysHowLongNothingIsKnown() {
        HealthProof silent = HealthProof.of(USUAL)
                .and(reported("Ready", "Red", "Severe"), at(0))
                .and(reported("Ready", "Red", "Severe"), at(20))
                .unanswered("throttled", at(30))
                .unanswered("throttled", at(90));
        assertThat(silent.evidence()).isEqualTo("environment: no answer: throttled, so nothing is known for 1m");
    }

    @Test
    void aLookOfAnEarlierTimeShortensNothing() {
        HealthProof proof = HealthProof.of(USUAL)
                .and(reported("Ready", "Green", "Ok"), at(0))
                .and(reported("Ready", "Green", "Ok"), at(130))
                .and(reported("Ready", "Green", "Ok"), at(100));
        assertThat(proof.isStableFor(USUAL.stableFor())).isTrue();
        assertThat(proof.evidence()).endsWith("accepted for 2m 10s");
    }

    @Test
    void wordsAreReadInAnyLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(HealthStatus.of("Info")).isEqualTo(HealthStatus.INFO);
            assertThat(Status.of("LinkingTo")).isEqualTo(Status.LINKING_TO);
            assertThat(HealthColour.of("Green").word()).isEqualTo("Green");
            assertThat(Tier.of("webserver")).isEqualTo(Tier.WEB);
        } finally {
            Locale.setDefault(before);
        }
    }

    private static Instant at(int seconds) {
        return SWITCHED.plusSeconds(seconds);
    }
}
