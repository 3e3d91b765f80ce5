package dev.kirikae.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.config.Verify.OnMissing;
import dev.kirikae.model.ProbeResponse;
import dev.kirikae.model.Verdict;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssetProofTest {

    private static ProbeResponse.@Nullable Http answer(String words) {
        if (words.equals("-")) {
            return null;
        }
        String[] parts = words.split(" ");
        String type = parts.length > 1 ? "text/html; charset=utf-8" : "text/javascript";
        return new ProbeResponse.Http(Integer.parseInt(parts[0]), Map.of("content-type", type), "", 1);
    }

    /** What the other side said, what the side itself said, and what that means under each policy. */
    @ParameterizedTest(name = "other {0}, own {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    200      | -        | VERIFIED     | assets: 1 on both sides
                    404      | 200      | FAILED       | assets missing: "/a.js", named by / of live, is not on the candidate (status 404): pages loaded before
                    410      | 200      | FAILED       | is not on the candidate (status 410)
                    200 html | 200      | FAILED       | is not on the candidate (a page instead)
                    200 html | 200 html | VERIFIED     | assets: 1 on both sides
                    404      | 404      | VERIFIED     | assets: "/a.js", named by / of live, is on neither side (status 404)
                    404      | 200 html | FAILED       | is not on the candidate (status 404)
                    403      | 403      | VERIFIED     | is on neither side (status 403)
                    403      | 200      | INCONCLUSIVE | assets unknown: "/a.js", named by / of live: the candidate gave status 403
                    503      | 200      | INCONCLUSIVE | the candidate gave status 503
                    -        | 200      | INCONCLUSIVE | the candidate gave no answer
                    404      | 503      | INCONCLUSIVE | the candidate gave status 404, and live none
                    404      | -        | INCONCLUSIVE | the candidate gave status 404, and live none
                    """)
    void oneAssetOfLive(String other, String own, Verdict verdict, String words) {
        AssetProof refuse = AssetProof.of(OnMissing.REFUSE).and(true, "/", "/a.js", answer(other), answer(own));
        AssetProof warn = AssetProof.of(OnMissing.WARN).and(true, "/", "/a.js", answer(other), answer(own));

        assertThat(refuse.verdict()).isEqualTo(verdict);
        assertThat(String.join("\n", refuse.evidence())).contains(words);
        assertThat(warn.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(warn.evidence()).isEqualTo(refuse.evidence());
    }

    /** Live was made before: it cannot have what is new, and no release can mend that. */
    @Test
    void whatLiveLacksIsSaidAndRefusesNothing() {
        AssetProof proof = AssetProof.of(OnMissing.REFUSE).and(false, "/", "/b.js", answer("404"), answer("200"));

        assertThat(proof.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(proof.evidence())
                .containsExactly(
                        "assets: 0 on both sides, 0 of live's missing on the candidate, 1 of the candidate's missing on live,"
                                + " 0 unknown",
                        "assets missing later: \"/b.js\", named by / of the candidate, is not on live (status 404): pages"
                                + " loaded after the switch break after a rollback");
    }

    @Test
    void longListsAreCutAndCounted() {
        AssetProof proof = AssetProof.of(OnMissing.WARN);
        for (int n = 0; n < 30; n++) {
            proof = proof.and(true, "/", "/" + n + ".js", answer("404"), answer("200"));
        }

        assertThat(proof.evidence()).hasSize(22).last().isEqualTo("assets missing: and 10 more");
    }
}
